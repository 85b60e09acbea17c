import { describe, expect, it } from 'vitest';
import type { Emotion } from '../../../src/core/emotions';
import { evaluationProtocols, protocolFolds } from '../../../src/core/evaluation/protocols';
import { randomProtocols } from '../../../src/core/evaluation/protocols/randomSplits';
import { madeCorpora, type NamedClip } from './madeCorpora';

const clips = madeCorpora();
const copies = clips.map((clip) => ({ ...clip, name: `${clip.name} (re-encoded)` }));
const alone = { song: false, otherCorpora: false };
const everything = { song: true, otherCorpora: true };
const names = Object.keys(randomProtocols) as (keyof typeof randomProtocols)[];

function fold(name: keyof typeof randomProtocols, seed = 1, material = alone) {
  const { copies: twice } = evaluationProtocols[name];
  const [only] = protocolFolds(name, twice ? [...clips, ...copies] : clips, material, seed);
  return only;
}

const namesOf = (part: readonly NamedClip[]) => part.map(({ name }) => name);
const countsOf = (part: readonly NamedClip[]) => {
  const counts: Partial<Record<Emotion, number>> = {};
  for (const { label } of part) counts[label.emotion] = (counts[label.emotion] ?? 0) + 1;
  return counts;
};

describe.each(names)('%s', (name) => {
  it('tests no clip that is trained on or watches', () => {
    const { training, validation, test } = fold(name);
    const all = namesOf([...training, ...validation, ...test]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('draws by its seed', () => {
    expect(namesOf(fold(name).test)).toEqual(namesOf(fold(name).test));
    expect(namesOf(fold(name, 2).test)).not.toEqual(namesOf(fold(name).test));
  });

  it('draws the same whatever else may be trained on, and never tests that', () => {
    const more = fold(name, 1, everything);
    const own = fold(name);
    expect(more.test).toEqual(own.test);
    expect(more.validation).toEqual(own.validation);
    expect(more.training.slice(0, own.training.length)).toEqual(own.training);
    const all = namesOf([...more.training, ...more.validation, ...more.test]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('trains on no emotion that it leaves out', () => {
    const trained = (material: typeof everything) =>
      new Set(fold(name, 1, material).training.map(({ label }) => label.emotion));
    expect(trained(everything)).toEqual(trained(alone));
  });

  it('knows that its voices have been heard', () => {
    expect(evaluationProtocols[name].unseenVoices).toBe(false);
    const { training, test } = fold(name);
    const heard = new Set(training.map(({ label }) => label.actor));
    expect(test.some(({ label }) => heard.has(label.actor))).toBe(true);
  });
});

it.each([
  // 1440 clips; 1248 and 70 of the made TESS; 768; 2452 twice and once; 1152; 1440; 480.
  ['classic-a', 288, 116, 1036],
  ['classic-b', 264, 106, 948],
  ['classic-c', 192, 58, 518],
  ['classic-d', 491, 491, 3922],
  ['classic-d-clean', 246, 246, 1960],
  ['classic-e-6', 231, 93, 828],
  ['classic-e-8', 288, 116, 1036],
  ['classic-e-savee', 96, 39, 345],
] as const)('%s has the published sizes: %i tested, %i watching, %i trained on', (name, ...sizes) => {
  const { test, validation, training } = fold(name);
  expect([test.length, validation.length, training.length]).toEqual(sizes);
});

describe('stratified splits', () => {
  it('have every emotion in proportion', () => {
    expect(countsOf(fold('classic-e-savee').test)).toEqual({
      neutral: 24,
      ...Object.fromEntries(
        ['happy', 'sad', 'angry', 'fearful', 'disgust', 'surprised'].map((emotion) => [emotion, 12]),
      ),
    });
    const e8 = Object.values(countsOf(fold('classic-e-8').test));
    expect(Math.max(...e8) - Math.min(...e8)).toBeLessThanOrEqual(20);
  });

  it('and the others as chance has it', () => {
    const a = countsOf(fold('classic-a').test);
    const b = countsOf(fold('classic-a', 2).test);
    expect(a).not.toEqual(b);
  });
});

describe('validation', () => {
  it('is spare where the original named none, and the original’s own in classic-d', () => {
    expect(names.filter((name) => !fold(name).spareValidation)).toEqual(['classic-d', 'classic-d-clean']);
  });
});

it('training is of the corpora and channels the protocol names, and of more where the recipe may', () => {
  const kinds = (name: keyof typeof randomProtocols, material = alone) =>
    [
      ...new Set(fold(name, 1, material).training.map(({ label }) => `${label.corpus} ${label.channel}`)),
    ].sort();
  expect(kinds('classic-a')).toEqual(['RAVDESS speech']);
  expect(kinds('classic-b')).toEqual(['RAVDESS speech', 'TESS speech']);
  expect(kinds('classic-d-clean')).toEqual(['RAVDESS song', 'RAVDESS speech']);
  expect(kinds('classic-e-savee')).toEqual(['SAVEE speech']);
  expect(kinds('classic-a', everything)).toEqual([
    'RAVDESS song',
    'RAVDESS speech',
    'SAVEE speech',
    'TESS speech',
  ]);
});

it('classic-d draws originals and copies alike', () => {
  const { test } = fold('classic-d');
  const copied = test.filter(({ name }) => name.endsWith('(re-encoded)')).length;
  expect(copied).toBeGreaterThan(test.length / 4);
  expect(copied).toBeLessThan((3 * test.length) / 4);
});

it('ravdess-random tests every clip once', () => {
  const folds = protocolFolds('ravdess-random', clips, alone, 1);
  expect(folds).toHaveLength(10);
  const tested = folds.flatMap(({ test }) => namesOf(test));
  expect(tested).toHaveLength(1440);
  expect(new Set(tested).size).toBe(1440);
});
