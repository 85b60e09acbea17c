/** German words of emotions and of what else corpora say of a clip. */
import type { Emotion } from '../../../../shared/types';

export const emotionWords: Record<Emotion, string> = {
  neutral: 'neutral',
  calm: 'ruhig',
  happy: 'fröhlich',
  sad: 'traurig',
  angry: 'wütend',
  fearful: 'ängstlich',
  disgust: 'angewidert',
  surprised: 'überrascht',
};

/** As said of a voice or a face: in German the same words. */
export const soundsWords = emotionWords;

export const genderWords = { female: 'weiblich', male: 'männlich' };
export const intensityWords = {
  low: 'gering',
  normal: 'normal',
  medium: 'mittel',
  strong: 'stark',
  high: 'hoch',
};
