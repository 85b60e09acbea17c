import { basename } from 'node:path';
import { assertClassifiable } from '../../core/audio/classifiable';
import type { Clip } from '../../core/audio/clip';
import { decodeSound } from '../../core/audio/decode';
import { emotions as allEmotions, type Emotion } from '../../core/emotions';
import { AffectronError, toProblem, type Problem, type ProblemCode } from '../../core/errors';
import type { HeardClip } from '../../core/evaluation/runFold';
import type { OnProgress } from '../progress';
import { readSoundFile } from '../readSoundFile';
import { findLabelled } from './findLabelled';

export interface LabelledReading<Heard> {
  clips: HeardClip<Heard>[];
  /** Clips that could not be read or hold nothing to hear. */
  failed: { name: string; problem: Problem }[];
  /** Sound files whose name no corpus has, or whose emotion is none of the eight. */
  unnamed: number;
  /** Recordings that their corpus holds twice. */
  duplicates: number;
}

/** What a recipe makes of a clip; `decode` is called only when nothing is kept of an earlier run. */
export type Hear<Heard> = (file: Uint8Array, decode: () => Promise<Clip>) => Promise<Heard>;

/**
 * The labelled clips under a folder, in natural order, each heard by `hear`.
 *
 * @param emotions clips of others are left out unread. Default: all
 * @throws AffectronError `no-clips-found` when no file has the name of a corpus or none can be read, `cancelled`,
 *   `disk-full` or `cannot-write` when what was heard cannot be kept, and as `findSoundFiles`
 */
export async function readLabelled<Heard>(
  folder: string,
  hear: Hear<Heard>,
  onProgress: OnProgress,
  stopped: () => boolean,
  emotions: readonly Emotion[] = allEmotions,
): Promise<LabelledReading<Heard>> {
  const { files: all, unnamed, duplicates } = await findLabelled(folder);
  const files = all.filter(({ label }) => emotions.includes(label.emotion));
  if (files.length === 0) throw noneOf(emotions, folder);
  const reading: LabelledReading<Heard> = { clips: [], failed: [], unnamed, duplicates };
  for (const [index, { path, name, label }] of files.entries()) {
    if (stopped()) throw new AffectronError('cancelled', 'Stopped while reading the clips.');
    onProgress({
      done: index + 1,
      total: files.length,
      step: `Reading clip ${index + 1} of ${files.length}`,
    });
    try {
      reading.clips.push({ name, label, heard: await hearFile(path, hear) });
    } catch (thrown) {
      if (!(thrown instanceof AffectronError) || ofTheDisk.includes(thrown.code)) throw thrown;
      reading.failed.push({ name, problem: toProblem(thrown) });
    }
  }
  if (reading.clips.length === 0) throw noneReadable(folder, reading.failed);
  return reading;
}

/** Faults of the place where what was heard is kept, not of a clip. */
const ofTheDisk: readonly ProblemCode[] = ['disk-full', 'cannot-write'];

function noneOf(emotions: readonly Emotion[], folder: string): AffectronError {
  return new AffectronError(
    'no-clips-found',
    `The labelled clips in “${basename(folder)}” are none of ${emotions.join(', ')}, the only emotions of this recipe.`,
    { advice: 'Choose another folder or another recipe.' },
  );
}

async function hearFile<Heard>(path: string, hear: Hear<Heard>): Promise<Heard> {
  const file = await readSoundFile(path);
  return hear(file, async () => {
    const { clip } = await decodeSound(file);
    assertClassifiable(clip);
    return clip;
  });
}

/** For a folder of which not a single clip could be used; the first reason stands for all. */
export function noneReadable(
  folder: string,
  failed: readonly { name: string; problem: Problem }[],
): AffectronError {
  const [first] = failed;
  return new AffectronError(
    'no-clips-found',
    `None of the ${failed.length} labelled clips in “${basename(folder)}” can be used.`,
    { advice: first && `The first, ${first.name}: ${first.problem.message}` },
  );
}
