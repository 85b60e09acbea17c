import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';

/** A folder of its own for the running test, gone afterwards. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-library-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A real WAV: a tone of this length, at 16 kHz. */
export function toneWav(seconds = 0.25, hertz = 440): Uint8Array {
  const samples = Float32Array.from({ length: Math.round(seconds * 16_000) }, (_, n) =>
    Math.sin((2 * Math.PI * hertz * n) / 16_000),
  );
  return encodeWav({ samples, sampleRate: 16_000 });
}

/** Writes files, by path inside a folder, making sub-folders. */
export async function writeFiles(
  folder: string,
  files: Record<string, string | Uint8Array>,
): Promise<string[]> {
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const path of paths) await mkdir(dirname(path), { recursive: true });
  await Promise.all(Object.values(files).map((content, n) => writeFile(paths[n], content)));
  return paths;
}

/** Names of speech clips as in the official RAVDESS zip: all 60 of each of the first actors. */
export function ravdessNames(actors: number): string[] {
  const names: string[] = [];
  for (let actor = 1; actor <= actors; actor += 1) {
    const two = String(actor).padStart(2, '0');
    for (const emotion of ['01', '02', '03', '04', '05', '06', '07', '08']) {
      for (const intensity of emotion === '01' ? ['01'] : ['01', '02']) {
        for (const rest of ['01-01', '01-02', '02-01', '02-02']) {
          names.push(`Actor_${two}/03-01-${emotion}-${intensity}-${rest}-${two}.wav`);
        }
      }
    }
  }
  return names;
}

/** A tiny RAVDESS: real names, a short tone each. */
export function ravdessFiles(actors: number): Record<string, Uint8Array> {
  const wav = toneWav();
  return Object.fromEntries(ravdessNames(actors).map((name) => [name, wav]));
}

/** Names of all files under a folder, hidden ones too. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => !each.isDirectory())
    .map((each) => each.name)
    .sort();
}

/**
 * A disk of its own that is soon full, or read-only; `null` where this machine lets nobody mount one (only
 * the administrator may, on Linux).
 */
export async function smallDisk(options: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  onTestFinished(async () => {
    execFileSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true });
  });
  return folder;
}

export const noSmallDisk = 'needs the right to mount a small disk (root on Linux)';

/** Does something without the administrator's right to read and write everything. */
export async function withoutPrivileges(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.('nobody');
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
