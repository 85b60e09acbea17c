import { describe, expect, it } from 'vitest';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import type { LabelledClip } from '../../../src/core/evaluation/protocols';
import { overlapOf, overlapSentence, overlapTogether } from '../../../src/core/evaluation/protocols/overlap';

function clip(name: string): LabelledClip {
  const label = labelFromName(`${name}.wav`);
  if (!label?.emotion) throw new Error(`${name} is no corpus name.`);
  return { label: { ...label, emotion: label.emotion } };
}

const clips = (...names: string[]) => names.map(clip);

/** Angry, strong, first sentence, first take, actor 1. */
const tested = '03-01-05-02-01-01-01';

describe('overlapOf', () => {
  it('counts the other take of the same words in the same mood as a twin', () => {
    expect(overlapOf(clips('03-01-05-02-01-02-01'), clips(tested))).toEqual({
      clips: 1,
      twins: 1,
      copies: 0,
    });
  });

  it.each([
    ['emotion', '03-01-04-02-01-02-01'],
    ['intensity', '03-01-05-01-01-02-01'],
    ['sentence', '03-01-05-02-02-02-01'],
    ['channel', '03-02-05-02-01-02-01'],
  ])('counts none of another %s', (_, trained) => {
    expect(overlapOf(clips(trained), clips(tested))).toEqual({ clips: 1, twins: 0, copies: 0 });
  });

  it('counts a copy of the same recording, cut from the video too, as twin and copy', () => {
    for (const copy of [tested, tested.replace('03-', '01-')]) {
      expect(overlapOf(clips(copy), clips(tested))).toEqual({ clips: 1, twins: 1, copies: 1 });
    }
  });

  it('finds nothing to say where no voice is on both sides', () => {
    expect(overlapOf(clips('03-01-05-02-01-01-02', 'DC_a01'), clips(tested))).toBeUndefined();
  });

  it('knows that TESS and SAVEE have each sentence once', () => {
    const some = clips('OAF_back_angry', 'OAF_back_sad', 'DC_a01');
    expect(overlapOf(some, clips('OAF_bar_angry', 'DC_a02', 'DC_d01'))).toEqual({
      clips: 3,
      twins: 0,
      copies: 0,
    });
  });

  it('counts every test clip once, however many twins it has', () => {
    const training = clips('03-01-05-02-01-02-01', '03-01-05-02-01-02-01', '03-01-01-01-01-01-01');
    expect(overlapOf(training, clips(tested, '03-01-08-02-01-01-01'))).toEqual({
      clips: 2,
      twins: 1,
      copies: 0,
    });
  });
});

describe('overlapTogether', () => {
  it('adds folds up, and is absent where all are', () => {
    const one = { clips: 4, twins: 3, copies: 1 };
    expect(overlapTogether([one, undefined, one])).toEqual({ clips: 8, twins: 6, copies: 2 });
    expect(overlapTogether([undefined])).toBeUndefined();
  });
});

describe('overlapSentence', () => {
  it('says whose voices they are and how many twins there are', () => {
    expect(overlapSentence({ clips: 288, twins: 224, copies: 0 })).toBe(
      'The same actors are on both sides: 224 of 288 test clips (78 %) have their twin (same actor, sentence, emotion, intensity and channel) in training.',
    );
    expect(overlapSentence({ clips: 10, twins: 9, copies: 8 })).toMatch(
      /9 of 10 .* in training, and 8 of 10 test clips \(80 %\) are there themselves, as a copy\.$/,
    );
  });
});
