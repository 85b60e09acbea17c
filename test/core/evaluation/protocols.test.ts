import { describe, expect, it } from 'vitest';
import { protocols as published } from '../../../src/core/corpora/folds';
import {
  evaluationProtocolNames,
  evaluationProtocols,
  protocolFolds,
} from '../../../src/core/evaluation/protocols';
import { crossCorpusProtocols } from '../../../src/core/evaluation/protocols/crossCorpus';
import { heldOutProtocols } from '../../../src/core/evaluation/protocols/heldOut';
import { madeCorpora, type NamedClip } from './madeCorpora';

const clips = madeCorpora();
const everything = { song: true, otherCorpora: true };
const voicesOf = (part: readonly NamedClip[]) =>
  new Set(part.map(({ label }) => `${label.corpus} ${label.actor}`));
const shared = (some: Set<string>, others: Set<string>) => [...some].filter((voice) => others.has(voice));

describe.each(evaluationProtocolNames)('%s', (name) => {
  const folds = protocolFolds(name, clips, everything, 1);

  it('gives each clip one part at most', () => {
    for (const { training, validation, test } of folds) {
      const all = [...training, ...validation, ...test].map((clip) => clip.name);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('is a function of the clips and the seed', () => {
    expect(protocolFolds(name, clips, everything, 1)).toEqual(folds);
  });
});

const parted = [...Object.keys(heldOutProtocols), ...Object.keys(crossCorpusProtocols)] as (
  keyof typeof heldOutProtocols | keyof typeof crossCorpusProtocols
)[];

describe.each(parted)('%s', (name) => {
  it('tests and watches on speech alone', () => {
    for (const { validation, test } of protocolFolds(name, clips, everything, 1)) {
      expect([...test, ...validation].every(({ label }) => label.channel === 'speech')).toBe(true);
    }
  });

  it('uses song and other corpora only where the recipe may', () => {
    for (const { training } of protocolFolds(name, clips, { song: false, otherCorpora: false }, 1)) {
      expect(training.every(({ label }) => label.channel === 'speech')).toBe(true);
      expect(new Set(training.map(({ label }) => label.corpus)).size).toBe(1);
    }
  });

  it('leaves nothing to chance', () => {
    expect(protocolFolds(name, clips, everything, 2)).toEqual(protocolFolds(name, clips, everything, 1));
  });
});

const unseen = evaluationProtocolNames.filter((name) => evaluationProtocols[name].unseenVoices);

it.each(unseen)('%s lets no test voice reach training or validation', (name) => {
  for (const { training, validation, test } of protocolFolds(name, clips, everything, 1)) {
    const tested = voicesOf(test);
    expect(tested.size).toBeGreaterThan(0);
    expect(shared(voicesOf(training), tested)).toEqual([]);
    expect(shared(voicesOf(validation), tested)).toEqual([]);
  }
});

describe('ravdess-unseen-actors', () => {
  it('has the published actors, and tests every clip of speech once', () => {
    const folds = protocolFolds('ravdess-unseen-actors', clips, everything, 1);
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
    for (const { training, validation } of protocolFolds('ravdess-unseen-actors', clips, everything, 1)) {
      expect(shared(voicesOf(training), voicesOf(validation))).toEqual([]);
    }
  });

  it('adds song, SAVEE and TESS to training where allowed', () => {
    const [fold] = protocolFolds('ravdess-unseen-actors', clips, everything, 1);
    const kinds = new Set(fold.training.map(({ label }) => `${label.corpus} ${label.channel}`));
    expect([...kinds].sort()).toEqual(['RAVDESS song', 'RAVDESS speech', 'SAVEE speech', 'TESS speech']);
  });
});

describe('cross-corpus protocols', () => {
  it('know the emotions both corpora have', () => {
    const [fold] = protocolFolds('ravdess-to-savee', clips, everything, 1);
    for (const { label } of [...fold.training, ...fold.test]) expect(label.emotion).not.toBe('calm');
    expect(new Set(fold.training.map(({ label }) => label.corpus))).toEqual(new Set(['RAVDESS']));
    expect(fold.test).toHaveLength(480);
  });
});

describe('protocolFolds', () => {
  it('says what is missing', () => {
    const onlyTess = clips.filter(({ label }) => label.corpus === 'TESS');
    expect(() => protocolFolds('savee-unseen-speakers', onlyTess, everything, 1)).toThrow(
      expect.objectContaining({
        code: 'not-enough-data',
        message: 'The folder has no clip for the validation part of speaker JE in “savee-unseen-speakers”.',
      }),
    );
  });

  it('refuses a folder of one emotion', () => {
    const calm = clips.filter(({ label }) => label.emotion === 'calm');
    expect(() =>
      protocolFolds('ravdess-unseen-actors', calm, { song: true, otherCorpora: false }, 1),
    ).toThrow(/only calm clips/);
  });
});
