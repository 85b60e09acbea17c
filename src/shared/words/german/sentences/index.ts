/** German for sentences made outside the window, by the English ones. */
import type { Sentences } from '../../sentences';
import { dialogs } from './dialogs';
import { files } from './files';
import { jobs } from './jobs';
import { models } from './models';
import { recording } from './recording';
import { sound } from './sound';
import { training } from './training';
import { video } from './video';

export const germanSentences: Sentences = {
  ...sound,
  ...files,
  ...recording,
  ...models,
  ...training,
  ...video,
  ...jobs,
  ...dialogs,
};
