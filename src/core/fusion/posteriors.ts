import * as v from 'valibot';
import { emotions, type Emotion } from '../emotions';
import { AffectronError } from '../errors';

/** What a model says of one clip. */
export interface Posterior {
  /** Names the clip in every file: `03-01-06-01-02-01-12`, with `#2` behind it for the second draw of a profile. */
  id: string;
  /** In the order of `emotions`. */
  probabilities: number[];
  label?: Emotion;
  /** Corpus and actor. */
  voice?: string;
  /** What was held out when it was said: answers of one fold come from one model. */
  fold?: string;
  /** Fusers are fitted on `validation` and tested on `test`. */
  part?: 'validation' | 'test';
}

const lineSchema = v.object({
  id: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** As `classify --json` names a clip. */
  file: v.optional(v.string()),
  probabilities: v.record(v.string(), v.number()),
  label: v.optional(v.nullable(v.string())),
  voice: v.optional(v.string()),
  fold: v.optional(v.string()),
  part: v.optional(v.picklist(['validation', 'test'])),
});

/** How far the sum of a clip's probabilities may be from 1: answers are kept with six digits. */
const sumTolerance = 1e-3;

/**
 * Reads one JSON object a line, as `evaluate` and `classify --json` write them. An emotion that a line does not name has
 * the probability 0.
 *
 * @param name of the file, for the sentences
 * @throws AffectronError `bad-posteriors` naming the line: no JSON, no probabilities, an emotion that is none of the
 *   eight, a value that is no probability, a sum that is not 1, a clip said twice
 */
export function readPosteriors(text: string, name: string): Posterior[] {
  const posteriors = new Map<string, Posterior>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const bad = (what: string) => badLine(name, index + 1, what);
    const posterior = readLine(line, bad);
    if (!posterior) continue;
    const key = keyOf(posterior);
    if (posteriors.has(key)) {
      throw bad(`“${posterior.id}” is there a second time. Each file holds the answers of one model`);
    }
    posteriors.set(key, posterior);
  }
  if (posteriors.size === 0) throw new AffectronError('bad-posteriors', `“${name}” holds no probabilities.`);
  return [...posteriors.values()];
}

/** Tells answers apart: the same clip may be a validation clip of one fold and a test clip of another. */
export function keyOf({ id, fold, part }: Posterior): string {
  return JSON.stringify([id, fold, part]);
}

type Bad = (what: string) => AffectronError;

/** @returns `null` for a file that `classify` could not read: its line has an error in place of probabilities */
function readLine(line: string, bad: Bad): Posterior | null {
  const parsed = parse(line);
  if (parsed === undefined) throw bad('this is no JSON');
  if (isRefusal(parsed)) return null;
  const checked = v.safeParse(lineSchema, parsed);
  if (!checked.success) {
    throw bad('an object with id and probabilities is needed, the probabilities numbers by emotion');
  }
  const { id, file, probabilities, label, voice, fold, part } = checked.output;
  const named = id ?? file;
  if (named === undefined) throw bad('the clip has no id');
  return {
    id: named,
    probabilities: inOrder(probabilities, bad),
    ...(label && { label: emotionOf(label, bad) }),
    ...(voice !== undefined && { voice }),
    ...(fold !== undefined && { fold }),
    ...(part && { part }),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRefusal(parsed: unknown): boolean {
  return typeof parsed === 'object' && parsed !== null && 'error' in parsed && !('probabilities' in parsed);
}

function inOrder(probabilities: Record<string, number>, bad: Bad): number[] {
  for (const [name, value] of Object.entries(probabilities)) {
    emotionOf(name, bad);
    if (!(value >= 0 && value <= 1)) throw bad(`the probability of ${name} is ${value}`);
  }
  const values = emotions.map((emotion) => probabilities[emotion] ?? 0);
  const sum = values.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) > sumTolerance) throw bad(`the probabilities sum to ${sum.toPrecision(4)}, not to 1`);
  return values.map((value) => value / sum);
}

function emotionOf(name: string, bad: Bad): Emotion {
  const found = emotions.find((emotion) => emotion === name);
  if (!found) throw bad(`“${name}” is none of the emotions (${emotions.join(', ')})`);
  return found;
}

function badLine(name: string, line: number, what: string): AffectronError {
  return new AffectronError('bad-posteriors', `“${name}”, line ${line}: ${what}.`, {
    advice: 'A line is {"id": "…", "probabilities": {"happy": 0.9, "sad": 0.1}, "label": "happy"}.',
  });
}
