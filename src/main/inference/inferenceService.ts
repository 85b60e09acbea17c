import type { BackendInfo } from '../../core/models/backendInfo';
import type { Log } from '../log';
import type { ModelWorkerSetup, SoundTasks, TaskName, Tasks } from './messages';
import { TaskWorker } from '../../workers/taskWorker';
import type { TaskOptions } from '../../workers/taskWorker';

export interface InferenceOptions {
  /** Built worker files. */
  soundWorker: string;
  modelWorker: string;
  setup: ModelWorkerSetup;
  log: Log;
  /** Hears which backend the models run on. */
  onBackend?: (backend: BackendInfo) => void;
}

/** What the sound worker does, what a person waits for most first. */
const soundTasks: readonly string[] = ['view', 'stretch', 'wav', 'copy'] satisfies (keyof SoundTasks)[];

/**
 * Everything that computes, away from the main thread, in two workers: one looks at sounds, one asks the
 * models. So a clip is drawn while the backend still starts or twenty minutes of another are classified,
 * and on two cores both come at the same time. The price is that each decodes for itself, a few
 * milliseconds for a short clip.
 */
export class InferenceService {
  readonly #sounds: TaskWorker;
  readonly #models: TaskWorker;

  constructor({ soundWorker, modelWorker, setup, log, onBackend }: InferenceOptions) {
    this.#sounds = new TaskWorker({ file: soundWorker, urgency: soundTasks, log });
    this.#models = new TaskWorker({
      file: modelWorker,
      setup,
      urgency: ['classify', 'hear', 'blank', 'voice', 'models'],
      log,
      onReport: (report) => {
        if (report.kind === 'backend') onBackend?.(report.backend);
      },
    });
  }

  /**
   * Has one task done.
   *
   * @throws AffectronError the task's own refusals; `worker-stopped` as `TaskWorker.run`
   */
  async run<Name extends TaskName>(
    task: Name,
    input: Tasks[Name]['input'],
    options?: TaskOptions,
  ): Promise<Tasks[Name]['output']> {
    const worker = soundTasks.includes(task) ? this.#sounds : this.#models;
    return (await worker.run(task, input, options)) as Tasks[Name]['output'];
  }

  /** Ends the workers; whatever still waits is refused. */
  async dispose(): Promise<void> {
    await Promise.all([this.#sounds.dispose(), this.#models.dispose()]);
  }
}
