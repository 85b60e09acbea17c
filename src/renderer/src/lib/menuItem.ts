/** One line of a menu. */
export interface MenuItem {
  words: string;
  /** Shortcut shown at the right. */
  key?: string;
  run: () => void;
}
