import path from 'node:path';
import { startBackend } from '../src/backend/startBackend';
import { cropSide, faceCrop } from '../src/core/face/faceCrop';
import { squareOfFound } from '../src/core/face/faceMesh';
import { FaceWatcher } from '../src/core/face/faceWatcher';
import { loadFaceParts } from '../src/workers/loadFaceParts';
import { drawFaces, type DrawnFace } from '../test/faces/drawnFace';

const runs = 41;
const warmUps = 4;
/** Pictures of a camera that moves on while one is looked at. */
const pictures = 12;

interface Times {
  /** Time that passed, ms. */
  wall: number;
  /** Time the process computed, ms: that of an idle machine, however busy this one is. */
  computed: number;
}

async function timed(work: () => Promise<unknown>): Promise<Times> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, computed: (user + system) / 1000 };
}

async function median(work: () => Promise<unknown>): Promise<string> {
  const times: Times[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const time = await timed(work);
    if (run >= 0) times.push(time);
  }
  const middle = (of: (time: Times) => number) => times.map(of).sort((a, b) => a - b)[times.length >> 1];
  return `${middle(({ wall }) => wall).toFixed(1)} ms, of which computed ${middle(({ computed }) => computed).toFixed(1)} ms`;
}

/** Milliseconds for each step, and pictures a second for one, two and ten faces, on WebAssembly. */
export async function bench(): Promise<void> {
  await startBackend({ prefer: 'wasm' });
  const parts = await loadFaceParts({ modelsFolder: path.resolve('resources/models') });
  const picture = drawFaces(640, 480, [{ x: 320, y: 230, size: 260 }]);
  const [found] = await parts.detector.detect(picture);
  const square = squareOfFound(found);
  const { landmarks } = await parts.mesh.look(picture, square);
  console.log(`detector, 640 x 480: ${await median(() => parts.detector.detect(picture))}`);
  console.log(`landmarks of a face: ${await median(() => parts.mesh.look(picture, square))}`);
  console.log(`crop of a face: ${await median(() => Promise.resolve(faceCrop(picture, landmarks)))}`);
  for (const recogniser of parts.recognisers) {
    for (const faces of [1, 10]) {
      const crops = new Float32Array(faces * cropSide * cropSide).fill(90);
      const time = await median(() => recogniser.predict(crops));
      console.log(`${recogniser.name}, ${faces === 1 ? 'a face' : `${faces} faces`}: ${time}`);
    }
  }
  const row = (count: number): DrawnFace[] =>
    Array.from({ length: count }, (_, index) => ({
      x: count === 1 ? 320 : 70 + (index % 5) * 125,
      y: count === 1 ? 230 : 120 + Math.floor(index / 5) * 220,
      size: count === 1 ? 260 : 120,
    }));
  for (const count of [0, 1, 2, 10]) await watch(parts, row(count));
}

/** A camera of thirty pictures a second, of which the newest is looked at. */
async function watch(parts: Awaited<ReturnType<typeof loadFaceParts>>, faces: DrawnFace[]): Promise<void> {
  const moving = Array.from({ length: pictures }, (_, step) =>
    drawFaces(
      640,
      480,
      faces.map((face) => ({ ...face, x: face.x + 6 * Math.sin((step / pictures) * 2 * Math.PI) })),
    ),
  );
  const watcher = new FaceWatcher(parts);
  let [wall, computed, looks] = [0, 0, 0];
  while (wall < 10_000) {
    const time = await timed(() =>
      watcher.look(moving[Math.floor(computed / 33) % pictures], { at: computed / 1000, landmarks: true }),
    );
    wall += time.wall;
    computed += time.computed;
    looks++;
  }
  const perSecond = (time: number) => ((looks * 1000) / time).toFixed(1);
  console.log(
    `${faces.length} faces: ${perSecond(wall)} pictures a second, ${perSecond(computed)} of computing time`,
  );
}
