import { basename, relative } from 'node:path';
import { assertClassifiable } from '../../core/audio/classifiable';
import type { Clip } from '../../core/audio/clip';
import { decodeSound } from '../../core/audio/decode';
import { labelFromName } from '../../core/corpora/labelFromName';
import { AffectronError, toProblem, type Problem } from '../../core/errors';
import type { HeardClip } from '../../core/evaluation/runFold';
import { isOriginal } from '../../core/training/split';
import { findSoundFiles } from '../../library/findSoundFiles';
import type { OnProgress } from '../../library/progress';
import { readSoundFile } from '../../library/readSoundFile';

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
 * @throws AffectronError `no-clips-found` when no file has the name of a corpus, `cancelled`, and as `findSoundFiles`
 */
export async function readLabelled<Heard>(
  folder: string,
  hear: Hear<Heard>,
  onProgress: OnProgress,
  stopped: () => boolean,
): Promise<LabelledReading<Heard>> {
  const reading: LabelledReading<Heard> = { clips: [], failed: [], unnamed: 0, duplicates: 0 };
  const paths = await findSoundFiles(folder);
  for (const [index, path] of paths.entries()) {
    if (stopped()) throw new AffectronError('cancelled', 'Stopped while reading the clips.');
    onProgress({
      done: index + 1,
      total: paths.length,
      step: `Reading clip ${index + 1} of ${paths.length}`,
    });
    const label = labelFromName(path);
    if (!label?.emotion) reading.unnamed++;
    else if (!isOriginal(basename(path))) reading.duplicates++;
    else {
      const name = relative(folder, path).replaceAll('\\', '/');
      try {
        const heard = await hearFile(path, hear);
        reading.clips.push({ name, label: { ...label, emotion: label.emotion }, heard });
      } catch (thrown) {
        if (!(thrown instanceof AffectronError)) throw thrown;
        reading.failed.push({ name, problem: toProblem(thrown) });
      }
    }
  }
  if (reading.clips.length === 0) throw noClips(folder, paths.length);
  return reading;
}

async function hearFile<Heard>(path: string, hear: Hear<Heard>): Promise<Heard> {
  const file = await readSoundFile(path);
  return hear(file, async () => {
    const { clip } = await decodeSound(file);
    assertClassifiable(clip);
    return clip;
  });
}

function noClips(folder: string, files: number): AffectronError {
  const found =
    files === 0 ? 'no sound file' : `${files} sound files, but none with the name of a corpus and an emotion`;
  return new AffectronError('no-clips-found', `“${basename(folder)}” has ${found}.`, {
    advice:
      'Point --data at corpora as they are downloaded: RAVDESS, SAVEE, TESS, EMO-DB or CREMA-D, their file names unchanged.',
  });
}
