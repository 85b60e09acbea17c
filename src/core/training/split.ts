import type { Corpus } from '../corpora/clipLabel';
import { partOf, protocols } from '../corpora/folds';
import { AffectronError } from '../errors';
import type { LabelledClip } from '../evaluation/protocols';

export type Part = 'training' | 'validation' | 'test';

export interface Split<T extends LabelledClip = LabelledClip> {
  clips: Record<Part, T[]>;
  /** Corpus and actor, e.g. "RAVDESS 02", in order. */
  actors: Record<Part, string[]>;
}

/** The fold the shipped models are trained and tested on. */
export const heldOut = protocols['ravdess-unseen-actors'].folds[0];

/** Official RAVDESS holds this recording twice, as repetition 1 and as repetition 2. */
const duplicates = ['03-01-03-01-02-02-07'];

/** False for a clip that is the same recording as another one of its corpus. */
export function isOriginal(name: string): boolean {
  return !duplicates.some((duplicate) => name.includes(duplicate));
}

/**
 * Parts a corpus for training, so that nothing of an actor in one part is in another: RAVDESS by the first
 * fold of `ravdess-unseen-actors`, any other corpus with its last actors (a fifth, at least one) for the
 * test and those before them (a tenth, at least one) for validation. A corpus of fewer than three actors is
 * for training only.
 *
 * @throws AffectronError `not-enough-data` when a part has too few clips or fewer than two emotions
 */
export function splitByActor<T extends LabelledClip>(clips: readonly T[]): Split<T> {
  const split: Split<T> = {
    clips: { training: [], validation: [], test: [] },
    actors: { training: [], validation: [], test: [] },
  };
  for (const corpus of new Set(clips.map(({ label }) => label.corpus))) {
    const ofCorpus = clips.filter(({ label }) => label.corpus === corpus);
    const actors = [...new Set(ofCorpus.map(({ label }) => label.actor))].sort();
    const part = partsOf(corpus, actors);
    for (const actor of actors) split.actors[part(actor)].push(`${corpus} ${actor}`);
    for (const clip of ofCorpus) split.clips[part(clip.label.actor)].push(clip);
  }
  checkParts(split);
  return split;
}

function partsOf(corpus: Corpus, actors: readonly string[]): (actor: string) => Part {
  if (corpus === 'RAVDESS') {
    const parts = new Set(actors.map((actor) => partOf(heldOut, actor)));
    // A download of a few actors may have none of those the fold holds out.
    if (parts.size === 3) return (actor) => partOf(heldOut, actor);
  }
  if (actors.length < 3) return () => 'training';
  const testFrom = actors.length - Math.max(1, Math.round(actors.length / 5));
  const validationFrom = testFrom - Math.max(1, Math.round(actors.length / 10));
  return (actor) => {
    const place = actors.indexOf(actor);
    if (place >= testFrom) return 'test';
    return place >= validationFrom ? 'validation' : 'training';
  };
}

function checkParts({ clips, actors }: Split): void {
  const found = actors.training.length + actors.validation.length + actors.test.length;
  if (clips.validation.length === 0 || clips.test.length === 0) {
    throw new AffectronError(
      'not-enough-data',
      `The clips are by ${found === 1 ? 'one actor' : `${found} actors`}: a model must be tested on voices it never heard, and that takes at least three actors of one corpus.`,
      { advice: 'Choose a folder with more actors, such as the whole of RAVDESS.' },
    );
  }
  for (const part of ['training', 'validation', 'test'] as const) {
    const heard = new Set(clips[part].map(({ label }) => label.emotion));
    if (heard.size < 2) {
      throw new AffectronError(
        'not-enough-data',
        `All clips to ${purposes[part]} are ${[...heard].join('')}: there is nothing to tell apart.`,
        { advice: 'Choose a folder where every actor plays at least two emotions that this recipe knows.' },
      );
    }
    if (clips[part].length < fewest) {
      throw new AffectronError(
        'not-enough-data',
        `There are only ${clips[part].length} clips to ${purposes[part]}: that says nothing about a model.`,
        { advice: 'Choose a folder with more clips of each actor.' },
      );
    }
  }
}

const purposes: Record<Part, string> = {
  training: 'train on',
  validation: 'say when to stop',
  test: 'test with',
};

/** Fewer clips than this make no part of a corpus. */
const fewest = 3;
