import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeWav, wavHeader } from '../../src/core/audio/encodeWav';
import { floatWav } from './floatWav';

const sampleRate = 16_000;

/** A tone of one second that any model will judge. */
export function tone(seconds = 1): Uint8Array {
  const samples = Float32Array.from(
    { length: sampleRate * seconds },
    (_, index) => 0.3 * Math.sin((2 * Math.PI * 220 * index) / sampleRate),
  );
  return encodeWav({ samples, sampleRate });
}

/** Writes one file of every kind of bad input into a folder. */
export async function writeBadFiles(folder: string): Promise<void> {
  const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes);
  await put('empty.wav', '');
  await put('header-only.wav', wavHeader(sampleRate, 0));
  await put('truncated.wav', tone().subarray(0, 40));
  await put('half.wav', tone(4).subarray(0, 60_000));
  await put('text.wav', 'This is a letter, not a sound.\n'.repeat(20));
  await put(
    'no-rate.wav',
    patched((view) => view.setUint32(24, 0, true)),
  );
  await put(
    'no-channels.wav',
    patched((view) => view.setUint16(22, 0, true)),
  );
  await put('not-numbers.wav', floatWav({ samples: new Float32Array(sampleRate).fill(NaN), sampleRate }));
  await put('one-sample.wav', encodeWav({ samples: new Float32Array([0.5]), sampleRate }));
  await put('silence.wav', encodeWav({ samples: new Float32Array(sampleRate), sampleRate }));
  await mkdir(join(folder, 'folder.wav'));
  // Nobody can open it, not even root: it leads to itself.
  await symlink('unreadable.wav', join(folder, 'unreadable.wav'));
  await writeTwoHours(join(folder, 'two-hours.wav'));
}

/** Two hours of 44.1 kHz, 16 bit: 635 MB that take no space, since nothing is written after the header. */
async function writeTwoHours(path: string): Promise<void> {
  const dataBytes = 2 * 60 * 60 * 44_100 * 2;
  const header = wavHeader(44_100, dataBytes);
  const file = await open(path, 'w');
  await file.write(header);
  await file.truncate(header.length + dataBytes);
  await file.close();
}

function patched(change: (view: DataView) => void): Uint8Array {
  const bytes = tone().slice();
  change(new DataView(bytes.buffer));
  return bytes;
}
