/** Protocols that hold out whole actors, or one of two sentences. */
import { protocols as published, type Fold as ActorFold } from '../../corpora/folds';
import { byActors, foldOf, watchers, type EvaluationProtocol, type Rule } from './protocol';

function ravdessActors(folds: readonly ActorFold[], title: string): EvaluationProtocol {
  return {
    title,
    unseenVoices: true,
    copies: false,
    folds: (clips, material) =>
      folds.map((fold, index) => {
        // EmoBox names no validation actors: two that the next fold tests on are taken.
        const next = folds[(index + 1) % folds.length].test;
        const validation = fold.validation.length > 0 ? fold.validation : next.slice(0, 2);
        const rule: Rule = {
          name: `actors ${fold.test.join(', ')}`,
          test: byActors('RAVDESS', fold.test),
          validation: byActors('RAVDESS', validation),
          training: ({ corpus }) => corpus === 'RAVDESS' || material.otherCorpora,
        };
        return foldOf(clips, rule, material);
      }),
  };
}

const unseenSentence: EvaluationProtocol = {
  title: 'RAVDESS speech, one sentence to train on, the other to test with, both ways.',
  unseenVoices: false,
  copies: false,
  folds(clips, material) {
    const sentences = [
      ...new Set(clips.filter(({ label }) => label.corpus === 'RAVDESS').map(({ label }) => label.statement)),
    ].sort();
    return sentences.map((sentence) => {
      const rule: Rule = {
        name: `“${sentence}”`,
        test: (label) => label.corpus === 'RAVDESS' && label.statement === sentence,
        validation: byActors('RAVDESS', watchers),
        training: ({ corpus }) => corpus === 'RAVDESS' || material.otherCorpora,
      };
      return foldOf(clips, rule, material);
    });
  },
};

const saveeSpeakers = ['JE', 'KL', 'DC', 'JK'] as const;

const unseenSpeakers: EvaluationProtocol = {
  title: 'SAVEE, seven emotions, one of four speakers left out in turn.',
  unseenVoices: true,
  copies: false,
  folds: (clips, material) =>
    saveeSpeakers.map((speaker, index) => {
      const next = saveeSpeakers[(index + 1) % saveeSpeakers.length];
      const rule: Rule = {
        name: `speaker ${speaker}`,
        test: byActors('SAVEE', [speaker]),
        // With other corpora at hand no speaker of SAVEE need be spent on watching.
        validation: material.otherCorpora ? byActors('RAVDESS', watchers) : byActors('SAVEE', [next]),
        training: ({ corpus }) => corpus === 'SAVEE' || material.otherCorpora,
      };
      return foldOf(clips, rule, material);
    }),
};

export const heldOutProtocols = {
  'ravdess-unseen-actors': ravdessActors(
    published['ravdess-unseen-actors'].folds,
    'RAVDESS speech, actors never heard before, five published folds.',
  ),
  'ravdess-emobox': ravdessActors(
    published['ravdess-emobox'].folds,
    'RAVDESS speech, actors never heard before, the six folds of EmoBox.',
  ),
  'ravdess-unseen-sentence': unseenSentence,
  'savee-unseen-speakers': unseenSpeakers,
} as const satisfies Record<string, EvaluationProtocol>;
