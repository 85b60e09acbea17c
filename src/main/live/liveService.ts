import type { FrequencyScale } from '../../core/features/frequencyBank';
import type { LiveColumns, LiveHeard, LiveState } from '../../shared/live';
import type { CaptureSource } from '../../shared/types';
import { TaskWorker } from '../../workers/taskWorker';
import type { Log } from '../log';
import type { TakeService } from '../recording/takeService';
import type { LiveSettings } from './liveHearing';
import { LiveSession, type KeepTimeline, type LiveShelf } from './liveSession';
import type { LiveSetup, LiveTasks } from './liveTasks';

export interface LiveServiceOptions {
  /** Built `liveWorker`. */
  file: string;
  setup: LiveSetup;
  takes: TakeService;
  shelf: LiveShelf;
  settings: () => LiveSettings;
  /** Of the picture. */
  scale?: () => FrequencyScale;
  keepTimeline: KeepTimeline;
  onHeard: (heard: LiveHeard) => void;
  /** `null` once a session is over. */
  onState: (state: LiveState | null) => void;
  onColumns: (columns: LiveColumns) => void;
  log: Log;
}

/** An answer that takes longer is none: the worker is replaced. */
const timeLimit = 60_000;
/** Time the models stay in memory after a session, ms. */
const idleLimit = 120_000;

/** Live sessions, one at a time. They end as every take does: `TakeService.stop`, `fail`, `cancel`. */
export class LiveService {
  readonly #options: LiveServiceOptions;
  #worker: TaskWorker | null = null;
  #session: LiveSession | null = null;
  #idle: NodeJS.Timeout | null = null;
  #state: LiveState | null = null;

  constructor(options: LiveServiceOptions) {
    this.#options = options;
  }

  /** How the running session is being heard; `null` where none runs. */
  get state(): LiveState | null {
    return this.#state;
  }

  /**
   * Starts a session; with `recorder` resolves once sound comes.
   *
   * @throws AffectronError as `TakeService.start`
   */
  async start(source: CaptureSource): Promise<void> {
    const { takes, shelf, settings, scale, keepTimeline, onHeard, onColumns, log } = this.#options;
    const session = new LiveSession({
      shelf,
      settings,
      ...(scale && { scale: scale() }),
      run: (task, input) => this.#run(task, input),
      keepTimeline: (...kept) =>
        // The sound is what cannot be had again: it stays although its timeline could not be written.
        keepTimeline(...kept).catch((thrown: unknown) => log('live', 'no timeline was kept', thrown)),
      onHeard,
      onState: (state) => {
        if (this.#session === session) this.#tell(state);
      },
      onColumns,
      onEnd: () => this.#ended(session),
    });
    await takes.start(source, session, () => {
      this.#session = session;
      if (this.#idle !== null) clearTimeout(this.#idle);
      session.start();
    });
  }

  /** No timeline of the running session will be kept. */
  forget(): void {
    this.#session?.forget();
  }

  /** Ends the worker. */
  async dispose(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.dispose();
  }

  async #run<Name extends keyof LiveTasks>(
    task: Name,
    input: LiveTasks[Name]['input'],
  ): Promise<LiveTasks[Name]['output']> {
    const { file, setup, log } = this.#options;
    this.#worker ??= new TaskWorker({ file, setup, urgency: ['hear', 'ready'], log, timeLimit });
    return (await this.#worker.run(task, input)) as LiveTasks[Name]['output'];
  }

  #ended(session: LiveSession): void {
    if (this.#session !== session) return;
    this.#session = null;
    this.#tell(null);
    this.#idle = setTimeout(() => void this.dispose(), idleLimit);
    this.#idle.unref();
  }

  #tell(state: LiveState | null): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
