import type { Handlers } from '../bridge/dispatch';
import { downloadJob, importJob } from '../jobs/sampleJobs';
import type { Services } from '../services';

type Calls = 'samples.import' | 'samples.download' | 'jobs.list' | 'jobs.cancel';

export function sampleHandlers({ library, jobs, dialogs }: Services): Pick<Handlers, Calls> {
  return {
    'samples.import': async (from, choice) => {
      const source = await dialogs.corpus(from);
      return source === null ? null : jobs.start(importJob(library, source, choice));
    },
    'samples.download': (choice) => jobs.start(downloadJob(library, choice)),
    'jobs.list': () => jobs.list(),
    'jobs.cancel': (id) => jobs.cancel(id),
  };
}
