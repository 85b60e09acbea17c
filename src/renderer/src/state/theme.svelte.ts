/** Which of the two themes is on: the person's choice, else the system's. */
import type { Settings } from '../../../shared/types';

export class Theme {
  choice = $state<Settings['theme']>('system');
  #systemDark = $state(false);
  readonly resolved = $derived(
    this.choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.choice,
  );

  /** Follows the system and marks the root element; returns how to stop. */
  follow(root: HTMLElement, query: MediaQueryList): () => void {
    const read = () => (this.#systemDark = query.matches);
    read();
    query.addEventListener('change', read);
    const stop = $effect.root(() => {
      $effect.pre(() => {
        if (this.choice === 'system') delete root.dataset.theme;
        else root.dataset.theme = this.choice;
      });
    });
    return () => {
      query.removeEventListener('change', read);
      stop();
    };
  }
}
