/** One line of a menu. */
export interface MenuItem {
  words: string;
  /** Shortcut shown at the right. */
  key?: string | undefined;
  /** Set where it is one of several, of which one holds. */
  checked?: boolean;
  run: () => void;
}
