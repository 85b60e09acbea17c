/** What is wrong with videos. */
import type { Sentences } from '../../sentences';

export const video: Sentences = {
  'The video ends in the middle.': 'Das Video endet mittendrin.',
  'The video is damaged.': 'Das Video ist beschädigt.',
  'This is no video that can be read.': 'Dieses Video lässt sich nicht lesen.',
  'MP4 and WebM are read.': 'MP4 und WebM lassen sich lesen.',
  'MP4 and WebM are.': 'MP4 und WebM schon.',
  'The sound of the video is empty.': 'Der Ton des Videos ist leer.',
  'The video lasts more than {1} hours, the longest that is heard.':
    'Das Video dauert mehr als {1} Stunden; längere werden nicht gehört.',
  'Nothing is known of this video yet.': 'Zu diesem Video ist noch nichts bekannt.',
  'This video is not open here.': 'Dieses Video ist hier nicht geöffnet.',
  '“{1}” is no video that can be read.': '„{1}“ ist kein Video, das sich lesen lässt.',
  'The picture before is still being looked at.': 'Das Bild davor wird noch angesehen.',
  'This video is not being analysed.': 'Dieses Video wird gerade nicht untersucht.',
  'The {1} of this video is not being analysed.': 'Dieses Video wird gerade nicht untersucht ({1}).',
  voice: 'Stimme',
  face: 'Gesicht',
};
