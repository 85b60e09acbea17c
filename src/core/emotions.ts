/** The eight emotions, in the order used everywhere: tables, bars, probability vectors, files. */
export const emotions = [
  'neutral',
  'calm',
  'happy',
  'sad',
  'angry',
  'fearful',
  'disgust',
  'surprised',
] as const;

export type Emotion = (typeof emotions)[number];

export function isEmotion(value: unknown): value is Emotion {
  return emotions.some((emotion) => emotion === value);
}
