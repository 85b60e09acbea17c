import type { Emotion } from '../emotions';
import type { ClipLabel } from './clipLabel';
import type { SoundName } from './soundName';

/**
 * SAVEE: four men; one or two letters for the emotion and the number of the sentence, 15 per emotion and 30
 * neutral. Two layouts are about: `DC/a01` (as published) and `DC_a01` (all in one folder).
 */
const pattern = /^(?:(DC|JE|JK|KL)_)?(a|d|f|h|n|sa|su)(\d\d)$/;
const actors = ['DC', 'JE', 'JK', 'KL'];

const emotionOf: Record<string, { emotion: Emotion; original: string; sentences: number }> = {
  a: { emotion: 'angry', original: 'anger', sentences: 15 },
  d: { emotion: 'disgust', original: 'disgust', sentences: 15 },
  f: { emotion: 'fearful', original: 'fear', sentences: 15 },
  h: { emotion: 'happy', original: 'happiness', sentences: 15 },
  n: { emotion: 'neutral', original: 'neutral', sentences: 30 },
  sa: { emotion: 'sad', original: 'sadness', sentences: 15 },
  su: { emotion: 'surprised', original: 'surprise', sentences: 15 },
};

/** Label of a SAVEE clip, or `null` when the name is none of theirs. */
export function saveeLabel({ stem, folder }: SoundName): ClipLabel | null {
  const fields = pattern.exec(stem);
  if (!fields) {
    return null;
  }
  const [, prefix, letters, number] = fields;
  const actor = prefix ?? folder;
  const { emotion, original, sentences } = emotionOf[letters];
  if (!actors.includes(actor) || Number(number) < 1 || Number(number) > sentences) {
    return null;
  }
  return {
    corpus: 'SAVEE',
    emotion,
    originalEmotion: original,
    actor,
    gender: 'male',
    intensity: null,
    channel: 'speech',
    modality: 'audio',
    statement: `${letters}${number}`,
    repetition: null,
  };
}
