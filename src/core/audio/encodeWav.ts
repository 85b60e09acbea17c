import { AffectronError } from '../errors';
import type { Clip } from './clip';

const headerBytes = 44;

/** Most bytes of samples a WAV can state: its sizes are 32 bits, that of the whole is 36 more. */
export const mostWavBytes = 0xffff_ffff - (headerBytes - 8) - 1;

/** A sound that does not fit into a WAV. */
export function tooLongForWav(): AffectronError {
  return new AffectronError('too-long', 'The sound is too long: a WAV file holds no more than 4 GiB.', {
    advice: 'Cut it into shorter parts.',
  });
}

/**
 * The 44 bytes before the samples of a 16-bit mono WAV, for writers that stream.
 *
 * @param sampleRate Hz
 * @param dataBytes bytes of samples that follow
 * @throws AffectronError `too-long` beyond 4 GiB, where the sizes in the header would begin again at 0
 */
export function wavHeader(sampleRate: number, dataBytes: number): Uint8Array {
  if (dataBytes > mostWavBytes) throw tooLongForWav();
  const header = new Uint8Array(headerBytes);
  const view = new DataView(header.buffer);
  const mark = (offset: number, text: string) => {
    for (let i = 0; i < text.length; i++) header[offset + i] = text.charCodeAt(i);
  };
  mark(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  mark(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  mark(36, 'data');
  view.setUint32(40, dataBytes, true);
  return header;
}

/**
 * A clip as a 16-bit mono WAV file. What was read from a 16-bit file comes back to the bit; what lies beyond
 * full scale is clipped.
 */
export function encodeWav(clip: Clip): Uint8Array {
  const dataBytes = clip.samples.length * 2;
  const wav = new Uint8Array(headerBytes + dataBytes);
  wav.set(wavHeader(Math.round(clip.sampleRate), dataBytes));
  const view = new DataView(wav.buffer, headerBytes);
  for (let i = 0; i < clip.samples.length; i++) {
    const value = Math.round(clip.samples[i] * 32_768);
    view.setInt16(2 * i, Math.max(-32_768, Math.min(32_767, value)), true);
  }
  return wav;
}
