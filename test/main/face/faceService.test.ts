import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AffectronError } from '../../../src/core/errors';
import { CameraGate } from '../../../src/main/face/cameraGate';
import { FaceService } from '../../../src/main/face/faceService';
import { temporaryFolder } from '../../library/places';

const picture = { width: 2, height: 2, data: new Uint8Array(16) };
let service: FaceService | null = null;

/** A service whose worker is a few lines that answer after a while. */
async function setUp(requireAccess = () => Promise.resolve()) {
  const { writeFile } = await import('node:fs/promises');
  const file = join(await temporaryFolder(), 'worker.mjs');
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ id, task, input }) => setTimeout(() => parentPort.postMessage({
       kind: 'done', id,
       output: task === 'ready' ? [{ id: 'human', name: 'Mini-Xception' }] : { task, begin: input.begin ?? null },
     }), 50));`,
  );
  const gate = new CameraGate();
  service = new FaceService({ file, setup: { modelsFolder: 'nowhere' }, gate, requireAccess, log: vi.fn() });
  return { gate, service };
}

afterEach(async () => {
  await service?.dispose();
  service = null;
});

describe('FaceService', () => {
  it('lets the page have the camera from open to close', async () => {
    const { gate, service: faces } = await setUp();
    expect(gate.isOpen).toBe(false);
    await expect(faces.look(picture, 0, false)).rejects.toMatchObject({ code: 'refused' });
    expect(await faces.open()).toEqual([{ id: 'human', name: 'Mini-Xception' }]);
    expect(gate.isOpen).toBe(true);
    faces.close();
    expect(gate.isOpen).toBe(false);
    await expect(faces.look(picture, 1, false)).rejects.toMatchObject({ code: 'refused' });
  });

  it('does not open where the system refuses', async () => {
    const { gate, service: faces } = await setUp(() =>
      Promise.reject(
        new AffectronError('camera-refused', 'The system does not let Affectron use the camera.'),
      ),
    );
    await expect(faces.open()).rejects.toMatchObject({ code: 'camera-refused' });
    expect(gate.isOpen).toBe(false);
  });

  it('passes pictures over while one is being looked at, and begins each session anew', async () => {
    const { service: faces } = await setUp();
    await faces.open();
    const [first, second] = await Promise.all([
      faces.look(picture, 0, false),
      faces.look(picture, 0.1, false),
    ]);
    expect(first).toMatchObject({ begin: true });
    expect(second).toBeNull();
    expect(await faces.look(picture, 0.2, false)).toMatchObject({ begin: false });
    faces.close();
    await faces.open();
    expect(await faces.look(picture, 0, false)).toMatchObject({ begin: true });
  });

  it('looks at photos while the camera is off', async () => {
    const { service: faces } = await setUp();
    expect(await faces.photo(picture)).toMatchObject({ task: 'photo' });
  });
});
