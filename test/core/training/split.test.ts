import { describe, expect, it } from 'vitest';
import type { LabelledClip } from '../../../src/core/evaluation/protocols';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import { AffectronError } from '../../../src/core/errors';
import { heldOut, isOriginal, splitByActor } from '../../../src/core/training/split';

function clip(name: string): LabelledClip {
  const label = labelFromName(name);
  if (!label?.emotion) throw new Error(`${name} is no corpus name`);
  return { label: { ...label, emotion: label.emotion } };
}

const two = (number: number) => String(number).padStart(2, '0');

/** Three emotions of each actor. */
function ravdess(actors: readonly number[]): LabelledClip[] {
  return actors.flatMap((actor) =>
    [1, 3, 5].map((emotion) => clip(`03-01-${two(emotion)}-01-01-01-${two(actor)}.wav`)),
  );
}

const allActors = Array.from({ length: 24 }, (_, index) => index + 1);

function refusal(clips: LabelledClip[]): AffectronError {
  try {
    splitByActor(clips);
  } catch (error) {
    if (error instanceof AffectronError) return error;
  }
  throw new Error('it was not refused');
}

describe('splitByActor', () => {
  it('holds out the published actors of RAVDESS', () => {
    expect(heldOut).toEqual({ test: ['02', '05', '14', '15', '16'], validation: ['03', '06'] });
    const { actors, clips } = splitByActor(ravdess(allActors));
    expect(actors.test).toEqual(heldOut.test.map((actor) => `RAVDESS ${actor}`));
    expect(actors.validation).toEqual(['RAVDESS 03', 'RAVDESS 06']);
    expect(actors.training).toHaveLength(17);
    expect([clips.training.length, clips.validation.length, clips.test.length]).toEqual([51, 6, 15]);
  });

  it('has every clip in one part and every actor in one part', () => {
    const mixed = [
      ...ravdess(allActors),
      ...['DC', 'JE', 'JK', 'KL'].flatMap((actor) => [clip(`${actor}_a01.wav`), clip(`${actor}_h01.wav`)]),
      ...['OAF', 'YAF'].flatMap((actor) => [clip(`${actor}_back_angry.wav`), clip(`${actor}_back_sad.wav`)]),
    ];
    const { clips, actors } = splitByActor(mixed);
    const placed = [...clips.training, ...clips.validation, ...clips.test];
    expect(new Set(placed).size).toBe(mixed.length);
    expect(placed).toHaveLength(mixed.length);
    const named = [...actors.training, ...actors.validation, ...actors.test];
    expect(new Set(named).size).toBe(named.length);
    expect(actors.test).toContain('SAVEE KL');
    expect(actors.validation).toContain('SAVEE JK');
    // Two women only: TESS cannot spare one.
    expect(actors.training).toEqual(expect.arrayContaining(['TESS OAF', 'TESS YAF']));
  });

  it('still holds actors out of a part of RAVDESS', () => {
    const { actors } = splitByActor(ravdess([8, 9, 10, 11]));
    expect(actors).toEqual({
      training: ['RAVDESS 08', 'RAVDESS 09'],
      validation: ['RAVDESS 10'],
      test: ['RAVDESS 11'],
    });
  });

  it('refuses one actor, two actors, and one emotion, in plain words', () => {
    expect(refusal(ravdess([1]))).toMatchObject({ code: 'not-enough-data' });
    expect(refusal(ravdess([1])).message).toMatch(/by one actor/);
    expect(refusal(ravdess([1, 2])).message).toMatch(/by 2 actors.*at least three/);
    const calm = allActors.map((actor) => clip(`03-01-02-01-01-01-${two(actor)}.wav`));
    expect(refusal(calm)).toMatchObject({ code: 'not-enough-data' });
    expect(refusal(calm).message).toMatch(/All clips to train on are calm/);
    const oneAtTheTest = ravdess([8, 9, 10]).concat(clip('03-01-02-01-01-01-11.wav'));
    expect(refusal(oneAtTheTest).message).toMatch(/All clips to test with are calm/);
    const few = ravdess([8, 9, 10]).concat(
      ['02', '03'].map((emotion) => clip(`03-01-${emotion}-01-01-01-11.wav`)),
    );
    expect(refusal(few).message).toMatch(/only 2 clips to test with/);
  });
});

describe('isOriginal', () => {
  it('leaves out the recording RAVDESS holds twice, once', () => {
    expect(isOriginal('03-01-03-01-02-01-07.wav')).toBe(true);
    expect(isOriginal('03-01-03-01-02-02-07.wav')).toBe(false);
  });
});
