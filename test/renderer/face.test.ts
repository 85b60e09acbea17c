import { expect, test } from 'vitest';
import type { Camera, CameraListener } from '../../src/renderer/src/capture/openCamera';
import { PhotoProblem, type Photo } from '../../src/renderer/src/capture/readPhoto';
import { Pace } from '../../src/renderer/src/lib/pace';
import { Face } from '../../src/renderer/src/state/face.svelte';
import type { SeenFace, SeenPicture } from '../../src/shared/face';
import type { Problem } from '../../src/shared/types';
import { pending, FakeBridge, FakeRefusal, settled } from './fakeBridge';

const picture = { width: 4, height: 2, data: new Uint8Array(32) };
const models = [{ id: 'human', name: 'Mini-Xception' }];

function aFace(id: number, changes: Partial<SeenFace> = {}): SeenFace {
  return {
    id,
    box: { left: 0, top: 0, width: 2, height: 2 },
    score: 1,
    landmarks: new Float32Array(),
    turned: 0,
    opinions: [{ model: 'human', probabilities: { happy: 0.8, sad: 0.2 } }],
    ...changes,
  };
}

function saw(...faces: SeenFace[]): SeenPicture {
  return { faces, passedOver: 0, brightness: 120, milliseconds: 30 };
}

function setUp(handlers: ConstructorParameters<typeof FakeBridge>[0] = {}) {
  const fake = new FakeBridge({ 'camera.open': () => models, 'face.models': () => models, ...handlers });
  const problems: Problem[] = [];
  const cameras: { camera: Camera; closed: boolean; listener: CameraListener }[] = [];
  const told = {
    open: undefined as Promise<never> | undefined,
    photo: undefined as Promise<Photo> | undefined,
  };
  const steps: (() => void)[] = [];
  const face = new Face({
    bridge: fake.bridge,
    async openCamera(_device, listener) {
      if (told.open !== undefined) await told.open;
      const close = () => void (entry.closed = true);
      const camera: Camera = { stream: {} as MediaStream, picture: () => picture, close };
      const entry = { camera, closed: false, listener };
      cameras.push(entry);
      return camera;
    },
    readPhoto: (file) => told.photo ?? Promise.resolve({ name: file.name, picture }),
    device: () => null,
    landmarks: () => false,
    onProblem: (problem) => problems.push(problem),
    nextPicture: () => new Promise((resolve) => steps.push(resolve)),
    now: () => 1000,
  });
  return { fake, face, problems, cameras, told, next: () => steps.shift()?.() };
}

test('a camera is looked at picture by picture, one at a time, until it is stopped', async () => {
  const answers = [pending<SeenPicture>(), pending<SeenPicture>()];
  let asked = 0;
  const { fake, face, cameras, next } = setUp({ 'camera.look': () => answers[asked++]?.promise });
  await face.start();
  await settled();
  expect(face.on).toBe(true);
  expect(face.models).toEqual(models);
  expect(fake.count('camera.look')).toBe(1);
  next();
  await settled();
  expect(fake.count('camera.look')).toBe(1);
  answers[0].resolve(saw(aFace(1)));
  await settled();
  expect(face.shown?.id).toBe(1);
  expect(face.size).toMatchObject({ width: 4, height: 2 });
  next();
  await settled();
  expect(fake.count('camera.look')).toBe(2);

  face.stop();
  expect(cameras[0].closed).toBe(true);
  expect(fake.count('camera.close')).toBe(1);
  answers[1].resolve(saw(aFace(7)));
  await settled();
  expect(face.seen).toBeNull();
});

test('the chosen face stays shown as long as it is seen, then the largest', async () => {
  const pictures = [saw(aFace(1), aFace(2)), saw(aFace(1), aFace(2)), saw(aFace(1))];
  let at = 0;
  const { face, next } = setUp({ 'camera.look': () => pictures[at++] });
  await face.start();
  await settled();
  expect(face.shown?.id).toBe(1);
  face.chosenId = 2;
  expect(face.shown?.id).toBe(2);
  next();
  await settled();
  expect(face.shown?.id).toBe(2);
  next();
  await settled();
  expect(face.shown?.id).toBe(1);
});

test.each([
  ['NotFoundError', 'no-camera'],
  ['NotAllowedError', 'camera-refused'],
  ['NotReadableError', 'camera-busy'],
  ['TypeError', 'camera-died'],
])('a camera that fails with %s is off again and says so', async (name, code) => {
  const { fake, face, problems, told } = setUp();
  told.open = Promise.reject(new DOMException('no', name));
  told.open.catch(() => undefined);
  await face.start();
  expect(face.phase).toBe('off');
  expect(problems.map((problem) => problem.code)).toEqual([code]);
  expect(problems[0].advice).toBeTruthy();
  expect(fake.count('camera.close')).toBe(1);
});

test('missing networks are told, and no camera is opened', async () => {
  const problem: Problem = {
    code: 'model-unavailable',
    message: 'The networks that find faces are not here.',
  };
  const { face, problems, cameras } = setUp({
    'camera.open': () => {
      throw new FakeRefusal(problem);
    },
  });
  await face.start();
  expect(problems).toEqual([problem]);
  expect(cameras).toEqual([]);
  expect(face.phase).toBe('off');
});

test('a camera that is unplugged, or a worker that fails, ends the session', async () => {
  const { face, problems, cameras, fake } = setUp({ 'camera.look': () => saw() });
  await face.start();
  await settled();
  cameras[0].listener.died();
  expect(face.phase).toBe('off');
  expect(problems.at(-1)?.code).toBe('camera-died');

  fake.answer('camera.look', () => {
    throw new FakeRefusal({ code: 'worker-stopped', message: 'It stopped.' });
  });
  await face.start();
  await settled();
  expect(face.phase).toBe('off');
  expect(problems.at(-1)?.code).toBe('worker-stopped');
});

test('a start that is stopped at once leaves no camera open', async () => {
  const models = pending<never[]>();
  const { face, fake, cameras } = setUp({ 'camera.open': () => models.promise });
  const started = face.start();
  face.stop();
  models.resolve([]);
  await started;
  expect(face.phase).toBe('off');
  expect(cameras).toEqual([]);
  expect(fake.count('camera.close')).toBeGreaterThan(0);
});

test('a photo takes the place of the camera, and a broken one is told', async () => {
  const { face, problems, cameras, told } = setUp({
    'camera.look': () => saw(),
    'face.photo': () => saw(aFace(1)),
  });
  await face.start();
  await face.openPhoto(new File([], 'me.jpg'));
  expect(cameras[0].closed).toBe(true);
  expect(face.photo?.name).toBe('me.jpg');
  expect(face.shown?.id).toBe(1);
  expect(face.reading).toBe(false);

  told.photo = Promise.reject(new PhotoProblem('broken-picture'));
  told.photo.catch(() => undefined);
  await face.openPhoto(new File([], 'torn.jpg'));
  expect(face.photo).toBeNull();
  expect(face.reading).toBe(false);
  expect(problems.at(-1)).toMatchObject({ code: 'damaged', message: '“torn.jpg” is damaged.' });
});

test('pace counts what happened in the last two seconds', () => {
  const pace = new Pace();
  expect(pace.tick(0)).toBe(0);
  for (let time = 100; time <= 3000; time += 100) pace.tick(time);
  expect(pace.tick(3100)).toBeCloseTo(10);
  pace.clear();
  expect(pace.tick(9000)).toBe(0);
});
