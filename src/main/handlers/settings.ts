import { nativeTheme } from 'electron';
import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = 'settings.read' | 'settings.change';

export function settingsHandlers({ settings }: Services): Pick<Handlers, Calls> {
  return {
    'settings.read': () => settings.read(),
    'settings.change': async (changes) => {
      // The page follows `prefers-color-scheme`, which this sets.
      if (changes.theme !== undefined) nativeTheme.themeSource = changes.theme;
      return settings.change(changes);
    },
  };
}
