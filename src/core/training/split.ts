import type { ClipLabel, Corpus } from '../corpora/clipLabel';
import { partOf, protocols } from '../corpora/folds';
import type { Emotion } from '../emotions';
import { AffectronError } from '../errors';

export type Part = 'training' | 'validation' | 'test';

/** A clip of a corpus with what a network gets of it. */
export interface TrainingClip {
  /** File name. */
  name: string;
  label: ClipLabel & { emotion: Emotion };
  /** Means of a feature set, not yet standardised. */
  values: Float32Array;
}

export interface Split {
  clips: Record<Part, TrainingClip[]>;
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
 * @throws AffectronError `not-enough-data` when a part stays empty or training has fewer than two emotions
 */
export function splitByActor(clips: readonly TrainingClip[]): Split {
  const split: Split = {
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
      { advice: 'Point --data at a folder with more actors, such as the whole of RAVDESS.' },
    );
  }
  const emotionsHeard = new Set(clips.training.map(({ label }) => label.emotion));
  if (emotionsHeard.size < 2) {
    throw new AffectronError(
      'not-enough-data',
      `All clips to train on are ${[...emotionsHeard].join('')}: there is nothing to tell apart.`,
      { advice: 'Point --data at a folder with clips of at least two emotions this recipe knows.' },
    );
  }
}
