import type { Emotion } from '../emotions';

export const corpora = ['RAVDESS', 'SAVEE', 'TESS', 'EMO-DB', 'CREMA-D'] as const;
export type Corpus = (typeof corpora)[number];

/** What the name of a corpus file says about the clip. */
export interface ClipLabel {
  corpus: Corpus;
  /** `null` where the corpus's own label has no counterpart among the eight (EMO-DB's boredom). */
  emotion: Emotion | null;
  /** The corpus's own word for the emotion, e.g. "pleasant surprise". */
  originalEmotion: string;
  /** Unique within the corpus, as the corpus writes it: "01", "DC", "OAF", "1001". */
  actor: string;
  gender: 'female' | 'male';
  /** `null` where the name does not say. */
  intensity: 'normal' | 'strong' | 'low' | 'medium' | 'high' | null;
  channel: 'speech' | 'song';
  modality: 'audio' | 'video' | 'audio-video';
  /** The sentence, as text where the corpus publishes it, else its code. */
  statement: string;
  repetition: number | null;
}
