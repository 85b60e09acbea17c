import type { Emotion } from '../emotions';
import type { Probabilities } from '../models/prediction';

/** What a face can be said to show, in the order of FER2013; it knows no calm. */
export const faceEmotions = [
  'angry',
  'disgust',
  'fearful',
  'happy',
  'sad',
  'surprised',
  'neutral',
] as const satisfies readonly Emotion[];

/** A network that says what faces show. */
export interface FaceRecogniser {
  readonly id: string;
  readonly name: string;
  /**
   * @param crops grey faces of 48 x 48 one after the other, 0 to 255, from `faceCrop`
   * @returns for each the probabilities of `faceEmotions`
   */
  predict(crops: Float32Array): Promise<Probabilities[]>;
  dispose(): void;
}

/** Rows of seven probabilities, in the order of `faceEmotions`, by name. */
export function byEmotion(rows: ArrayLike<number>): Probabilities[] {
  const count = rows.length / faceEmotions.length;
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      faceEmotions.map((emotion, index) => [emotion, rows[row * faceEmotions.length + index]]),
    ),
  );
}
