/**
 * The Face view: a camera that is looked at while it runs, or a photo. Main says what the faces show; pictures are handed to
 * it one at a time, the newest once it is done with the one before.
 */
import type { Bridge } from '../../../shared/contract';
import type { FaceModelName, SeenFace, SeenPicture } from '../../../shared/face';
import type { Problem } from '../../../shared/types';
import { ask, problemOf } from '../bridge';
import { cameraFailure, type Camera, type OpenCamera } from '../capture/openCamera';
import { PhotoProblem, type Photo, type ReadPhoto } from '../capture/readPhoto';
import { Pace } from '../lib/pace';
import { text } from '../text';

export interface FaceOptions {
  bridge: Bridge;
  openCamera: OpenCamera;
  readPhoto: ReadPhoto;
  /** Camera the person has chosen. */
  device: () => string | null;
  /** Whether landmarks are drawn. */
  landmarks: () => boolean;
  onProblem: (problem: Problem) => void;
  /** Resolves when the next picture may be taken. */
  nextPicture?: () => Promise<void>;
  /** Clock, ms. */
  now?: () => number;
}

export type CameraPhase = 'off' | 'starting' | 'on';

export class Face {
  phase = $state<CameraPhase>('off');
  camera = $state.raw<Camera | null>(null);
  models = $state.raw<FaceModelName[]>([]);
  /** What was seen in the last picture of the camera, or in the photo; `null` before the first answer. */
  seen = $state.raw<SeenPicture | null>(null);
  /** Size of the picture that `seen` is about. */
  size = $state.raw({ width: 640, height: 480 });
  photo = $state.raw<Photo | null>(null);
  reading = $state(false);
  /** Pictures looked at a second. */
  perSecond = $state(0);
  /** The face whose bars are shown; `null` for the largest. */
  chosenId = $state<number | null>(null);
  readonly on = $derived(this.phase === 'on');
  /** Its bars are shown. */
  readonly shown: SeenFace | null = $derived.by(() => {
    const faces = this.seen?.faces ?? [];
    return faces.find(({ id }) => id === this.chosenId) ?? faces[0] ?? null;
  });

  readonly #options: FaceOptions;
  readonly #pace = new Pace();
  /** Raised whenever something else shall be shown, so that late answers are dropped. */
  #turn = 0;

  constructor(options: FaceOptions) {
    this.#options = options;
  }

  async toggle(): Promise<void> {
    if (this.phase === 'off') await this.start();
    else this.stop();
  }

  async start(): Promise<void> {
    if (this.phase !== 'off') return;
    const { bridge, openCamera, device, onProblem } = this.#options;
    this.#clear();
    const turn = this.#turn;
    this.phase = 'starting';
    try {
      const models = await ask(bridge, 'camera.open');
      if (turn !== this.#turn) return this.#shut();
      this.models = models;
    } catch (thrown) {
      if (turn === this.#turn) this.phase = 'off';
      onProblem(problemOf(thrown));
      return;
    }
    try {
      const camera = await openCamera(device(), { died: () => this.#died() });
      if (turn !== this.#turn) {
        camera.close();
        return this.#shut();
      }
      this.camera = camera;
      this.phase = 'on';
      void this.#watch(camera, turn);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.stop();
      onProblem(text.face.problem(cameraFailure(thrown)));
    }
  }

  stop(): void {
    if (this.phase === 'off') return;
    this.camera?.close();
    this.camera = null;
    this.phase = 'off';
    this.#clear();
    this.#shut();
  }

  /** Shows a picture file and what is seen in it. */
  async openPhoto(file: File): Promise<void> {
    const { bridge, readPhoto, onProblem } = this.#options;
    this.stop();
    this.#clear();
    const turn = this.#turn;
    this.reading = true;
    try {
      const photo = await readPhoto(file);
      if (turn !== this.#turn) return;
      this.photo = photo;
      this.size = photo.picture;
      this.models = await ask(bridge, 'face.models');
      const seen = await ask(bridge, 'face.photo', photo.picture);
      if (turn === this.#turn) this.seen = seen;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.#clear();
      onProblem(
        thrown instanceof PhotoProblem
          ? text.face.photoProblem(thrown.failure, file.name)
          : problemOf(thrown),
      );
    } finally {
      if (turn === this.#turn || this.photo === null) this.reading = false;
    }
  }

  closePhoto(): void {
    if (this.photo !== null) this.#clear();
  }

  async #watch(camera: Camera, turn: number): Promise<void> {
    const { bridge, landmarks, onProblem, nextPicture = soon } = this.#options;
    const start = this.#now();
    while (turn === this.#turn) {
      const picture = camera.picture();
      if (picture !== null) {
        try {
          const at = (this.#now() - start) / 1000;
          const seen = await ask(bridge, 'camera.look', picture, at, landmarks());
          if (turn !== this.#turn) return;
          if (seen !== null) this.#show(seen, picture);
        } catch (thrown) {
          if (turn !== this.#turn) return;
          this.stop();
          onProblem(problemOf(thrown));
          return;
        }
      }
      await nextPicture();
    }
  }

  #show(seen: SeenPicture, { width, height }: { width: number; height: number }): void {
    this.seen = seen;
    if (this.size.width !== width || this.size.height !== height) this.size = { width, height };
    this.perSecond = this.#pace.tick(this.#now());
  }

  #died(): void {
    if (this.phase === 'off') return;
    this.stop();
    this.#options.onProblem(text.face.problem('camera-died'));
  }

  #shut(): void {
    void this.#options.bridge.call('camera.close');
  }

  #clear(): void {
    this.#turn++;
    this.seen = null;
    this.photo = null;
    this.reading = false;
    this.chosenId = null;
    this.perSecond = 0;
    this.#pace.clear();
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }
}

/** The screen shows no more than this anyway, and the window has other things to do. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 15));
}
