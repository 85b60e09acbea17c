/** Worker thread that looks at faces, apart from those that hear, so that neither waits for the other. */
import { workerData } from 'node:worker_threads';
import { furtherThreadOptions, startBackend } from '../backend/startBackend';
import { cropSide } from '../core/face/faceCrop';
import { FaceWatcher, type FaceParts } from '../core/face/faceWatcher';
import type { FaceSetup, FaceTasks } from './faceTasks';
import { loadFaceParts } from './loadFaceParts';
import { serveTasks } from './serveTasks';

const setup = workerData as FaceSetup;
let loaded: Promise<FaceParts> | null = null;
let watcher: FaceWatcher | null = null;
let follower: FaceWatcher | null = null;

serveTasks<FaceTasks>({
  async ready() {
    const { recognisers } = await parts();
    return recognisers.map(({ id, name }) => ({ id, name }));
  },
  async watch({ picture, at, landmarks, begin }) {
    if (begin) watcher = null;
    watcher ??= new FaceWatcher(await parts());
    return watcher.look(picture, { at, landmarks });
  },
  async follow({ picture, at, begin }) {
    if (begin) follower = null;
    follower ??= new FaceWatcher(await parts());
    return follower.look(picture, { at });
  },
  async photo({ picture }) {
    return new FaceWatcher(await parts()).look(picture, { at: 0, landmarks: true });
  },
});

async function parts(): Promise<FaceParts> {
  loaded ??= load();
  try {
    return await loaded;
  } catch (thrown) {
    // They may be there the next time.
    loaded = null;
    throw thrown;
  }
}

async function load(): Promise<FaceParts> {
  await startBackend(furtherThreadOptions(process.env));
  const made = await loadFaceParts(setup);
  await warm(made);
  return made;
}

/** The first run of a network takes several times as long as the next. */
async function warm({ detector, mesh, recognisers }: FaceParts): Promise<void> {
  const side = 64;
  const grey = { width: side, height: side, data: new Uint8Array(side * side * 4).fill(128) };
  await detector.detect(grey);
  await mesh.look(grey, { x: side / 2, y: side / 2, size: side, angle: 0 });
  for (const recogniser of recognisers) await recogniser.predict(new Float32Array(cropSide * cropSide));
}
