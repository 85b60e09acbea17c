/** Everything the window says, in German. */
import type { english } from '../english';
import type { Translated } from '../../../../shared/words/translated';
import { batch } from './batch';
import { clip, library, samples } from './clips';
import { keys, recent, tour, undo } from './comfort';
import { data } from './data';
import { emotionWords, genderWords, intensityWords } from './emotions';
import { evaluate } from './evaluate';
import { face } from './face';
import { drop, header, jobs, notices, settings } from './frame';
import { licences } from './licences';
import { live } from './live';
import { looking } from './looking';
import { models } from './models';
import { picture } from './picture';
import { quiz } from './quiz';
import { record } from './record';
import { sound } from './sound';
import { selection, timeline } from './timeline';
import { train } from './train';
import { units } from './units';
import { bars, label, table, verdict } from './verdict';
import { video } from './video';
import { voices } from './voices';

export const german: Translated<typeof english> = {
  emotion: emotionWords,
  gender: genderWords,
  intensity: intensityWords,
  units,

  header,
  jobs,
  notices,
  drop,
  settings,
  keys,
  recent,
  undo,
  tour,

  clip,
  library,
  samples,
  record,
  sound,
  selection,
  looking,
  timeline,
  picture,
  verdict,
  label,
  bars,
  table,

  live,
  face,
  video,
  batch,
  evaluate,
  train,
  models,
  quiz,
  voices,
  data,
  licences,
};
