/** What the workers that answer for many files are asked. */
import type { Heard } from '../core/models/classifySound';
import type { ModelPlaces } from '../library/evaluations/askedModels';
import type { FileAnswer } from '../library/evaluations/fileAnswer';

export interface AnswerTasks {
  /** Loads the models and refuses with the reason when one cannot be used. */
  load: { input: null; output: void };
  /** What some of the models say of a sound file, as it is kept. */
  answer: { input: { path: string; models: string[] }; output: FileAnswer };
  /** What all of the models say of a sound file, as people are told. */
  classify: { input: { path: string }; output: ClassifiedFile };
}

export interface ClassifiedFile {
  seconds: number;
  /** What was wrong with the file although it could be read. */
  warning?: string;
  heard: Heard[];
}

export interface AnswerSetup extends ModelPlaces {
  /** Ids of the models to load. */
  models: string[];
  /** By hash of a file, the models whose answers are kept from an earlier run. */
  kept: Map<string, string[]>;
}
