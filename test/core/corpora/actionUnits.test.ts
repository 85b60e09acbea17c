import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/setup/paths.mjs';
import { readActionUnits } from '../../../src/core/corpora/actionUnits';

const head = 'clip,audio_file,emotion,dyn_AU12_r,stat_AU12_r,stat_AU45_c\n';
const row = (name: string, ...units: (number | string)[]) => ['x', name, 'happy', ...units].join(',') + '\n';

describe('readActionUnits', () => {
  it('reads labels from names and the square roots of all units, by actor and name', () => {
    const { clips } = readActionUnits(
      head + row('03-01-04-02-01-01-10.wav', 4, 0, 1) + row('03-01-03-01-01-01-02.wav', 1, 9, 0.25),
    );
    expect(clips.map(({ label }) => [label.actor, label.emotion, label.intensity])).toEqual([
      ['02', 'happy', 'normal'],
      ['10', 'sad', 'strong'],
    ]);
    expect([...clips[0].heard]).toEqual([1, 3, 0.5]);
  });

  it('leaves out the take that RAVDESS holds twice', () => {
    const table = head + row('03-01-03-01-02-02-07.wav', 1, 1, 1) + row('03-01-03-01-02-01-07.wav', 1, 1, 1);
    expect(readActionUnits(table)).toMatchObject({ duplicates: 1, clips: [{ label: { repetition: 1 } }] });
  });

  it.each([
    ['no table', 'holla', /no column “audio_file”/],
    ['no clip', head, /has no clip/],
    ['another name', head + row('holiday.wav', 1, 1, 1), /Line 2: “holiday.wav” is no clip with an emotion/],
    ['a hole', head + row('03-01-03-01-01-01-02.wav', 1, '', 1), /Line 2: an action unit is no number/],
    ['a short line', head + row('03-01-03-01-01-01-02.wav', 1), /Line 2: an action unit is no number/],
    ['less than 0', head + row('03-01-03-01-01-01-02.wav', 1, -1, 1), /Line 2: an action unit is no number/],
  ])('refuses %s', (_, text, message) => {
    expect(() => readActionUnits(text)).toThrow(
      expect.objectContaining({ code: 'bad-units', message: expect.stringMatching(message) as string }),
    );
  });

  const real = join(root, '..', 'shared', 'faces', 'ravdess-speech-action-units.csv');
  it.skipIf(!existsSync(real))('reads the faces of RAVDESS (skipped without ../shared/faces)', () => {
    const { clips, duplicates } = readActionUnits(readFileSync(real, 'utf8'));
    expect(clips).toHaveLength(1439);
    expect(duplicates).toBe(1);
    expect(new Set(clips.map(({ heard }) => heard.length))).toEqual(new Set([70]));
    expect(new Set(clips.map(({ label }) => label.actor)).size).toBe(24);
  });
});
