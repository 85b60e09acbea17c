import { access } from 'node:fs/promises';
import { shell } from 'electron';
import { readProblem } from '../../library/fileProblem';
import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls =
  | 'library.list'
  | 'library.open'
  | 'library.rename'
  | 'library.remove'
  | 'library.restore'
  | 'library.reveal'
  | 'recent.list'
  | 'recent.open'
  | 'recent.clear';

export function libraryHandlers({ library, recent, dialogs }: Services): Pick<Handlers, Calls> {
  return {
    'library.list': () => library.list(),
    'library.open': async () => recent.open(await dialogs.soundFiles()),
    'library.rename': (id, title) => library.rename(id, title),
    'library.remove': (id) => library.remove(id),
    'library.restore': (id) => library.restore(id),
    'recent.list': () => recent.list(),
    'recent.open': (id) => recent.openAgain(id),
    'recent.clear': () => recent.clear(),
    'library.reveal': async (id) => {
      const path = library.path(id);
      // The system would open some folder, or none, for a file that has gone.
      await access(path).catch((thrown: unknown) => {
        throw readProblem(thrown, path);
      });
      shell.showItemInFolder(path);
    },
  };
}
