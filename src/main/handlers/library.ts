import { shell } from 'electron';
import type { Handlers } from '../bridge/dispatch';
import { chooseSoundFiles } from '../dialogs';
import type { Services } from '../services';

type Calls =
  | 'library.list'
  | 'library.open'
  | 'library.rename'
  | 'library.remove'
  | 'library.restore'
  | 'library.reveal';

export function libraryHandlers({ library, window }: Services): Pick<Handlers, Calls> {
  return {
    'library.list': () => library.list(),
    'library.open': async () => library.open(await chooseSoundFiles(window())),
    'library.rename': (id, title) => library.rename(id, title),
    'library.remove': (id) => library.remove(id),
    'library.restore': (id) => library.restore(id),
    'library.reveal': (id) => shell.showItemInFolder(library.path(id)),
  };
}
