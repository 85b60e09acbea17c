import { AffectronError } from '../../core/errors';
import type { Handlers } from '../bridge/dispatch';
import { chooseCorpus } from '../dialogs';
import { importJob } from '../jobs/sampleJobs';
import type { Services } from '../services';

type Calls = 'samples.import' | 'samples.download' | 'jobs.list' | 'jobs.cancel';

export function sampleHandlers({ library, jobs, window }: Services): Pick<Handlers, Calls> {
  return {
    'samples.import': async (from, choice) => {
      const source = await chooseCorpus(window(), from);
      return source === null ? null : jobs.start(importJob(library, source, choice));
    },
    'samples.download': () => {
      throw new AffectronError('download-failed', 'Downloading is being built.');
    },
    'jobs.list': () => jobs.list(),
    'jobs.cancel': (id) => jobs.cancel(id),
  };
}
