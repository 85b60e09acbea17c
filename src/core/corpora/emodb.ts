import type { Emotion } from '../emotions';
import type { ClipLabel } from './clipLabel';
import type { SoundName } from './soundName';

/**
 * EMO-DB (Burkhardt et al. 2005): speaker, text, first letter of the German word for the emotion, version:
 * `03a01Fa`.
 */
const pattern = /^(\d\d)([ab]\d\d)([WLEAFTN])([a-z])$/;

const genderOf: Partial<Record<string, ClipLabel['gender']>> = {
  '03': 'male',
  '08': 'female',
  '09': 'female',
  '10': 'male',
  '11': 'male',
  '12': 'male',
  '13': 'female',
  '14': 'female',
  '15': 'male',
  '16': 'female',
};

const texts: Partial<Record<string, string>> = {
  a01: 'Der Lappen liegt auf dem Eisschrank.',
  a02: 'Das will sie am Mittwoch abgeben.',
  a04: 'Heute abend könnte ich es ihm sagen.',
  a05: 'Das schwarze Stück Papier befindet sich da oben neben dem Holzstück.',
  a07: 'In sieben Stunden wird es soweit sein.',
  b01: 'Was sind denn das für Tüten, die da unter dem Tisch stehen?',
  b02: 'Sie haben es gerade hochgetragen und jetzt gehen sie wieder runter.',
  b03: 'An den Wochenenden bin ich jetzt immer nach Hause gefahren und habe Agnes besucht.',
  b09: 'Ich will das eben wegbringen und dann mit Karl was trinken gehen.',
  b10: 'Die wird auf dem Platz sein, wo wir sie immer hinlegen.',
};

const emotionOf: Record<string, { emotion: Emotion | null; original: string }> = {
  W: { emotion: 'angry', original: 'anger' },
  // Boredom has no counterpart among the eight: left out rather than guessed.
  L: { emotion: null, original: 'boredom' },
  E: { emotion: 'disgust', original: 'disgust' },
  A: { emotion: 'fearful', original: 'anxiety/fear' },
  F: { emotion: 'happy', original: 'happiness' },
  T: { emotion: 'sad', original: 'sadness' },
  N: { emotion: 'neutral', original: 'neutral' },
};

/** Label of an EMO-DB clip, or `null` when the name is none of theirs. */
export function emodbLabel({ stem }: SoundName): ClipLabel | null {
  const fields = pattern.exec(stem);
  if (!fields) {
    return null;
  }
  const [, actor, text, letter, version] = fields;
  const gender = genderOf[actor];
  const statement = texts[text];
  if (gender === undefined || statement === undefined) {
    return null;
  }
  const { emotion, original } = emotionOf[letter];
  return {
    corpus: 'EMO-DB',
    emotion,
    originalEmotion: original,
    actor,
    gender,
    intensity: null,
    channel: 'speech',
    modality: 'audio',
    statement,
    repetition: version.charCodeAt(0) - 'a'.charCodeAt(0) + 1,
  };
}
