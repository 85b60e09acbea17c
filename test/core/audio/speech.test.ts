import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Clip } from '../../../src/core/audio/clip';
import { decodeSound } from '../../../src/core/audio/decode';
import { hasSpeech, speechFrameRate, speechFrames } from '../../../src/core/audio/speech';
import { Random } from '../../../src/core/training/random';
import { corpusClips } from '../models/corpusClips';
import { voiceLike } from '../models/madeSounds';
import { soundsWithoutSpeech } from './soundsWithoutSpeech';

const samples = new URL('../../../samples/', import.meta.url);
const spoken = readdirSync(samples).filter((name) => /\.(wav|flac|ogg|mp3|opus)$/.test(name));

async function sample(name: string): Promise<Clip> {
  return (await decodeSound(readFileSync(new URL(name, samples)))).clip;
}

const speaks = (clip: Clip) => hasSpeech(speechFrames(clip));
const count = (decisions: Uint8Array) => decisions.reduce((sum, each) => sum + each, 0);

function louder({ samples: sound, sampleRate }: Clip, decibels: number): Clip {
  const gain = 10 ** (decibels / 20);
  return { samples: sound.map((value) => value * gain), sampleRate };
}

/** With white noise so far below the clip's RMS. */
function noisy({ samples: sound, sampleRate }: Clip, decibels: number): Clip {
  const random = new Random(1);
  const rms = Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / sound.length);
  const level = rms * 10 ** (-decibels / 20);
  return { samples: sound.map((value) => value + level * random.normal()), sampleRate };
}

describe('speech', () => {
  it('is found in every sample, at its level, softer, louder, in noise and in a child’s pitch', async () => {
    expect(spoken).toHaveLength(10);
    for (const name of spoken) {
      const clip = await sample(name);
      const variants = {
        plain: clip,
        soft: louder(clip, -20),
        loud: louder(clip, 10),
        noisy: noisy(clip, 10),
        high: { ...clip, sampleRate: 1.5 * clip.sampleRate },
      };
      for (const [variant, changed] of Object.entries(variants)) {
        expect({ name, variant, speaks: speaks(changed) }).toEqual({ name, variant, speaks: true });
      }
    }
  });

  it('is decided for every 10 ms, where it is and not where it is not', () => {
    const voice = voiceLike({ seconds: 1 }).samples;
    const clip = { samples: new Float32Array(48_000), sampleRate: 16_000 };
    clip.samples.set(voice, 16_000);
    const { speech, voiced } = speechFrames(clip);
    expect([speech.length, voiced.length]).toEqual([3 * speechFrameRate, 3 * speechFrameRate]);
    expect(count(speech.subarray(0, 97)) + count(speech.subarray(203))).toBe(0);
    expect(count(speech.subarray(100, 200))).toBeGreaterThan(30);
  });

  it('is judged alike at any level, frame by frame', async () => {
    const clip = await sample(spoken[0]);
    expect(speechFrames(louder(clip, -20 * Math.log10(8)))).toEqual(speechFrames(clip));
  });

  it('is found in a long recording with one word in it', () => {
    const noise = louder(soundsWithoutSpeech['pinkish noise'](), -30);
    const word = voiceLike({ seconds: 0.4, sampleRate: noise.sampleRate, level: 0.1 });
    const long = new Float32Array(10 * noise.samples.length);
    for (let part = 0; part < 10; part++) long.set(noise.samples, part * noise.samples.length);
    expect(speaks({ samples: long, sampleRate: noise.sampleRate })).toBe(false);
    word.samples.forEach((value, i) => (long[300_000 + i] += value));
    expect(speaks({ samples: long, sampleRate: noise.sampleRate })).toBe(true);
  });

  it.each(Object.keys(soundsWithoutSpeech))('is not found in %s', (name) => {
    expect(speaks(soundsWithoutSpeech[name]())).toBe(false);
  });

  it('is not found in nothing, nor in next to nothing', () => {
    for (const length of [0, 1, 79, 1600]) {
      expect(speaks({ samples: new Float32Array(length), sampleRate: 16_000 })).toBe(false);
    }
    expect(speaks({ samples: new Float32Array(16_000).fill(0.7), sampleRate: 16_000 })).toBe(false);
  });
});

const everyThirtieth = (index: number) => index % 30 === 7;
const clips = [
  ...(await corpusClips('ravdess-speech', everyThirtieth)),
  ...(await corpusClips('ravdess-song', everyThirtieth)),
  ...(await corpusClips('savee', everyThirtieth)),
  ...(await corpusClips('tess', everyThirtieth)),
];
const reason = clips.length === 0 ? ' (skipped: the corpora are not at ../shared/corpora)' : '';

describe('speech in the corpora', () => {
  it.skipIf(clips.length === 0)(
    `is found in every thirtieth clip, plain and in noise${reason}`,
    async () => {
      const missed: string[] = [];
      for (const path of clips) {
        const { clip } = await decodeSound(readFileSync(path));
        if (!speaks(clip)) missed.push(path);
        if (!speaks(noisy(clip, 20))) missed.push(`${path}, 20 dB`);
      }
      expect(missed).toEqual([]);
    },
    60_000,
  );
});
