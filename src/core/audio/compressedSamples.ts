import wavefile from 'wavefile';
import { wavHeader } from './encodeWav';

/**
 * A-law, mu-law and IMA ADPCM, expanded by wavefile. Each is handed to it as a small WAV of our own making,
 * mono, so that neither a file's other chunks nor its channel count can trouble it.
 */

/** One number of full scale 1 per byte. `bytes` of several channels stay interleaved. */
export function readCompanded(bytes: Uint8Array, law: 'a-law' | 'mu-law'): Float64Array {
  const wav = new wavefile.WaveFile(smallWav(bytes, law === 'a-law' ? 6 : 7, 8, 1));
  if (law === 'a-law') wav.fromALaw();
  else wav.fromMuLaw();
  return scaled16(wav.getSamples(true), bytes.length);
}

/**
 * Whole blocks of IMA ADPCM, interleaved numbers of full scale 1.
 *
 * wavefile knows only mono blocks and leaves the last one out, so channels are taken apart (each block holds
 * a 4-byte head per channel, then 4 bytes of each channel in turn) and an empty block is put behind.
 * Source: IMA "Recommended Practices for Enhancing Digital Audio Compatibility", 1992.
 */
export function readImaAdpcm(bytes: Uint8Array, channels: number, blockBytes: number): Float64Array {
  const blocks = Math.floor(bytes.length / blockBytes);
  const monoBlock = blockBytes / channels;
  const blockFrames = (monoBlock - 4) * 2 + 1;
  const decodedBlock = (monoBlock - 4) * 2 + 2;
  const out = new Float64Array(blocks * blockFrames * channels);
  const mono = new Uint8Array((blocks + 1) * monoBlock);
  for (let channel = 0; channel < channels; channel++) {
    for (let block = 0; block < blocks; block++) {
      for (let word = 0; word < monoBlock / 4; word++) {
        const from = block * blockBytes + (word * channels + channel) * 4;
        mono.set(bytes.subarray(from, from + 4), block * monoBlock + word * 4);
      }
    }
    const wav = new wavefile.WaveFile(smallWav(mono, 17, 4, monoBlock));
    wav.fromIMAADPCM();
    const samples = wav.getSamples(true);
    for (let block = 0; block < blocks; block++) {
      // wavefile gives the head's sample twice; the second is what the format means.
      const from = block * decodedBlock + 1;
      for (let i = 0; i < blockFrames; i++) {
        out[(block * blockFrames + i) * channels + channel] = samples[from + i] / 32_768;
      }
    }
  }
  return out;
}

function scaled16(samples: Float64Array, count: number): Float64Array {
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[i] = samples[i] / 32_768;
  return out;
}

/** A mono WAV around `data`; the rate does not matter to the numbers. */
function smallWav(data: Uint8Array, tag: number, bits: number, blockAlign: number): Uint8Array {
  const wav = new Uint8Array(44 + data.length + (data.length % 2));
  wav.set(wavHeader(8000, data.length));
  wav.set(data, 44);
  const view = new DataView(wav.buffer);
  view.setUint16(20, tag, true);
  view.setUint16(32, blockAlign, true);
  view.setUint16(34, bits, true);
  return wav;
}
