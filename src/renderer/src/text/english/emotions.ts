/** Words of emotions and of what else corpora say of a clip. */
import type { Emotion } from '../../../../shared/types';

export const emotionWords: Record<Emotion, string> = {
  neutral: 'neutral',
  calm: 'calm',
  happy: 'happy',
  sad: 'sad',
  angry: 'angry',
  fearful: 'fearful',
  disgust: 'disgust',
  surprised: 'surprised',
};

/** As said of a voice or a face: "sounds disgusted". */
export const soundsWords: Record<Emotion, string> = { ...emotionWords, disgust: 'disgusted' };

export const genderWords = { female: 'female', male: 'male' };
export const intensityWords = {
  low: 'low',
  normal: 'normal',
  medium: 'medium',
  strong: 'strong',
  high: 'high',
};
