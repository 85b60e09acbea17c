/** What a program's main thread and its workers say to each other, whatever the tasks are. */
import type { Problem } from '../core/errors';
import type { BackendInfo } from '../core/models/backendInfo';

export interface TaskRequest {
  id: number;
  task: string;
  input: unknown;
}

/** What a worker reports: the models' backend once, then the answer to each request. */
export type WorkerReport =
  | { kind: 'backend'; backend: BackendInfo }
  | { kind: 'done'; id: number; output: unknown }
  | { kind: 'failed'; id: number; problem: Problem };

/** What goes into each task and what comes out. */
export type TaskTable<Tasks> = Record<keyof Tasks, { input: unknown; output: unknown }>;

/** The functions a worker serves, one per task. */
export type TaskFunctions<Tasks extends TaskTable<Tasks>> = {
  [Name in keyof Tasks]: (input: Tasks[Name]['input']) => Promise<Tasks[Name]['output']>;
};
