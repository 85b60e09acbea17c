import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startBackend } from '../src/backend/startBackend';
import { decodeSound } from '../src/core/audio/decode';
import { encodeWav } from '../src/core/audio/encodeWav';
import { resample } from '../src/core/audio/resample';
import { extractFeatures, featureSetRate } from '../src/core/features/extract';
import { ClipFeatures } from '../src/core/models/clipFeatures';
import { Recogniser } from '../src/core/models/recogniser';
import { modelFolders } from '../src/library/modelFolders';
import { readSoundFile } from '../src/library/readSoundFile';
import { startPeer, type Peer, type PeerRound } from './peer/startPeer';

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

interface Round extends Omit<PeerRound, 'mean'> {
  mean: ArrayLike<number>;
}

/** By the clock and of the processors, milliseconds. */
interface Cost {
  clock: number;
  processor: number;
}

interface OwnRound {
  /** The same work as a peer's. */
  mfcc: Round;
  /** Reading, and the spectrogram that Lite hears. */
  spectrogram: Cost;
  /** Reading, and Lite's answer, the look for speech in it. */
  answer: Cost;
}

async function ownRound(path: string, lite: Recogniser): Promise<OwnRound> {
  const used = processorTime();
  const start = performance.now();
  const { clip } = await decodeSound(await readSoundFile(path));
  const sound = resample(clip, featureSetRate('mfcc40'));
  const between = performance.now();
  const { mean } = extractFeatures(sound, 'mfcc40');
  const mfcc = {
    read: between - start,
    features: performance.now() - between,
    processor: processorTime() - used,
    mean,
  };
  const [since, begun] = [performance.now(), processorTime()];
  const cost = (): Cost => ({ clock: performance.now() - since, processor: processorTime() - begun });
  const features = new ClipFeatures((await decodeSound(await readSoundFile(path))).clip);
  features.lite();
  const spectrogram = cost();
  await lite.predict(features);
  return { mfcc, spectrogram, answer: cost() };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const told = (value: number) => `${value.toFixed(2)} ms`;

async function againstPeer(path: string, peer: Peer, lite: Recogniser): Promise<void> {
  const ours: OwnRound[] = [];
  const theirs: Round[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const [own, other] = [await ownRound(path, lite), await peer.round()];
    if (run < 0) continue;
    ours.push(own);
    theirs.push(other);
  }
  const whole = ({ read, features, processor }: Round): Cost => ({ clock: read + features, processor });
  const middle = (costs: readonly Cost[]): Cost => ({
    clock: median(costs.map(({ clock }) => clock)),
    processor: median(costs.map(({ processor }) => processor)),
  });
  const them = middle(theirs.map(whole));
  const print = (what: string, costs: readonly Cost[]) => {
    const { clock, processor } = middle(costs);
    const times = `${(them.clock / clock).toFixed(1)} times as fast (${(them.processor / processor).toFixed(1)})`;
    console.log(`      ${what.padEnd(36)} ${told(clock)} (${told(processor)}), ${times}`);
  };
  const reading = median(theirs.map(({ read }) => read));
  console.log(
    `    ${peer.name}: ${told(them.clock)} (processors ${told(them.processor)}), of which reading ${told(reading)}`,
  );
  print(
    'reading and MFCC',
    ours.map(({ mfcc }) => whole(mfcc)),
  );
  print(
    'reading and the spectrogram of Lite',
    ours.map(({ spectrogram }) => spectrogram),
  );
  print(
    'reading and the answer of Lite',
    ours.map(({ answer }) => answer),
  );
  const apart = Math.max(...Array.from(ours[0].mfcc.mean, (value, n) => Math.abs(value - theirs[0].mean[n])));
  console.log(`      means of the coefficients: ${apart.toFixed(3)} apart at most`);
}

/**
 * Reading, resampling to 22,050 Hz and 40 MFCC of a clip of 4 s against Python doing the same in the same run, taking
 * turns: with librosa, and with the same arithmetic in numpy and scipy. Beside it what Lite takes on WASM, from the file to
 * its spectrogram and to its answer. By the clock; of the processors in brackets, which a busy machine changes less.
 */
export async function bench(): Promise<void> {
  const files = (await modelFolders(resolve('resources/models'))).find(({ id }) => id === 'lite');
  if (!files) throw new Error('resources/models has no lite');
  await startBackend({ prefer: 'wasm' });
  const lite = await Recogniser.load(files);
  const folder = await mkdtemp(join(tmpdir(), 'affectron-peer-'));
  try {
    for (const sampleRate of [48_000, 22_050, 16_000]) {
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
