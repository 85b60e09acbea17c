import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { faceEmotions } from '../../../src/core/face/faceRecogniser';
import { FaceWatcher, mostFaces, type FaceParts } from '../../../src/core/face/faceWatcher';
import { loadFaceParts } from '../../../src/workers/loadFaceParts';
import { drawFaces, type DrawnFace } from '../../faces/drawnFace';
import { hasFaceNetworks, modelsFolder } from './faceNetworks';

const face: DrawnFace = { x: 320, y: 230, size: 240 };

describe.skipIf(!hasFaceNetworks)('FaceWatcher', () => {
  let parts: FaceParts;
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
    parts = await loadFaceParts({ modelsFolder });
  });

  it('finds a face, its landmarks and what the models say of it', async () => {
    const picture = drawFaces(640, 480, [face]);
    const { faces, passedOver } = await new FaceWatcher(parts).look(picture, { at: 0, landmarks: true });
    expect(passedOver).toBe(0);
    expect(faces).toHaveLength(1);
    const [{ box, landmarks, opinions, turned }] = faces;
    expect(box.left).toBeGreaterThan(220);
    expect(box.left + box.width).toBeLessThan(420);
    expect(turned).toBeLessThan(0.25);
    // The tip of the nose.
    expect(Math.hypot(landmarks[2] - 320, landmarks[3] - 250)).toBeLessThan(25);
    expect(opinions.map(({ model }) => model)).toEqual(parts.recognisers.map(({ id }) => id));
    for (const { probabilities } of opinions) {
      expect(Object.keys(probabilities).sort()).toEqual([...faceEmotions].sort());
      expect(Object.values(probabilities).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    }
  });

  it('follows faces that move and tilt, largest first, and gives one that comes an id of its own', async () => {
    const watcher = new FaceWatcher(parts);
    const ids: number[][] = [];
    for (let step = 0; step < 8; step++) {
      const faces: DrawnFace[] = [{ ...face, x: 240 + 6 * step, tilt: 0.06 * step }];
      if (step >= 2) faces.push({ x: 520, y: 260, size: 150 });
      const seen = await watcher.look(drawFaces(640, 480, faces), { at: step * 0.2 });
      ids.push(seen.faces.map(({ id }) => id));
    }
    expect(ids[0]).toEqual([1]);
    expect(ids.at(-1)).toEqual([1, 2]);
  });

  it('says that there is nobody, and finds who comes then', async () => {
    const watcher = new FaceWatcher(parts);
    expect((await watcher.look(drawFaces(640, 480, []), { at: 0 })).faces).toEqual([]);
    expect((await watcher.look(drawFaces(640, 480, [face]), { at: 0.1 })).faces).toHaveLength(1);
    expect((await watcher.look(drawFaces(640, 480, []), { at: 0.2 })).faces).toEqual([]);
  });

  it('looks at ten faces of more, and says how many it passed over', async () => {
    const crowd = Array.from({ length: 12 }, (_, index) => ({
      x: 110 + (index % 4) * 200,
      y: 130 + Math.floor(index / 4) * 220,
      size: 150,
    }));
    const seen = await new FaceWatcher(parts).look(drawFaces(820, 720, crowd), { at: 0 });
    expect(seen.faces.length + seen.passedOver).toBe(12);
    expect(seen.faces).toHaveLength(mostFaces);
  });

  it('tells a dark picture by its brightness, and refuses what is no picture', async () => {
    const watcher = new FaceWatcher(parts);
    expect((await watcher.look(drawFaces(64, 48, [], 0.1), { at: 0 })).brightness).toBeLessThan(25);
    await expect(
      watcher.look({ width: 64, height: 64, data: new Uint8Array(12) }, { at: 1 }),
    ).rejects.toMatchObject({ code: 'damaged' });
  });

  it('leaves no tensors behind', async () => {
    const watcher = new FaceWatcher(parts);
    await watcher.look(drawFaces(320, 240, [{ x: 160, y: 120, size: 150 }]), { at: 0 });
    const before = tf.memory().numTensors;
    await watcher.look(drawFaces(320, 240, [{ x: 160, y: 120, size: 150 }]), { at: 1 });
    await watcher.look(drawFaces(320, 240, []), { at: 2 });
    expect(tf.memory().numTensors).toBe(before);
  });
});
