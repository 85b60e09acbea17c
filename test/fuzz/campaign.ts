/** A run of the fuzzer: slices of every kind, each in a process of its own, what came of them counted. */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inParallel } from '../../src/library/inParallel';
import type { Kind } from './inputs';
import type { Slice, Told } from './protocol';

/** Inputs of a kind in a long run: 24,000 in all. */
export const fullCounts: Readonly<Partial<Record<Kind, number>>> = {
  ...{ wav: 3500, aiff: 2000, flac: 2500, vorbis: 2500, opus: 2500, mp3: 2500 },
  ...{ zip: 2500, names: 1000, model: 2000, settings: 1000, index: 1000, records: 1000 },
};

/** Inputs that one process tries: it is gone before little leaks become much, and memory is measured anew. */
const sliceLength = 500;

export interface Violated {
  kind: Kind;
  index: number;
  violation: string;
}

export interface CampaignOptions {
  seed: number;
  counts: Readonly<Partial<Record<Kind, number>>>;
  /** Folder of the built fuzzer. */
  built: string;
  /** Hears of every input, in order within its kind. */
  onInput?: (kind: Kind, told: Told) => void;
  /** Numbers of the first inputs; default 0. */
  from?: Readonly<Partial<Record<Kind, number>>>;
  /** Processes at a time, each with a kind. Default 1. */
  jobs?: number;
  signal?: AbortSignal;
}

export async function fuzz(options: CampaignOptions): Promise<Violated[]> {
  const violated: Violated[] = [];
  await inParallel(Object.keys(options.counts) as Kind[], options.jobs ?? 1, async (kind) => {
    const end = options.counts[kind] ?? 0;
    for (let from = options.from?.[kind] ?? 0; from < end && !options.signal?.aborted;) {
      const told = await slice(kind, from, Math.min(end, from + sliceLength), options);
      for (const { index, violation } of told)
        if (violation !== undefined) violated.push({ kind, index, violation });
      from = (told.at(-1)?.index ?? from) + 1;
    }
  });
  return violated;
}

/** Tries inputs until the end of the slice, or of the process: the input it ended with is the last that is told of. */
async function slice(kind: Kind, from: number, to: number, options: CampaignOptions): Promise<Told[]> {
  const { seed, built, onInput, signal } = options;
  const folder = await mkdtemp(join(tmpdir(), 'affectron-fuzz-'));
  const told: Told[] = [];
  const add = (one: Told): void => {
    told.push(one);
    onInput?.(kind, one);
  };
  try {
    const child = fork(join(built, 'fuzzProcess.js'), {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      serialization: 'advanced',
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
    child.on('message', (one: Told) =>
      add(one.violation === undefined ? one : { ...one, violation: `${one.violation}\n${said}`.trim() }),
    );
    const stop = () => child.kill();
    signal?.addEventListener('abort', stop);
    child.send({ kind, seed, from, to, folder, workers: built } satisfies Slice);
    const end = await new Promise<string>((resolve) =>
      child.once('close', (code, by) => resolve(by ?? `code ${code}`)),
    );
    signal?.removeEventListener('abort', stop);
    const last = told.at(-1);
    // A process that tells of a violation may end with it; one that ends untold has crashed with the next input.
    const isTold = last?.violation !== undefined && end !== 'code 0';
    if (!signal?.aborted && (last?.index ?? from - 1) < to - 1 && !isTold && end !== 'code 0')
      add({ index: (last?.index ?? from - 1) + 1, violation: `the process ended with ${end}\n${said}` });
    return told;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
