/** Encodings whose samples stand in the file one after another, as WAV and AIFF keep them. */
export type SampleEncoding =
  'uint8' | 'int8' | 'int16' | 'int24' | 'int32' | 'float32' | 'float64' | 'a-law' | 'mu-law' | 'ima-adpcm';

/** Where the sound of a WAV or AIFF file lies, and how it is written. */
export interface SoundLayout {
  encoding: SampleEncoding;
  littleEndian: boolean;
  channels: number;
  /** Hz */
  sampleRate: number;
  /** Bytes of one sample of every channel; of one block for IMA ADPCM. */
  blockBytes: number;
  /** Samples per channel in such a block: 1 except for IMA ADPCM. */
  blockFrames: number;
  dataStart: number;
  /** Bytes of sound that are in the file. */
  dataBytes: number;
  /**
   * Bytes of sound the header promises, more than `dataBytes` when the file is cut off. Where the header was
   * written before the length was known, and so promises nothing, the same as `dataBytes`.
   */
  declaredBytes: number;
  /** Samples per channel as the header counts them, where the last block is only partly filled. */
  declaredFrames: number | null;
}

export const encodingNames: Record<SampleEncoding, string> = {
  uint8: '8-bit PCM',
  int8: '8-bit PCM',
  int16: '16-bit PCM',
  int24: '24-bit PCM',
  int32: '32-bit PCM',
  float32: '32-bit float',
  float64: '64-bit float',
  'a-law': 'A-law',
  'mu-law': 'mu-law',
  'ima-adpcm': 'IMA ADPCM',
};

/** Samples per channel in `dataBytes`. */
export function layoutFrames(layout: SoundLayout, dataBytes = layout.dataBytes): number {
  const frames = Math.floor(dataBytes / layout.blockBytes) * layout.blockFrames;
  return layout.declaredFrames === null ? frames : Math.min(frames, layout.declaredFrames);
}
