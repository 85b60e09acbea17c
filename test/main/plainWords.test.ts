import { expect, it } from 'vitest';
import { plainly, plainWords } from '../../src/main/bridge/plainWords';

it('signs without a shape are replaced, whatever else a name holds stays', () => {
  expect(plainWords('\u202egpj.exe\u0007\u2066a\u2069\ud800')).toBe('\ufffdgpj.exe\ufffd\ufffda\ufffd\ufffd');
  for (const name of ['<img src=x>', 'שלום\u200f.wav', 'é ü 声 😀', 'two\nlines\tand a tab', '']) {
    expect(plainWords(name)).toBe(name);
  }
});

it('every text is reached, and what has none is the same thing as before', () => {
  const bytes = new Uint8Array([1, 2]);
  const quiet = { rows: [{ name: 'a', more: null }], bytes, when: undefined, count: NaN, ratios: [1, NaN] };
  expect(plainly(quiet)).toBe(quiet);
  const loud = { ...quiet, rows: [{ name: 'a' }, { name: 'b\u202e', deep: [['\u0000']] }] };
  const plain = plainly(loud);
  expect(plain.rows).toEqual([{ name: 'a' }, { name: 'b\ufffd', deep: [['\ufffd']] }]);
  expect(plain.rows[0]).toBe(loud.rows[0]);
  expect(plain.bytes).toBe(bytes);
  expect(loud.rows[1].name).toBe('b\u202e');
});
