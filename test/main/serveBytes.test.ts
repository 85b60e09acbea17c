import { describe, expect, it } from 'vitest';
import { parseRange } from '../../src/main/protocol/range';
import { serveBytes } from '../../src/main/protocol/serveBytes';

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
