import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { clipSeconds } from '../../../src/core/audio/clip';
import { readLimits } from '../../../src/core/audio/readLimits';
import type { Heard } from '../../../src/core/models/classifySound';
import type { Prediction } from '../../../src/core/models/prediction';
import { openFile } from '../../../src/library/openFile';
import { copyLongSound, LongSound } from '../../../src/library/longSound';
import { probeFile } from '../../../src/library/probeFile';
import type { ClipSight, SoundTasks } from '../../../src/main/inference/messages';
import type { AnswerTasks } from '../../../src/workers/answerTasks';
import type { TaskTable } from '../../../src/workers/messages';
import { TaskPool } from '../../../src/workers/taskPool';
import type { ReadingTasks } from '../../../src/workers/timelineTasks';
import { soundFile } from '../inputs';
import { demand, outcomeOf, refusalCode, stackOf, type Outcome } from './violation';

/** The workers that read and hear files in the app and in the terminal, one of each. */
export interface SoundWorkers {
  answer: TaskPool<AnswerTasks>;
  /** With the models that take longer. */
  further: TaskPool<AnswerTasks>;
  reading: TaskPool<ReadingTasks>;
  sight: TaskPool<SoundTasks>;
}

/** Longest task, ms: never reached, as the watch of the process counts its own time, which a busy machine does not shorten. */
const timeLimit = 3_600_000;

/** Sounds beyond this get a timeline in the app, and are not classified. */
const shortSeconds = 60;

/** Models that every sound is classified by, and those that only some are: other features, and a spectrogram. */
const models = ['cnn5'];
const furtherModels = ['mlp', 'lite'];

/** @param folder of the built workers */
export function startSoundWorkers(folder: string, log: (message: string) => void): SoundWorkers {
  const pool = <Tasks extends TaskTable<Tasks>>(name: string, setup?: unknown) =>
    new TaskPool<Tasks>({
      file: join(folder, `${name}.js`),
      ...(setup !== undefined && { setup }),
      log: (subject, message, detail) =>
        log(`${name}: ${subject} ${message} ${detail === undefined ? '' : stackOf(detail)}`),
      size: 1,
      timeLimit,
    });
  const answering = (ids: string[]) =>
    pool<AnswerTasks>('answerWorker', { modelsFolder: 'resources/models', models: ids, kept: new Map() });
  return {
    answer: answering(models),
    further: answering(furtherModels),
    reading: pool('readingWorker'),
    sight: pool('soundWorker'),
  };
}

export async function endSoundWorkers(workers: SoundWorkers): Promise<void> {
  await Promise.all(
    [workers.answer, workers.further, workers.reading, workers.sight].map((pool) => pool.dispose()),
  );
}

/**
 * A file, as every part of the program meets it: opened, probed, drawn and played, read for a timeline, classified.
 *
 * @param thorough has it copied as a long recording too, and classified by further models
 */
export async function trySound(folder: string, workers: SoundWorkers, thorough: boolean): Promise<Outcome> {
  const path = join(folder, soundFile);
  await outcomeOf(() => probeFile(path));
  const opened = await openFile(path, () => undefined, '2026-01-01T00:00:00.000Z');
  if ('problem' in opened) refusalCode(opened.problem);
  const { value: sight, code } = await outcomeOf(() => workers.sight.run('view', { path }));
  if (sight) checkSight(sight);
  const read = await outcomeOf(() => readAll(workers, path));
  await workers.reading.run('close', null);
  if (thorough) await outcomeOf(() => copied(folder, path));
  if (!sight) return code;
  demand(read.value !== undefined, `drawn, but not read for a timeline: ${read.code ?? ''}`);
  await playAndZoom(workers, path, sight);
  if (sight.seconds > shortSeconds) return 'taken, long';
  if (thorough) await classified(workers.further, furtherModels, path);
  return classified(workers.answer, models, path);
}

function checkSight({ peaks, spectrogram, seconds, sampleRate }: ClipSight): void {
  demand(seconds > 0 && seconds <= readLimits.maxSeconds, `${seconds} seconds`);
  demand(
    sampleRate >= readLimits.minSampleRate && sampleRate <= readLimits.maxSampleRate,
    `${sampleRate} Hz`,
  );
  demand(peaks.every(Number.isFinite), 'peaks that are no numbers');
  const { frames, bands, levels } = spectrogram;
  demand(frames > 0 && levels.length === frames * bands, `${levels.length} cells for ${frames} columns`);
}

async function readAll({ reading }: SoundWorkers, path: string): Promise<number> {
  for (let from = 0; ; from += 30) {
    const part = await reading.run('read', { path, from, to: from + 33 });
    demand(part.samples.every(Number.isFinite), 'samples for a timeline that are no numbers');
    if (part.ended !== null) return part.ended;
    demand(from < readLimits.maxSeconds * 400, 'a sound without end');
  }
}

async function playAndZoom({ sight }: SoundWorkers, path: string, { seconds }: ClipSight): Promise<void> {
  const wav = await outcomeOf(() => sight.run('wav', { path }));
  if (wav.value) demand(wav.value.length > 44, 'a WAV without sound');
  const part = { start: seconds / 3, end: seconds / 2, width: 300 };
  await outcomeOf(() => sight.run('stretch', { path, ...part }));
}

/** As recordings that are too long for memory are taken. */
async function copied(folder: string, path: string): Promise<void> {
  const copy = join(folder, 'copy.wav');
  await copyLongSound(path, copy);
  const long = await LongSound.open(copy);
  demand(long.seconds > 0 && (await stat(copy)).size > 44, 'a copy without sound');
  const clip = await long.stretch({ start: 0, end: Math.min(1, long.seconds) });
  demand(clipSeconds(clip) > 0 && clip.samples.every(Number.isFinite), 'a copy of no numbers');
}

async function classified(
  pool: TaskPool<AnswerTasks>,
  asked: readonly string[],
  path: string,
): Promise<Outcome> {
  const { value, code } = await outcomeOf(() => pool.run('classify', { path }));
  if (!value) return code;
  demand(value.heard.length === asked.length, `${value.heard.length} answers`);
  for (const heard of value.heard) checkHeard(heard);
  return 'taken';
}

function checkHeard({ problem, prediction }: Heard): void {
  if (problem) refusalCode(problem);
  else checkPrediction(prediction);
}

export function checkPrediction({ probabilities, confidence, top, verdict }: Prediction): void {
  const values = Object.values(probabilities);
  const sum = values.reduce((total, value) => total + value, 0);
  const told = JSON.stringify(probabilities);
  demand(
    values.every((value) => value >= 0 && value <= 1),
    `probabilities ${told}`,
  );
  demand(Math.abs(sum - 1) < 1e-3, `probabilities that add up to ${sum}`);
  demand(probabilities[top] === confidence, `confidence ${confidence} in ${top} of ${told}`);
  demand(['emotion', 'unsure', 'no speech'].includes(verdict.kind), verdict.kind);
}
