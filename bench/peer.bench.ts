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

/** The same work as a peer's, then Lite's answer: milliseconds by the clock and of the processors. */
async function ownRound(
  path: string,
  lite: Recogniser,
): Promise<{ round: Round; lite: number; processor: number }> {
  const used = processorTime();
  const start = performance.now();
  const { clip } = await decodeSound(await readSoundFile(path));
  const sound = resample(clip, featureSetRate('mfcc40'));
  const between = performance.now();
  const { mean } = extractFeatures(sound, 'mfcc40');
  const heard = performance.now();
  const processor = processorTime() - used;
  await lite.predict(clip);
  return {
    round: { read: between - start, features: heard - between, processor, mean },
    lite: performance.now() - heard,
    processor: processorTime() - used,
  };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const told = (...values: number[]) => `${values.reduce((sum, value) => sum + value, 0).toFixed(2)} ms`;

async function againstPeer(path: string, peer: Peer, lite: Recogniser): Promise<void> {
  const ours: Awaited<ReturnType<typeof ownRound>>[] = [];
  const theirs: Round[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const [own, other] = [await ownRound(path, lite), await peer.round()];
    if (run < 0) continue;
    ours.push(own);
    theirs.push(other);
  }
  const middle = (rounds: readonly Round[], part: 'read' | 'features' | 'processor') =>
    median(rounds.map((round) => round[part]));
  const own = ours.map(({ round }) => round);
  const answer = median(ours.map((round) => round.lite));
  const [us, them] = [own, theirs].map((rounds) => middle(rounds, 'read') + middle(rounds, 'features'));
  const [least, most] = [median(ours.map(({ processor }) => processor)), middle(theirs, 'processor')];
  const apart = Math.max(...Array.from(own[0].mean, (value, n) => Math.abs(value - theirs[0].mean[n])));
  console.log(
    `    ${peer.name}: read ${told(middle(theirs, 'read'))}, MFCC ${told(middle(theirs, 'features'))}, of the processors ${told(most)}`,
  );
  console.log(
    `    Affectron: read ${told(middle(own, 'read'))}, MFCC ${told(middle(own, 'features'))}, of the processors ` +
      `${told(middle(own, 'processor'))}; Lite ${told(answer)}`,
  );
  console.log(
    `    as fast: reading and MFCC ${(them / us).toFixed(1)} times (processors ${(most / middle(own, 'processor')).toFixed(1)}), ` +
      `with Lite's answer added ${(them / (us + answer)).toFixed(1)} times (processors ${(most / least).toFixed(1)}); ` +
      `means of the coefficients ${apart.toFixed(3)} apart at most`,
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
