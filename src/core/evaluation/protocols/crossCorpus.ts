/** Protocols that train on one corpus alone and test on another, on the emotions they share. */
import type { Corpus } from '../../corpora/clipLabel';
import type { Emotion } from '../../emotions';
import {
  byActors,
  foldOf,
  speechOf,
  watchers,
  type EvaluationProtocol,
  type LabelledClip,
  type Rule,
  type Test,
} from './protocol';

function crossCorpus(from: Corpus, to: Corpus): EvaluationProtocol {
  return {
    title: `Trained on ${from}, tested on ${to}, on the emotions they share.`,
    unseenVoices: true,
    copies: false,
    folds(clips, material) {
      const shared = sharedEmotions(clips, from, to);
      const known = clips.filter(({ label }) => shared.has(label.emotion));
      const rule: Rule = {
        name: to,
        test: speechOf(to),
        validation: watchedPart(from),
        training: ({ corpus }) => corpus === from,
      };
      return [foldOf(known, rule, material)];
    },
  };
}

function sharedEmotions(clips: readonly LabelledClip[], from: Corpus, to: Corpus): Set<Emotion> {
  const of = (corpus: Corpus) =>
    new Set(clips.filter(({ label }) => speechOf(corpus)(label)).map(({ label }) => label.emotion));
  const there = of(to);
  return new Set([...of(from)].filter((emotion) => there.has(emotion)));
}

/** TESS has two actors, too few to spare one: there the words from “Say the word v…” on watch. */
function watchedPart(corpus: Corpus): Test {
  if (corpus === 'RAVDESS') return byActors('RAVDESS', watchers);
  if (corpus === 'SAVEE') return byActors('SAVEE', ['JK']);
  return (label) => label.corpus === corpus && label.statement >= 'Say the word v';
}

export const crossCorpusProtocols = {
  'tess-to-savee': crossCorpus('TESS', 'SAVEE'),
  'ravdess-to-savee': crossCorpus('RAVDESS', 'SAVEE'),
  'ravdess-to-tess': crossCorpus('RAVDESS', 'TESS'),
} as const satisfies Record<string, EvaluationProtocol>;
