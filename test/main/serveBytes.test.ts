import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { fileBytes } from '../../src/main/protocol/fileBytes';
import { parseRange } from '../../src/main/protocol/range';
import { serveBytes } from '../../src/main/protocol/serveBytes';
import { temporaryFolder, writeFiles } from '../library/places';

describe('parseRange', () => {
  it.each([
    [null, 'whole'],
    ['', 'whole'],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-5000', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-5000', { start: 0, end: 99 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=99999999999999999999-', 'unsatisfiable'],
    ['bytes=20-10', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=a-b', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['items=0-1', 'whole'],
  ])('%s of 100 bytes', (header, expected) => {
    expect(parseRange(header, 100)).toEqual(expected);
  });
});

describe('fileBytes', () => {
  const sound = new Uint8Array(randomBytes(600_000));

  async function playing() {
    const [path] = await writeFiles(await temporaryFolder(), { 'copy.wav': sound });
    const bytes = await fileBytes(path);
    const reader = serveBytes(bytes, null, {}).body?.getReader();
    if (!reader) throw new Error('There is nothing to read.');
    return { path, reader };
  }
  /** Whether this process has the file open, deleted or not. */
  const isOpen = (path: string) =>
    readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(path);
      } catch {
        return false;
      }
    });

  it('are all there although the file is deleted while it plays', async () => {
    const { path, reader } = await playing();
    const heard = [(await reader.read()).value as Uint8Array];
    await rm(path);
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard.push(part.value);
    }
    expect(Buffer.concat(heard).equals(sound)).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')(
    'let go of the file at their end, and where nobody listens on',
    async () => {
      const { path, reader } = await playing();
      expect(isOpen(path)).toBe(false);
      await reader.read();
      expect(isOpen(path)).toBe(true);
      await reader.cancel();
      expect(isOpen(path)).toBe(false);
      const whole = await playing();
      while (!(await whole.reader.read()).done);
      await vi.waitFor(() => expect(isOpen(whole.path)).toBe(false));
    },
  );
});

describe('serveBytes', () => {
  const bytes = Uint8Array.from({ length: 700_000 }, (_, index) => index % 251);
  const type = { 'Content-Type': 'audio/wav' };

  it('sends the whole without a range', async () => {
    const answer = serveBytes(bytes, null, type);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Accept-Ranges')).toBe('bytes');
    expect(answer.headers.get('Content-Length')).toBe('700000');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('sends a part over several chunks', async () => {
    const answer = serveBytes(bytes, 'bytes=100-600099', type);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('Content-Range')).toBe('bytes 100-600099/700000');
    expect(answer.headers.get('Content-Length')).toBe('600000');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.slice(100, 600_100))).toBe(true);
  });

  it('refuses what starts past the end and says how long it is', () => {
    const answer = serveBytes(bytes, 'bytes=700000-', type);
    expect(answer.status).toBe(416);
    expect(answer.headers.get('Content-Range')).toBe('bytes */700000');
  });

  it('leaves the kept bytes as they are when a reader takes the chunks away', async () => {
    const copy = bytes.slice();
    const reader = serveBytes(bytes, null, type).body?.getReader();
    const first = await reader?.read();
    (first?.value as Uint8Array | undefined)?.fill(0);
    expect(Buffer.from(bytes).equals(copy)).toBe(true);
  });
});
