import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError, toProblem } from '../../core/errors';
import type { Picture } from '../../core/face/picture';
import type { Timeline, TimelineOptions } from '../../core/timeline/timeline';
import { needRoom } from '../../library/freeSpace';
import { SoundCopy } from '../../library/soundCopy';
import type { SeenPicture } from '../../shared/face';
import { longestVideo, type LaneGrowth } from '../../shared/video';
import type { FaceService } from '../face/faceService';
import type { Log } from '../log';
import type { TimelineHearing } from '../timelines/timelineService';
import { OpenedVideos } from './openedVideos';
import { VideoAnalysis } from './videoAnalysis';

export interface VideoServiceOptions {
  /** Where the sound of a video lies while it is heard; emptied at start. */
  folder: string;
  face: Pick<FaceService, 'models' | 'follow'>;
  hearing: Pick<TimelineHearing, 'make'>;
  /** Everything about a model that its answers depend on. */
  modelKey: (model: string) => Promise<string>;
  onGrowth: (growth: LaneGrowth) => void;
  log: Log;
}

/** What the window asks for. */
export interface VideoRequest {
  video: string;
  /** That hears the voice. */
  model: string;
  options: TimelineOptions;
  seconds: number;
}

interface Running {
  video: string;
  model: string;
  modelKey: string;
  options: TimelineOptions;
  analysis: VideoAnalysis;
  sound: SoundCopy | null;
  abort: AbortController;
  /** Whether no picture was looked at yet. */
  begin: boolean;
  looking: boolean;
  /** When the face was told last, ms. */
  toldAt: number;
  /** Moments in the lanes, by which telling becomes rarer. */
  moments: number;
}

/** Told not more often than this, ms, and for each moment of a lane a little more rarely: telling takes time, too. */
const tellEvery = { least: 500, perMoment: 1 };

/**
 * Voice and face of a video. The window takes the file apart and decodes it, in its sandbox, and hands over pictures and sound
 * piece by piece, each once the one before is done with; what is answered becomes timelines here. One video at a time.
 */
export class VideoService {
  readonly files = new OpenedVideos();
  readonly #options: VideoServiceOptions;
  #running: Running | null = null;
  #emptied: Promise<void> | null = null;

  constructor(options: VideoServiceOptions) {
    this.#options = options;
  }

  /**
   * Begins to analyse a video; what was known of another is forgotten.
   *
   * @throws AffectronError `not-found`, `unknown-model`, `model-unavailable`
   */
  async start({ video, model, options, seconds }: VideoRequest): Promise<void> {
    this.files.get(video);
    const modelKey = await this.#options.modelKey(model);
    const face = await this.#options.face.models().catch(toProblem);
    await this.#forget();
    const { onGrowth } = this.#options;
    const models = { voice: model, face: Array.isArray(face) ? face[0].id : 'face' };
    this.#running = {
      ...{ video, model, modelKey, options, sound: null, abort: new AbortController() },
      ...{ begin: true, looking: false, toldAt: 0, moments: 0 },
      analysis: new VideoAnalysis({ video, seconds, options, models, onGrowth }),
    };
    // Without the networks for faces the voice goes on.
    if (!Array.isArray(face)) this.#running.analysis.end('face', 'failed', face);
  }

  /** The faces of the next picture. @throws AffectronError `not-found`, `refused` */
  async look(video: string, picture: Picture, at: number): Promise<SeenPicture> {
    const running = this.#of(video, 'face');
    if (running.looking) throw new AffectronError('refused', 'The picture before is still being looked at.');
    running.looking = true;
    const { begin } = running;
    running.begin = false;
    try {
      const seen = await this.#options.face.follow(picture, at, begin);
      running.analysis.look(at, seen.faces[0]?.opinions[0]?.probabilities ?? null);
      this.#tellFace(running, at);
      return seen;
    } finally {
      running.looking = false;
    }
  }

  /** The next block of sound, mono. @throws AffectronError `not-found`, `refused`, `disk-full`, `cannot-write`, `too-long` */
  async listen(video: string, samples: Float32Array, sampleRate: number): Promise<void> {
    const running = this.#of(video, 'voice');
    try {
      running.sound ??= await this.#openSound(sampleRate);
      await running.sound.write(samples);
    } catch (thrown) {
      running.analysis.end('voice', 'failed', toProblem(thrown));
      await this.#dropSound(running);
      throw thrown;
    }
  }

  /**
   * The window has read a modality to its end, or has found none, or cannot read on.
   *
   * @param seconds how far it goes, where it was read to the end
   */
  async finish(
    video: string,
    lane: 'voice' | 'face',
    how: 'done' | 'missing' | 'failed',
    seconds: number | null,
  ): Promise<void> {
    const running = this.#of(video, lane);
    if (lane === 'face' || running.sound === null) {
      const nothing = lane === 'voice' && how === 'done';
      running.analysis.end(lane, nothing ? 'missing' : how, null, seconds);
      return;
    }
    // What was heard before the sound broke off is worth having.
    void this.#hear(running, running.sound);
    await Promise.resolve();
  }

  /** Ends the analysis; what is known is kept. @throws AffectronError `not-found` */
  async stop(video: string): Promise<void> {
    const running = this.#of(video);
    running.analysis.stop();
    running.abort.abort();
    await this.#dropSound(running);
  }

  /** What is known, for an export. @throws AffectronError `not-found` */
  known(video: string): Timeline[] {
    return this.#of(video).analysis.timelines();
  }

  /** Ends everything. */
  async dispose(): Promise<void> {
    await this.#forget();
  }

  #of(video: string, lane?: 'voice' | 'face'): Running {
    this.files.get(video);
    if (this.#running?.video !== video)
      throw new AffectronError('not-found', 'This video is not being analysed.');
    if (lane !== undefined && !this.#running.analysis.isRunning(lane)) {
      throw new AffectronError('refused', `The ${lane} of this video is not being analysed.`);
    }
    return this.#running;
  }

  #tellFace(running: Running, at: number): void {
    const now = performance.now();
    running.moments = at / running.options.hopSeconds;
    if (now - running.toldAt < tellEvery.least + tellEvery.perMoment * running.moments) return;
    running.toldAt = now;
    running.analysis.tellFace();
  }

  async #openSound(sampleRate: number): Promise<SoundCopy> {
    const { folder } = this.#options;
    // What an earlier run of the program left there, once.
    this.#emptied ??= rm(folder, { recursive: true, force: true }).catch(() => undefined);
    await this.#emptied;
    await mkdir(folder, { recursive: true }).catch(() => undefined);
    await needRoom(folder, 60 * sampleRate * 2, 'the sound of this video');
    return SoundCopy.open(join(folder, `${randomBytes(8).toString('hex')}.wav`), sampleRate, longestVideo);
  }

  async #hear(running: Running, sound: SoundCopy): Promise<void> {
    const { analysis, model, modelKey, options, abort } = running;
    const { hearing, log } = this.#options;
    try {
      await sound.finish();
      const { timeline, warning } = await hearing.make({
        path: sound.path,
        ...{ model, modelKey, options },
        signal: abort.signal,
        onGrowth: ({ progress, ...part }) => analysis.hear(part, progress),
      });
      analysis.heard(timeline, warning);
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.code === 'unexpected') log('video', 'the voice could not be heard', thrown);
      analysis.end('voice', problem.code === 'cancelled' ? 'stopped' : 'failed', problem);
    } finally {
      await this.#dropSound(running);
    }
  }

  async #dropSound(running: Running): Promise<void> {
    const { sound } = running;
    running.sound = null;
    await sound?.discard();
  }

  async #forget(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    running.abort.abort();
    running.analysis.stop();
    await this.#dropSound(running);
  }
}
