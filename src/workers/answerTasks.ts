/** What the workers that answer for labelled clips are asked. */
import type { ModelPlaces } from '../library/evaluations/askedModels';
import type { ModelAnswer } from '../library/evaluations/modelAnswer';

export interface AnswerTasks {
  /** Loads the models and refuses with the reason when one cannot be used. */
  load: { input: null; output: void };
  /** What some of the models say of a sound file. */
  answer: { input: { path: string; models: string[] }; output: FileAnswer };
}

export interface FileAnswer {
  /** SHA-256 of the file. */
  hash: string;
  /** Of the models asked that had not answered this content before. */
  answers: ModelAnswer[];
}

export interface AnswerSetup extends ModelPlaces {
  /** Ids of the models to load. */
  models: string[];
  /** By hash of a file, the models whose answers are kept from an earlier run. */
  kept: Map<string, string[]>;
}
