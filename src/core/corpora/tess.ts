import type { Emotion } from '../emotions';
import type { ClipLabel } from './clipLabel';
import type { SoundName } from './soundName';

/**
 * TESS: an older and a younger woman say "Say the word …" with 200 words, e.g. `OAF_back_angry`. The release
 * itself holds one file that starts `OA_` (`OA_bite_neutral`): it is the older woman's.
 */
const pattern = /^(OAF?|YAF)_([a-z]+)_(angry|disgust|fear|happy|neutral|ps|sad)$/;

const emotionOf: Record<string, { emotion: Emotion; original: string }> = {
  angry: { emotion: 'angry', original: 'angry' },
  disgust: { emotion: 'disgust', original: 'disgust' },
  fear: { emotion: 'fearful', original: 'fear' },
  happy: { emotion: 'happy', original: 'happy' },
  neutral: { emotion: 'neutral', original: 'neutral' },
  ps: { emotion: 'surprised', original: 'pleasant surprise' },
  sad: { emotion: 'sad', original: 'sad' },
};

/** Label of a TESS clip, or `null` when the name is none of theirs. The folder's name plays no part. */
export function tessLabel({ stem }: SoundName): ClipLabel | null {
  const fields = pattern.exec(stem);
  if (!fields) {
    return null;
  }
  const [, actor, word, code] = fields;
  const { emotion, original } = emotionOf[code];
  return {
    corpus: 'TESS',
    emotion,
    originalEmotion: original,
    actor: actor === 'YAF' ? 'YAF' : 'OAF',
    gender: 'female',
    intensity: null,
    channel: 'speech',
    modality: 'audio',
    statement: `Say the word ${word}`,
    repetition: null,
  };
}
