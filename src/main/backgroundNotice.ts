/** Says by a notification of the system that long work has ended, where nobody looks at the window. */
import type { Job } from '../shared/types';
import type { TrainingState } from '../shared/training';

export interface BackgroundNoticeOptions {
  /** Whether the window is in front. */
  focused: () => boolean;
  /** Shows a notification of the system. */
  show: (title: string, words: string) => void;
}

/** Jobs long enough that people go away meanwhile. */
const longKinds: readonly Job['kind'][] = ['batch', 'evaluate'];

export class BackgroundNotice {
  readonly #options: BackgroundNoticeOptions;
  #phase: TrainingState['phase'] | null = null;

  constructor(options: BackgroundNoticeOptions) {
    this.#options = options;
  }

  job({ kind, state, title, step, problem }: Job): void {
    if (!longKinds.includes(kind) || state === 'running' || state === 'cancelled') return;
    this.#say(title, state === 'done' ? `Done: ${step}.` : (problem?.message ?? 'It failed.'));
  }

  training(run: TrainingState | null): void {
    const before = this.#phase;
    this.#phase = run?.phase ?? null;
    if (run === null || before === null || before === run.phase) return;
    if (run.phase === 'done') this.#say(`“${run.title}” has been trained`, 'It stands among the models.');
    else if (run.phase === 'failed')
      this.#say(`“${run.title}” could not be trained`, run.problem?.message ?? '');
  }

  #say(title: string, words: string): void {
    if (!this.#options.focused()) this.#options.show(title, words);
  }
}
