/** Says by a notification of the system that long work has ended, where nobody looks at the window. */
import { plainWords } from './bridge/plainWords';
import type { Language } from '../shared/language';
import type { Job } from '../shared/types';
import type { TrainingState } from '../shared/training';
import { mainWords, type MainWords } from '../shared/words';
import { inLanguage } from '../shared/words/sentences';

export interface BackgroundNoticeOptions {
  /** Whether the window is in front. */
  focused: () => boolean;
  language: () => Language;
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
    const said = (sentence: string): string => inLanguage(this.#options.language(), sentence);
    const { done, failed } = this.#words;
    const words = state === 'done' ? done(said(step)) : problem === null ? failed : said(problem.message);
    this.#say(said(title), words);
  }

  training(run: TrainingState | null): void {
    const before = this.#phase;
    this.#phase = run?.phase ?? null;
    if (run === null || before === null || before === run.phase) return;
    const words = this.#words;
    if (run.phase === 'done') this.#say(words.trained(run.title), words.standsAmong);
    else if (run.phase === 'failed') {
      const problem = inLanguage(this.#options.language(), run.problem?.message ?? '');
      this.#say(words.notTrained(run.title), problem);
    }
  }

  get #words(): MainWords['notices'] {
    return mainWords(this.#options.language()).notices;
  }

  #say(title: string, words: string): void {
    if (!this.#options.focused()) this.#options.show(unmarked(title), unmarked(words));
  }
}

/** Many desktops of Linux take `<b>` and `<img>` in a notification for markup, and names of folders may hold it. */
function unmarked(words: string): string {
  return plainWords(words).replaceAll('<', '‹').replaceAll('>', '›');
}
