/** `app://affectron/`: pages confined to the built folder, clips that can be sought in. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchWithVoice, type OpenedVoice } from './launchWithVoice';

let running: OpenedVoice;
let page: Page;

beforeAll(async () => {
  running = await launchWithVoice();
  ({ page } = running.affectron);
});
afterAll(() => running.close());

describe('the app protocol', () => {
  it.each([
    ['/../package.json', 404],
    ['/%2e%2e/package.json', 404],
    ['/..%2f..%2fpackage.json', 404],
    ['/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json', 404],
    ['/clips/unknown-id.wav', 404],
    ['/clips/..%2f..%2fetc%2fpasswd.wav', 404],
    ['/clips/', 404],
    ['/missing.js', 404],
  ])('answers %s with %i', async (path, status) => {
    expect(await page.evaluate(async (at) => (await fetch(`app://affectron${at}`)).status, path)).toBe(
      status,
    );
  });

  it('answers nothing but reading', async () => {
    const status = await page.evaluate(
      async () => (await fetch('app://affectron/index.html', { method: 'POST', body: 'x' })).status,
    );
    expect(status).toBe(405);
  });

  it('sends the part of a clip that is asked for', async () => {
    const parts = await page.evaluate(async (clip) => {
      const ask = async (range: string | null) => {
        const answer = await fetch(`app://affectron/clips/${clip}.wav`, {
          headers: range === null ? {} : { Range: range },
        });
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return {
          status: answer.status,
          range: answer.headers.get('Content-Range'),
          bytes: [...bytes.slice(0, 4)],
          length: bytes.length,
        };
      };
      return [
        await ask(null),
        await ask('bytes=0-3'),
        await ask('bytes=64040-'),
        await ask('bytes=-4'),
        await ask('bytes=64044-'),
      ];
    }, running.id);
    expect(parts).toMatchObject([
      { status: 200, range: null, bytes: [0x52, 0x49, 0x46, 0x46], length: 64_044 },
      { status: 206, range: 'bytes 0-3/64044', bytes: [0x52, 0x49, 0x46, 0x46], length: 4 },
      { status: 206, range: 'bytes 64040-64043/64044', length: 4 },
      { status: 206, range: 'bytes 64040-64043/64044', length: 4 },
      { status: 416, range: 'bytes */64044', length: 0 },
    ]);
  });

  it('lets the audio element seek', async () => {
    const time = await page.evaluate(async (clip) => {
      const audio = new Audio(`app://affectron/clips/${clip}.wav`);
      audio.muted = true;
      await new Promise((resolve, reject) => {
        audio.oncanplay = resolve;
        audio.onerror = reject;
      });
      audio.currentTime = 1.5;
      await new Promise((resolve) => (audio.onseeked = resolve));
      return [audio.duration, audio.currentTime];
    }, running.id);
    expect(time[0]).toBeCloseTo(2, 2);
    expect(time[1]).toBeCloseTo(1.5, 2);
  });
});
