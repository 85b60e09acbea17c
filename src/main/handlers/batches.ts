import { basename } from 'node:path';
import { writeWhole } from '../../library/writeWhole';
import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = Extract<keyof Handlers, `batch.${string}`>;

export function batchHandlers({ batches, sounds, library, dialogs }: Services): Pick<Handlers, Calls> {
  return {
    'batch.choose': async (what) => {
      const paths = await (what === 'folder' ? dialogs.soundFolders() : dialogs.soundFiles());
      return paths.length === 0 ? null : sounds.add(paths);
    },
    'batch.start': (chosen, models) => batches.start(sounds.paths(chosen), models),
    'batch.pause': (id) => batches.pause(id),
    'batch.resume': (id) => batches.resume(id),
    'batch.cancel': (id) => batches.cancel(id),
    'batch.list': () => batches.list(),
    'batch.rows': (id, query, first, count) => batches.rows(id, query, first, count),
    'batch.label': (id, file, label) => batches.label(id, file, label),
    'batch.remove': (id) => batches.remove(id),
    'batch.restore': (id) => batches.restore(id),
    'batch.hear': (id, file) => batches.hear(id, file),
    'batch.openFile': async (id, file) => library.open([await batches.path(id, file)]),
    'batch.export': async (id, form, choice, query) => {
      const { fileName, data } = await batches.export(id, form, choice, query);
      const path = await dialogs.saveAs(fileName, 'Save the answers');
      if (path === null) return null;
      await writeWhole(path, data);
      return basename(path);
    },
  };
}
