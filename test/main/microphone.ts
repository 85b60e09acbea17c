/** Stand-ins for microphones: the real arecord reading a file, and programs that fail like the real ones. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasArecord = spawnSync('arecord', ['--version']).status === 0;

/** Debian keeps sox's ALSA driver in a package of its own, libsox-fmt-alsa. */
export const soxHearsAlsa = /AUDIO DEVICE DRIVERS:.*\balsa\b/.test(
  spawnSync('sox', ['--help'], { encoding: 'utf8' }).stdout ?? '',
);

export interface Microphone {
  folder: string;
  /** Environment under which arecord hears it. */
  env: { ALSA_CONFIG_PATH: string };
  remove: () => Promise<void>;
}

/** A microphone that plays 16-bit 16 kHz samples over and over, as fast as anybody listens. */
export async function fileMicrophone(samples: Int16Array): Promise<Microphone> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-mic-'));
  const raw = join(folder, 'microphone.raw');
  const config = join(folder, 'asound.conf');
  await writeFile(raw, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  await writeFile(
    config,
    `</usr/share/alsa/alsa.conf>
pcm.!default { type file slave.pcm null file "/dev/null" infile "${raw}" format "raw" }
`,
  );
  return { folder, env: { ALSA_CONFIG_PATH: config }, remove: () => rm(folder, { recursive: true }) };
}

/** A folder for the PATH with an `arecord` of one's own. */
export async function fakeArecord(script: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-bin-'));
  await writeFile(join(folder, 'arecord'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'arecord'), 0o755);
  return { path: folder, remove: () => rm(folder, { recursive: true }) };
}

/** A tone as 16-bit samples at 16 kHz. */
export function tone(seconds: number, amplitude = 0.5): Int16Array {
  return Int16Array.from({ length: seconds * 16_000 }, (_, i) =>
    Math.round(amplitude * 32_767 * Math.sin((2 * Math.PI * 440 * i) / 16_000)),
  );
}

/** Process ids of the arecords this process has started. */
export function runningArecords(): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(process.pid), 'arecord'], { encoding: 'utf8' });
  return stdout.trim().split('\n').filter(Boolean).map(Number);
}

export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
