import { viewOf } from './bytes';
import type { SampleEncoding } from './soundLayout';

export type PlainEncoding = Exclude<SampleEncoding, 'a-law' | 'mu-law' | 'ima-adpcm'>;

const plainBytes: Record<PlainEncoding, number> = {
  uint8: 1,
  int8: 1,
  int16: 2,
  int24: 3,
  int32: 4,
  float32: 4,
  float64: 8,
};

export function isPlain(encoding: SampleEncoding): encoding is PlainEncoding {
  return encoding in plainBytes;
}

/**
 * Samples whose bytes are the numbers themselves, scaled so that full scale is 1.
 *
 * Read directly because wavefile takes 350 ns for a 32-bit float and 36 ns for a 16-bit integer, 40 s and 4 s
 * for 20 minutes of stereo; the tests hold this to what wavefile reads.
 */
export function readPlain(bytes: Uint8Array, encoding: PlainEncoding, littleEndian: boolean): Float64Array {
  const view = viewOf(bytes);
  const count = Math.floor(bytes.length / plainBytes[encoding]);
  const out = new Float64Array(count);
  switch (encoding) {
    case 'uint8':
      for (let i = 0; i < count; i++) out[i] = (bytes[i] - 128) / 128;
      break;
    case 'int8':
      for (let i = 0; i < count; i++) out[i] = view.getInt8(i) / 128;
      break;
    case 'int16':
      for (let i = 0; i < count; i++) out[i] = view.getInt16(2 * i, littleEndian) / 32_768;
      break;
    case 'int24': {
      const high = littleEndian ? 2 : 0;
      const low = littleEndian ? 0 : 1;
      for (let i = 0; i < count; i++) {
        const value = view.getInt8(3 * i + high) * 65_536 + view.getUint16(3 * i + low, littleEndian);
        out[i] = value / 8_388_608;
      }
      break;
    }
    case 'int32':
      for (let i = 0; i < count; i++) out[i] = view.getInt32(4 * i, littleEndian) / 2_147_483_648;
      break;
    case 'float32':
      for (let i = 0; i < count; i++) out[i] = view.getFloat32(4 * i, littleEndian);
      break;
    case 'float64':
      for (let i = 0; i < count; i++) out[i] = view.getFloat64(8 * i, littleEndian);
      break;
  }
  return out;
}
