import { describe, expect, it } from 'vitest';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import { protocols as published } from '../../../src/core/corpora/folds';
import {
  evaluationProtocolNames,
  evaluationProtocols,
  protocolFolds,
  type LabelledClip,
} from '../../../src/core/evaluation/protocols';

interface NamedClip extends LabelledClip {
  name: string;
}

/** Names as the corpora have them: all of RAVDESS and SAVEE, a part of TESS. */
function corpora(): NamedClip[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const names: string[] = [];
  for (let actor = 1; actor <= 24; actor++)
    for (const channel of [1, 2])
      for (let emotion = 1; emotion <= (channel === 1 ? 8 : 6); emotion++)
        for (const intensity of emotion === 1 ? [1] : [1, 2])
          for (const statement of [1, 2])
            for (const repetition of [1, 2])
              if (channel === 1 || actor !== 18)
                names.push(
                  ['03', ...[channel, emotion, intensity, statement, repetition, actor].map(two)].join('-'),
                );
  for (const speaker of ['DC', 'JE', 'JK', 'KL'])
    for (const emotion of ['a', 'd', 'f', 'h', 'n', 'sa', 'su'])
      for (let sentence = 1; sentence <= (emotion === 'n' ? 30 : 15); sentence++)
        names.push(`${speaker}_${emotion}${two(sentence)}`);
  for (const actor of ['OAF', 'YAF'])
    for (const word of ['back', 'bean', 'love', 'vine', 'young'])
      for (const emotion of ['angry', 'disgust', 'fear', 'happy', 'neutral', 'ps', 'sad'])
        names.push(`${actor}_${word}_${emotion}`);
  return names.map((name) => {
    const label = labelFromName(`${name}.wav`);
    if (!label?.emotion) throw new Error(`${name} is no corpus name.`);
    return { name, label: { ...label, emotion: label.emotion } };
  });
}

const clips = corpora();
const everything = { song: true, otherCorpora: true };
const voicesOf = (part: readonly NamedClip[]) =>
  new Set(part.map(({ label }) => `${label.corpus} ${label.actor}`));
const shared = (some: Set<string>, others: Set<string>) => [...some].filter((voice) => others.has(voice));

describe.each(evaluationProtocolNames)('%s', (name) => {
  const folds = protocolFolds(name, clips, everything);

  it('gives each clip one part at most and tests on speech alone', () => {
    for (const { training, validation, test } of folds) {
      const all = [...training, ...validation, ...test].map((clip) => clip.name);
      expect(new Set(all).size).toBe(all.length);
      expect([...test, ...validation].every(({ label }) => label.channel === 'speech')).toBe(true);
    }
  });

  it('is a function of the clips', () => {
    expect(protocolFolds(name, clips, everything)).toEqual(folds);
  });

  it('uses song and other corpora only where the recipe may', () => {
    for (const { training } of protocolFolds(name, clips, { song: false, otherCorpora: false })) {
      expect(training.every(({ label }) => label.channel === 'speech')).toBe(true);
      expect(new Set(training.map(({ label }) => label.corpus)).size).toBe(1);
    }
  });
});

const unseen = evaluationProtocolNames.filter((name) => evaluationProtocols[name].unseenVoices);

it.each(unseen)('%s lets no test voice reach training or validation', (name) => {
  for (const { training, validation, test } of protocolFolds(name, clips, everything)) {
    const tested = voicesOf(test);
    expect(tested.size).toBeGreaterThan(0);
    expect(shared(voicesOf(training), tested)).toEqual([]);
    expect(shared(voicesOf(validation), tested)).toEqual([]);
  }
});

describe('ravdess-unseen-actors', () => {
  it('has the published actors, and tests every clip of speech once', () => {
    const folds = protocolFolds('ravdess-unseen-actors', clips, everything);
    const actors = folds.map(({ test }) => [...new Set(test.map(({ label }) => label.actor))].sort());
    expect(actors).toEqual(published['ravdess-unseen-actors'].folds.map(({ test }) => [...test].sort()));
    expect(folds.flatMap(({ test }) => test)).toHaveLength(1440);
    const watching = folds.map(({ validation }) => [...new Set(validation.map(({ label }) => label.actor))]);
    expect(watching).toEqual([
      ['03', '06'],
      ['10', '11'],
      ['08', '17'],
      ['01', '14'],
      ['02', '05'],
    ]);
  });

  it('keeps validation voices out of training, song included', () => {
    for (const { training, validation } of protocolFolds('ravdess-unseen-actors', clips, everything)) {
      expect(shared(voicesOf(training), voicesOf(validation))).toEqual([]);
    }
  });

  it('adds song, SAVEE and TESS to training where allowed', () => {
    const [fold] = protocolFolds('ravdess-unseen-actors', clips, everything);
    const kinds = new Set(fold.training.map(({ label }) => `${label.corpus} ${label.channel}`));
    expect([...kinds].sort()).toEqual(['RAVDESS song', 'RAVDESS speech', 'SAVEE speech', 'TESS speech']);
  });
});

describe('cross-corpus protocols', () => {
  it('know the emotions both corpora have', () => {
    const [fold] = protocolFolds('ravdess-to-savee', clips, everything);
    for (const { label } of [...fold.training, ...fold.test]) expect(label.emotion).not.toBe('calm');
    expect(new Set(fold.training.map(({ label }) => label.corpus))).toEqual(new Set(['RAVDESS']));
    expect(fold.test).toHaveLength(480);
  });
});

describe('protocolFolds', () => {
  it('says what is missing', () => {
    const onlyTess = clips.filter(({ label }) => label.corpus === 'TESS');
    expect(() => protocolFolds('savee-unseen-speakers', onlyTess, everything)).toThrow(
      expect.objectContaining({
        code: 'not-enough-data',
        message: 'The folder has no clip for the validation part of speaker JE in “savee-unseen-speakers”.',
      }),
    );
  });

  it('refuses a folder of one emotion', () => {
    const calm = clips.filter(({ label }) => label.emotion === 'calm');
    expect(() => protocolFolds('ravdess-unseen-actors', calm, { song: true, otherCorpora: false })).toThrow(
      /only calm clips/,
    );
  });
});
