import type { Handlers } from '../bridge/dispatch';
import { chooseCorpus } from '../dialogs';
import { downloadJob, importJob } from '../jobs/sampleJobs';
import type { Services } from '../services';

type Calls = 'samples.import' | 'samples.download' | 'jobs.list' | 'jobs.cancel';

export function sampleHandlers({ library, jobs, window }: Services): Pick<Handlers, Calls> {
  return {
    'samples.import': async (from, choice) => {
      const source = await chooseCorpus(window(), from);
      return source === null ? null : jobs.start(importJob(library, source, choice));
    },
    'samples.download': (choice) => jobs.start(downloadJob(library, choice)),
    'jobs.list': () => jobs.list(),
    'jobs.cancel': (id) => jobs.cancel(id),
  };
}
