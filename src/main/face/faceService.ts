import type { Picture } from '../../core/face/picture';
import { AffectronError } from '../../core/errors';
import type { FaceModelName, SeenPicture } from '../../shared/face';
import type { FaceSetup, FaceTasks } from '../../workers/faceTasks';
import { TaskWorker } from '../../workers/taskWorker';
import type { Log } from '../log';
import type { CameraGate } from './cameraGate';

export interface FaceServiceOptions {
  /** Built `faceWorker`. */
  file: string;
  setup: FaceSetup;
  gate: CameraGate;
  requireAccess: () => Promise<void>;
  log: Log;
}

/** A picture that takes longer is not looked at: the worker is replaced. */
const timeLimit = 30_000;
/** Time the networks stay in memory after the last picture, ms. */
const idleLimit = 120_000;

/**
 * Faces of the camera and of photos. Pictures come from the window and go to a worker, one at a time: what comes while the
 * one before is still looked at is passed over, never queued. No picture is kept.
 */
export class FaceService {
  readonly #options: FaceServiceOptions;
  #worker: TaskWorker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #busy = false;
  /** Whether the next picture is the first of its session. */
  #begin = true;

  constructor(options: FaceServiceOptions) {
    this.#options = options;
  }

  /**
   * Lets the page have the camera, until `close`.
   *
   * @throws AffectronError `camera-refused`; `model-unavailable` where the networks are missing
   */
  async open(): Promise<FaceModelName[]> {
    const { gate, requireAccess } = this.#options;
    await requireAccess();
    const models = await this.models();
    gate.open();
    this.#begin = true;
    return models;
  }

  /** The page may not have the camera any more. */
  close(): void {
    this.#options.gate.close();
  }

  /** Models of what faces show, the one that counts first. */
  models(): Promise<FaceModelName[]> {
    return this.#run('ready', null);
  }

  /**
   * The faces of the camera's picture.
   *
   * @param at seconds since the camera was started
   * @returns `null` while the picture before is still being looked at
   */
  async look(picture: Picture, at: number, landmarks: boolean): Promise<SeenPicture | null> {
    if (!this.#options.gate.isOpen) throw new AffectronError('refused', 'The camera is off.');
    if (this.#busy) return null;
    this.#busy = true;
    const begin = this.#begin;
    this.#begin = false;
    try {
      return await this.#run('watch', { picture, at, landmarks, begin });
    } finally {
      this.#busy = false;
    }
  }

  /**
   * The faces of a video's next picture.
   *
   * @param at seconds from its beginning
   * @param begin whether it is the first that is looked at
   */
  follow(picture: Picture, at: number, begin: boolean): Promise<SeenPicture> {
    return this.#run('follow', { picture, at, begin });
  }

  /** The faces of a picture by itself. */
  photo(picture: Picture): Promise<SeenPicture> {
    return this.#run('photo', { picture });
  }

  /** Ends the worker. */
  async dispose(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.dispose();
  }

  async #run<Name extends keyof FaceTasks>(
    task: Name,
    input: FaceTasks[Name]['input'],
  ): Promise<FaceTasks[Name]['output']> {
    const { file, setup, log } = this.#options;
    this.#worker ??= new TaskWorker({
      file,
      setup,
      urgency: ['watch', 'photo', 'ready', 'follow'],
      log,
      timeLimit,
    });
    this.#rest();
    return (await this.#worker.run(task, input)) as FaceTasks[Name]['output'];
  }

  /** Lets go of the networks once nothing was asked for a while. */
  #rest(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.dispose(), idleLimit);
    this.#idle.unref();
  }
}
