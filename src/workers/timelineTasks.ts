/** What the workers that make timelines are asked. */
import type { HeardStretch, Stretch } from '../core/timeline/hearStretch';
import type { ModelPlaces } from '../library/evaluations/askedModels';
import type { ReadSound } from '../library/soundReader';

export interface ReadingTasks {
  /** Sound of a file between two moments, seconds; moments come in order, or the file is read from its start again. */
  read: { input: { path: string; from: number; to: number }; output: ReadSound };
  /** Lets go of the file. */
  close: { input: null; output: void };
}

export interface HearingTasks {
  /** Loads the models and refuses with the reason when one cannot be used. */
  load: { input: null; output: void };
  /** What the models say, in the order of the setup. */
  hear: { input: Stretch; output: HeardStretch };
}

export interface HearingSetup extends ModelPlaces {
  /** Ids of the models to load. */
  models: string[];
}
