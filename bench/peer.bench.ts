import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startBackend } from '../src/backend/startBackend';
import { decodeSound } from '../src/core/audio/decode';
import { encodeWav } from '../src/core/audio/encodeWav';
import { resample } from '../src/core/audio/resample';
import { extractFeatures, featureSetRate } from '../src/core/features/extract';
import { Recogniser } from '../src/core/models/recogniser';
import { modelFolders } from '../src/library/modelFolders';
import { readSoundFile } from '../src/library/readSoundFile';
import { startPeer, type Peer } from './peer/startPeer';

const warmUps = 5;
const runs = 31;
const seconds = 4;

/** A clip as people record it: a bundled voice, said again from the start, 16 bits. */
async function writeClip(folder: string, sampleRate: number): Promise<string> {
  const { clip } = await decodeSound(await readFile(join('samples', 'kettle.wav')));
  const { samples } = resample(clip, sampleRate);
  const long = Float32Array.from({ length: seconds * sampleRate }, (_, n) => samples[n % samples.length]);
  const path = join(folder, `${sampleRate}.wav`);
  await writeFile(path, encodeWav({ samples: long, sampleRate }));
  return path;
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1];

interface OwnRound {
  read: number;
  features: number;
  lite: number;
  mean: Float32Array;
}

async function ownRound(path: string, lite: Recogniser): Promise<OwnRound> {
  const start = performance.now();
  const { clip } = await decodeSound(await readSoundFile(path));
  const sound = resample(clip, featureSetRate('mfcc40'));
  const between = performance.now();
  const { mean } = extractFeatures(sound, 'mfcc40');
  const heard = performance.now();
  await lite.predict(clip);
  return {
    read: between - start,
    features: heard - between,
    lite: performance.now() - heard,
    mean,
  };
}

async function againstPeer(path: string, peer: Peer, lite: Recogniser): Promise<void> {
  const own = { read: [] as number[], features: [] as number[], lite: [] as number[] };
  const theirs = { read: [] as number[], features: [] as number[] };
  let apart = 0;
  for (let run = -warmUps; run < runs; run++) {
    const ours = await ownRound(path, lite);
    const other = await peer.round();
    if (run < 0) continue;
    for (const part of ['read', 'features', 'lite'] as const) own[part].push(ours[part]);
    for (const part of ['read', 'features'] as const) theirs[part].push(other[part]);
    apart = Math.max(...ours.mean.map((value, index) => Math.abs(value - other.mean[index])));
  }
  const [ours, others] = [
    median(own.read) + median(own.features),
    median(theirs.read) + median(theirs.features),
  ];
  const withLite = ours + median(own.lite);
  const told = (value: number) => `${value.toFixed(2)} ms`;
  console.log(`    ${peer.name}: read ${told(median(theirs.read))}, MFCC ${told(median(theirs.features))}`);
  console.log(
    `    Affectron: read ${told(median(own.read))}, MFCC ${told(median(own.features))}, Lite ${told(median(own.lite))}`,
  );
  console.log(
    `    reading and MFCC ${(others / ours).toFixed(1)} times as fast, with Lite's answer added ` +
      `${(others / withLite).toFixed(1)} times; the means of the coefficients differ by ${apart.toFixed(3)} at most`,
  );
}

/**
 * Reading, resampling to 22,050 Hz and 40 MFCC of a clip of 4 s, and Lite's answer on WASM besides, against Python doing
 * the first three in the same run, taking turns: with librosa, and with the same arithmetic in numpy and scipy.
 */
export async function bench(): Promise<void> {
  const files = (await modelFolders(resolve('resources/models'))).find(({ id }) => id === 'lite');
  if (!files) throw new Error('resources/models has no lite');
  await startBackend({ prefer: 'wasm' });
  const lite = await Recogniser.load(files);
  const folder = await mkdtemp(join(tmpdir(), 'affectron-peer-'));
  try {
    for (const sampleRate of [48_000, 22_050]) {
      console.log(`  ${seconds} s at ${sampleRate} Hz, 16-bit WAV, medians of ${runs} rounds`);
      const path = await writeClip(folder, sampleRate);
      for (const kind of ['librosa', 'scipy'] as const) {
        const peer = await startPeer(kind, path);
        if (typeof peer === 'string') {
          console.log(`    ${kind}: ${peer}`);
          continue;
        }
        await againstPeer(path, peer, lite);
        peer.end();
      }
    }
  } finally {
    lite.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}
