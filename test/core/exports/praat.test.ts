/** TextGrids opened by Praat itself. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textGrid } from '../../../src/core/exports/textGrid';
import { anyExport } from './anyExport';

const hasPraat = spawnSync('praat', ['--version']).status === 0;

/** Prints what Praat holds of each file: tiers, and of each its name, intervals and their ends. */
const script = `
form Files
  sentence Folder
  integer Count
endform
for file to count
  Read from file: folder$ + "/" + string$ (file) + ".TextGrid"
  tiers = Get number of tiers
  appendInfoLine: "file ", tiers
  for tier to tiers
    name$ = Get tier name: tier
    intervals = Get number of intervals: tier
    appendInfoLine: "tier ", intervals, " ", name$
    for interval to intervals
      start = Get start time of interval: tier, interval
      end = Get end time of interval: tier, interval
      text$ = Get label of interval: tier, interval
      appendInfoLine: fixed$ (start, 3), " ", fixed$ (end, 3), " ", text$
    endfor
  endfor
  Remove
endfor
`;

describe('Praat', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'affectron-praat-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it.skipIf(!hasPraat && process.env['CI'] !== 'true')(
    'opens a TextGrid and finds in it what was written',
    async () => {
      const exports = fc.sample(anyExport, { numRuns: 25, seed: 4 });
      for (const [index, exported] of exports.entries()) {
        await writeFile(path.join(folder, `${index + 1}.TextGrid`), textGrid(exported));
      }
      await writeFile(path.join(folder, 'read.praat'), script);
      const args = ['--run', '--utf8', path.join(folder, 'read.praat'), folder, String(exports.length)];
      const praat = spawnSync('praat', args, { encoding: 'utf8' });
      expect({ status: praat.status, stderr: praat.stderr }).toEqual({ status: 0, stderr: '' });

      const expected = exports.flatMap(({ file, version, timelines }) => {
        const tiers = timelines.filter(({ segments }) => segments.length > 0);
        return [
          `file ${tiers.length}`,
          ...tiers.flatMap(({ model, segments }) => [
            `tier ${segments.length} ${model} (${file.replaceAll(/\p{Cc}/gu, ' ')}, Affectron ${version})`,
            ...segments.map(({ start, end, top, confidence }) => {
              const text = top === 'no speech' ? '' : `${top} ${Math.round(100 * confidence)} %`;
              return `${start.toFixed(3)} ${end.toFixed(3)} ${text}`;
            }),
          ]),
        ];
      });
      // Praat writes 0 without digits.
      expect(
        praat.stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.trimEnd().replace(/^0 /, '0.000 ')),
      ).toEqual(expected.map((line) => line.trimEnd()));
    },
  );
});
