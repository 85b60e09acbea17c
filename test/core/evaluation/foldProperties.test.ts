/** What holds of folds whatever clips a folder happens to have. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { AffectronError } from '../../../src/core/errors';
import {
  evaluationProtocolNames,
  evaluationProtocols,
  protocolFolds,
  type EvaluationFold,
} from '../../../src/core/evaluation/protocols';
import { isOriginal, splitByActor } from '../../../src/core/training/split';
import { madeCorpora, type NamedClip } from './madeCorpora';

// Thousands of clips, many times.
vi.setConfig({ testTimeout: 120_000 });

const everything = madeCorpora();
const voice = ({ label }: NamedClip) => `${label.corpus} ${label.actor}`;
const voices = [...new Set(everything.map(voice))];

/** A folder that has lost voices, and single clips, in an order of its own. */
const anyFolder = fc
  .record({
    without: fc.subarray(voices, { maxLength: 6 }),
    every: fc.integer({ min: 5, max: 40 }),
    from: fc.nat(39),
    reversed: fc.boolean(),
  })
  .map(({ without, every, from, reversed }) => {
    const kept = everything.filter(
      (clip, index) => !without.includes(voice(clip)) && (index + from) % every > 0,
    );
    return reversed ? kept.toReversed() : kept;
  });

/** `null` where the folder has too little for it. */
function foldsOrRefusal(
  name: (typeof evaluationProtocolNames)[number],
  clips: NamedClip[],
  seed: number,
  more: boolean,
) {
  try {
    return protocolFolds(name, clips, { song: more, otherCorpora: more }, seed);
  } catch (thrown) {
    if (thrown instanceof AffectronError && thrown.code === 'not-enough-data') return null;
    throw thrown;
  }
}

function expectApart({ training, validation, test }: EvaluationFold<NamedClip>): void {
  const all = [...training, ...validation, ...test];
  expect(new Set(all).size).toBe(all.length);
}

it.each(evaluationProtocolNames)('%s: no clip plays two parts, none comes from elsewhere', (name) => {
  let made = 0;
  fc.assert(
    fc.property(anyFolder, fc.integer(), fc.boolean(), (clips, seed, more) => {
      const folds = foldsOrRefusal(name, clips, seed, more) ?? [];
      made += folds.length;
      const there = new Set(clips);
      for (const fold of folds) {
        expectApart(fold);
        for (const clip of [...fold.training, ...fold.validation, ...fold.test])
          expect(there.has(clip)).toBe(true);
      }
    }),
    { numRuns: 5 },
  );
  expect(made).toBeGreaterThan(0);
});

const unseen = evaluationProtocolNames.filter((name) => evaluationProtocols[name].unseenVoices);

it.each(unseen)('%s: nothing of a tested voice is trained on or watched', (name) => {
  fc.assert(
    fc.property(anyFolder, fc.integer(), (clips, seed) => {
      for (const { training, validation, test } of foldsOrRefusal(name, clips, seed, true) ?? []) {
        const tested = new Set(test.map(voice));
        expect([...training, ...validation].filter((clip) => tested.has(voice(clip)))).toEqual([]);
      }
    }),
    { numRuns: 5 },
  );
});

it.each(['ravdess-unseen-actors', 'ravdess-emobox'] as const)(
  '%s: every clip of speech is tested once',
  (name) => {
    fc.assert(
      fc.property(anyFolder, fc.integer(), (clips, seed) => {
        const folds = foldsOrRefusal(name, clips, seed, false);
        if (folds === null) return;
        const speech = clips.filter(({ label }) => label.corpus === 'RAVDESS' && label.channel === 'speech');
        const tested = folds.flatMap(({ test }) => test.map((clip) => clip.name));
        // One recording of the corpus is there twice; its copy may be left out.
        const wanted = speech.map((clip) => clip.name).filter(isOriginal);
        expect(new Set(tested).size).toBe(tested.length);
        expect(wanted.filter((clip) => !tested.includes(clip))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  },
);

it('splitByActor: every clip has one part, every voice has one part', () => {
  fc.assert(
    fc.property(anyFolder, (clips) => {
      const { clips: parts } = splitByActor(clips);
      const all = [...parts.training, ...parts.validation, ...parts.test];
      expect(all).toHaveLength(clips.length);
      expect(new Set(all).size).toBe(clips.length);
      const trained = new Set(parts.training.map(voice));
      const tested = new Set(parts.test.map(voice));
      expect(parts.validation.filter((clip) => trained.has(voice(clip)) || tested.has(voice(clip)))).toEqual(
        [],
      );
      expect([...tested].filter((one) => trained.has(one))).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
