import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assertClassifiable } from '../../../src/core/audio/classifiable';
import { decodeSound } from '../../../src/core/audio/decode';

const folder = new URL('../../../samples/', import.meta.url);

interface Sample {
  file: string;
  title: string;
  note: string;
  attribution: string;
}

const samples = JSON.parse(readFileSync(new URL('samples.json', folder), 'utf8')) as Sample[];

it('the list names every clip in the folder', () => {
  const clips = readdirSync(folder).filter((name) => !/\.(json|md)$/.test(name));
  expect(samples.map(({ file }) => file).sort()).toEqual(clips.sort());
});

it.each(samples)('$file can be played and classified, and claims no emotion', async ({ file, note }) => {
  const { clip, seconds, warning } = await decodeSound(new Uint8Array(readFileSync(new URL(file, folder))));
  expect(() => assertClassifiable(clip)).not.toThrow();
  expect(warning).toBeUndefined();
  expect(seconds).toBeGreaterThan(2);
  expect(seconds).toBeLessThan(4.1);
  expect(note).toMatch(/no claimed emotion/);
});
