import type { Emotion } from '../emotions';
import { AffectronError } from '../errors';
import { keyOf, type Posterior } from './posteriors';

/** What voice and face say of one clip. */
export interface Pair extends Omit<Posterior, 'probabilities'> {
  voice: string;
  heard: number[];
  seen: number[];
}

export interface Joined {
  pairs: Pair[];
  /** Ids that only one of the files has. */
  missing: { voice: string[]; face: string[] };
}

/**
 * Joins two files by clip, fold and part.
 *
 * @throws AffectronError `bad-posteriors` where they have no clip in common, or where one calls a clip something else
 *   than the other
 */
export function joinPosteriors(voice: readonly Posterior[], face: readonly Posterior[]): Joined {
  const faces = new Map(face.map((posterior) => [keyOf(posterior), posterior]));
  const pairs: Pair[] = [];
  const missing: Joined['missing'] = { voice: [], face: [] };
  for (const heard of voice) {
    const seen = faces.get(keyOf(heard));
    if (!seen) {
      missing.face.push(heard.id);
      continue;
    }
    faces.delete(keyOf(heard));
    const label = oneLabel(heard, seen);
    const { id, fold, part } = heard;
    pairs.push({
      id,
      voice: heard.voice ?? seen.voice ?? '',
      heard: heard.probabilities,
      seen: seen.probabilities,
      ...(label && { label }),
      ...(fold !== undefined && { fold }),
      ...(part && { part }),
    });
  }
  missing.voice.push(...[...faces.values()].map(({ id }) => id));
  if (pairs.length === 0) throw nothingInCommon(voice[0].id, face[0].id);
  return { pairs, missing };
}

function oneLabel(heard: Posterior, seen: Posterior): Emotion | undefined {
  if (heard.label && seen.label && heard.label !== seen.label) {
    throw new AffectronError(
      'bad-posteriors',
      `“${heard.id}” is labelled ${heard.label} in one file and ${seen.label} in the other.`,
      { advice: 'The same id must mean the same clip in both.' },
    );
  }
  return heard.label ?? seen.label;
}

function nothingInCommon(heard: string, seen: string): AffectronError {
  return new AffectronError('bad-posteriors', 'The two files have no clip in common.', {
    advice: `Clips are joined by id, fold and part; the first ids are “${heard}” and “${seen}”.`,
  });
}
