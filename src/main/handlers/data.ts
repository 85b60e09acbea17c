import { shell } from 'electron';
import { AffectronError } from '../../core/errors';
import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls =
  | 'data.list'
  | 'data.delete'
  | 'data.deleteRecording'
  | 'data.older'
  | 'data.tell'
  | 'data.openFolder'
  | 'library.pin';

export function dataHandlers({ data, library, dataFolder }: Services): Pick<Handlers, Calls> {
  return {
    'data.list': () => data.list(),
    'data.delete': (kind, agreed) => data.delete(kind, agreed),
    'data.deleteRecording': (id) => data.deleteRecording(id),
    'data.older': (days) => data.older(days),
    'data.tell': () => data.tell(),
    'data.openFolder': async () => {
      const fault = await shell.openPath(dataFolder);
      if (fault !== '') throw new AffectronError('not-readable', 'The data folder could not be opened.');
    },
    'library.pin': (id, pinned) => library.pin(id, pinned),
  };
}
