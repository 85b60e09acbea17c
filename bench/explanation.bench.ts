import path from 'node:path';
import { startBackend } from '../src/backend/startBackend';
import { blankGroup, hearClip } from '../src/core/explanation/explain';
import { ClipFeatures } from '../src/core/models/clipFeatures';
import { Recogniser } from '../src/core/models/recogniser';
import { Random } from '../src/core/training/random';
import { modelFolders } from '../src/library/modelFolders';

const runs = 7;
const rate = 16_000;
const seconds = 4;

/** Milliseconds to explain what each model says of 4 s, on WASM: the clip heard, all groups blanked. */
export async function bench(): Promise<void> {
  await startBackend({ prefer: 'wasm' });
  const random = new Random(1);
  const samples = Float32Array.from(
    { length: rate * seconds },
    (_, n) => 0.1 * random.normal() * Math.sin(n / 900),
  );
  for (const files of await modelFolders(path.resolve('resources/models'))) {
    const recogniser = await Recogniser.load(files).catch(() => null);
    if (recogniser === null) {
      console.log(`${files.id}: not measured, its encoder is not here.`);
      continue;
    }
    const [times, processor]: [number[], number[]] = [[], []];
    for (let run = -1; run < runs; run++) {
      // As in the app: the verdict is there before anybody asks for its reasons.
      const features = new ClipFeatures({ samples, sampleRate: rate });
      await recogniser.predict(features);
      const [start, used] = [performance.now(), process.cpuUsage()];
      const { groups, pieces, emotion } = await hearClip(recogniser, features);
      for (const piece of pieces.keys()) {
        for (const group of [null, ...groups.keys()]) {
          await blankGroup(recogniser, features, { piece, group, emotion });
        }
      }
      if (run < 0) continue;
      times.push(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      processor.push((user + system) / 1000);
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1].toFixed(0);
    console.log(`${files.id}: ${median(times)} ms, of the processors' time ${median(processor)} ms`);
    recogniser.dispose();
  }
}
