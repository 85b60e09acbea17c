/** Short messages at the foot of the window, some with an Undo, some with a list of what went wrong. */
import type { Problem } from '../../../shared/types';
import { sentence } from '../text/said';

export { sentence } from '../text/said';

export interface Notice {
  id: number;
  words: string;
  /** Further lines, e.g. one per file that could not be opened. */
  lines: string[];
  action: { words: string; run: () => void } | null;
  /** Problems stay until dismissed. */
  stays: boolean;
}

const lasting = 8000;
const mostLines = 6;

export class Notices {
  list = $state.raw<Notice[]>([]);

  #next = 1;
  #timers: Record<number, ReturnType<typeof setTimeout>> = {};

  /** A plain message that leaves by itself; answers its id. */
  tell(words: string, action: Notice['action'] = null): number {
    return this.#add({ words, lines: [], action, stays: false });
  }

  /** A problem, which stays until dismissed. */
  warn(problem: Problem): void {
    this.#add({ words: sentence(problem), lines: [], action: null, stays: true });
  }

  /** Several problems under one heading; long lists end with `more`. */
  warnAll(
    words: string,
    lines: string[],
    more: (count: number) => string,
    action: Notice['action'] = null,
  ): void {
    const shown = lines.length > mostLines ? lines.slice(0, mostLines - 1) : lines;
    const rest = lines.length - shown.length;
    this.#add({ words, lines: rest > 0 ? [...shown, more(rest)] : shown, action, stays: true });
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers[id]);
    delete this.#timers[id];
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** While the pointer or the focus rests on a message it does not leave. */
  hold(id: number): void {
    clearTimeout(this.#timers[id]);
  }

  release(id: number): void {
    const notice = this.list.find((candidate) => candidate.id === id);
    if (notice && !notice.stays) this.#leaveLater(id);
  }

  dispose(): void {
    for (const notice of this.list) clearTimeout(this.#timers[notice.id]);
  }

  #add(notice: Omit<Notice, 'id'>): number {
    const id = this.#next++;
    // More than three would cover the window: the oldest goes first.
    for (const old of this.list.slice(0, -2)) this.dismiss(old.id);
    this.list = [...this.list, { ...notice, id }];
    if (!notice.stays) this.#leaveLater(id);
    return id;
  }

  #leaveLater(id: number): void {
    clearTimeout(this.#timers[id]);
    this.#timers[id] = setTimeout(() => this.dismiss(id), lasting);
  }
}
