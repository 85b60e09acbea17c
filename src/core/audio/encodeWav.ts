import type { Clip } from './clip';

const headerBytes = 44;

/**
 * The 44 bytes before the samples of a 16-bit mono WAV, for writers that stream.
 *
 * @param sampleRate Hz
 * @param dataBytes bytes of samples that follow
 */
export function wavHeader(sampleRate: number, dataBytes: number): Uint8Array {
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
