import type { Clip } from '../../src/core/audio/clip';
import { wavHeader } from '../../src/core/audio/encodeWav';

/** A WAV file of 32-bit floats, for tests that need exact samples: the program itself writes 16 bits. */
export function floatWav({ samples, sampleRate }: Clip): Uint8Array {
  const header = new Uint8Array(wavHeader(sampleRate, samples.byteLength));
  const view = new DataView(header.buffer);
  const [ieeeFloat, bytesPerSample] = [3, 4];
  view.setUint16(20, ieeeFloat, true);
  view.setUint32(28, sampleRate * bytesPerSample, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, bytesPerSample * 8, true);
  return Buffer.concat([header, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)]);
}
