import type { Emotion } from '../emotions';
import type { ClipLabel } from './clipLabel';
import type { SoundName } from './soundName';

/**
 * RAVDESS: seven two-digit fields (Livingstone & Russo 2018), e.g. `03-01-06-01-02-01-12`: modality, vocal
 * channel, emotion, intensity, statement, repetition, actor. Speech and song share the scheme.
 */
const pattern = /^(0[1-3])-(0[12])-(0[1-8])-(0[12])-(0[12])-(0[12])-(0[1-9]|1\d|2[0-4])$/;

const modalities: Record<string, ClipLabel['modality']> = {
  '01': 'audio-video',
  '02': 'video',
  '03': 'audio',
};

const emotionOf: Record<string, Emotion> = {
  '01': 'neutral',
  '02': 'calm',
  '03': 'happy',
  '04': 'sad',
  '05': 'angry',
  '06': 'fearful',
  '07': 'disgust',
  '08': 'surprised',
};

const statements: Record<string, string> = {
  '01': 'Kids are talking by the door',
  '02': 'Dogs are sitting by the door',
};

/** Label of a RAVDESS clip, or `null` when the name is none of theirs. */
export function ravdessLabel({ stem }: SoundName): ClipLabel | null {
  const fields = pattern.exec(stem);
  if (!fields) {
    return null;
  }
  const [, modality, channel, emotion, intensity, statement, repetition, actor] = fields;
  return {
    corpus: 'RAVDESS',
    emotion: emotionOf[emotion],
    originalEmotion: emotionOf[emotion],
    actor,
    gender: Number(actor) % 2 === 1 ? 'male' : 'female',
    intensity: intensity === '02' ? 'strong' : 'normal',
    channel: channel === '02' ? 'song' : 'speech',
    modality: modalities[modality],
    statement: statements[statement],
    repetition: Number(repetition),
  };
}
