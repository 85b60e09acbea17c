/** Kills `victim.ts` at moments that follow from a seed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/setup/paths.mjs';
import { Random } from '../../src/core/training/random';

export const builtVictim = join(root, 'out', 'test-victim');

export async function buildVictim(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: builtVictim,
      target: 'node20',
      rollupOptions: { input: { victim: 'test/faults/victim.ts' }, output: { entryFileNames: '[name].mjs' } },
    },
  });
}

export interface Slain {
  /** What it told before it ended, in order. */
  told: Record<string, unknown>[];
  /** It ended before the kill came. */
  finished: boolean;
}

export interface Kill {
  kind: 'recording' | 'settings' | 'index' | 'import' | 'batch';
  folder: string;
  seed: number;
  /** Most words it may say before its time comes; so a slow machine gets as far as a fast one. */
  words: number;
  /** Longest time from the last of them to the kill, ms; `Infinity` lets it live. */
  within: number;
  env?: Record<string, string>;
}

/** Starts a victim and kills it a random time after a random word; one in five on its way to the first. */
export async function slay({ kind, folder, seed, words, within, env }: Kill): Promise<Slain> {
  const random = new Random(seed);
  const early = random.uniform() < 0.2;
  const child = spawn(process.execPath, [join(builtVictim, 'victim.mjs'), kind, folder, String(seed)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let errors = '';
  const after = random.uniform() * within;
  const word = 1 + Math.floor(random.uniform() * words);
  let timer: NodeJS.Timeout | null = null;
  const arm = (): void => {
    if (Number.isFinite(after)) timer ??= setTimeout(() => child.kill('SIGKILL'), after);
  };
  if (early) arm();
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    if (text.split('\n').length > word) arm();
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (timer !== null) clearTimeout(timer);
  if (code !== null && code !== 0) throw new Error(`The ${kind} failed by itself (${code}): ${errors}`);
  const told = text.split('\n').filter((line) => line !== '');
  return { told: told.map((line) => JSON.parse(line) as Record<string, unknown>), finished: code === 0 };
}
