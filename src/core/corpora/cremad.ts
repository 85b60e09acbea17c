import type { Emotion } from '../emotions';
import type { ClipLabel } from './clipLabel';
import type { SoundName } from './soundName';

/**
 * CREMA-D (Cao et al. 2014): actor, sentence, emotion, level: `1001_DFA_ANG_XX`. The release itself holds
 * one file whose level is a single `X` (`1040_ITH_SAD_X`).
 */
const pattern = /^(10\d\d)_([A-Z]{3})_(ANG|DIS|FEA|HAP|NEU|SAD)_(LO|MD|HI|XX?)$/;

const actors = { first: 1001, last: 1091 };

/** From the published table of the 91 actors; the other 48 are men. */
const women = new Set([
  1002, 1003, 1004, 1006, 1007, 1008, 1009, 1010, 1012, 1013, 1018, 1020, 1021, 1024, 1025, 1028, 1029, 1030,
  1037, 1043, 1046, 1047, 1049, 1052, 1053, 1054, 1055, 1056, 1058, 1060, 1061, 1063, 1072, 1073, 1074, 1075,
  1076, 1078, 1079, 1082, 1084, 1089, 1091,
]);

const sentences: Partial<Record<string, string>> = {
  IEO: "It's eleven o'clock",
  TIE: 'That is exactly what happened',
  IOM: "I'm on my way to the meeting",
  IWW: 'I wonder what this is about',
  TAI: 'The airplane is almost full',
  MTI: 'Maybe tomorrow it will be cold',
  IWL: 'I would like a new alarm clock',
  ITH: "I think I have a doctor's appointment",
  DFA: "Don't forget a jacket",
  ITS: "I think I've seen this before",
  TSI: 'The surface is slick',
  WSI: "We'll stop in a couple of minutes",
};

const emotionOf: Record<string, { emotion: Emotion; original: string }> = {
  ANG: { emotion: 'angry', original: 'anger' },
  DIS: { emotion: 'disgust', original: 'disgust' },
  FEA: { emotion: 'fearful', original: 'fear' },
  HAP: { emotion: 'happy', original: 'happy' },
  NEU: { emotion: 'neutral', original: 'neutral' },
  SAD: { emotion: 'sad', original: 'sad' },
};

/** `XX` is "unspecified". */
const intensityOf: Record<string, ClipLabel['intensity']> = {
  LO: 'low',
  MD: 'medium',
  HI: 'high',
  XX: null,
  X: null,
};

/** Label of a CREMA-D clip, or `null` when the name is none of theirs. */
export function cremadLabel({ stem }: SoundName): ClipLabel | null {
  const fields = pattern.exec(stem);
  if (!fields) {
    return null;
  }
  const [, actor, sentence, code, level] = fields;
  const number = Number(actor);
  const statement = sentences[sentence];
  if (number < actors.first || number > actors.last || statement === undefined) {
    return null;
  }
  const { emotion, original } = emotionOf[code];
  return {
    corpus: 'CREMA-D',
    emotion,
    originalEmotion: original,
    actor,
    gender: women.has(number) ? 'female' : 'male',
    intensity: intensityOf[level],
    channel: 'speech',
    modality: 'audio',
    statement,
    repetition: null,
  };
}
