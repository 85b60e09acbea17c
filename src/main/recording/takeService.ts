import { AffectronError, toProblem } from '../../core/errors';
import { TakeWriter } from '../../library/takeWriter';
import type { CaptureSource, InputDevice, TakeBlock, TakeEnded } from '../../shared/types';
import type { Log } from '../log';
import type { RecorderProgram } from './findRecorder';
import { Recorder } from './recorder';
import { Take } from './take';
import { takeProblem } from './takeProblems';

export interface TakeServiceOptions {
  program: RecorderProgram | null;
  /** Devices that may be named; any other device string would let a page write ALSA plugin definitions. */
  devices: () => Promise<InputDevice[]>;
  /** Device chosen in the settings. */
  chosenDevice: () => string | null;
  library: TakeShelf;
  /** Asks the system for the microphone where it has a say. */
  requireAccess: () => Promise<void>;
  onBlock: (block: TakeBlock) => void;
  /** A take ended that nobody told to end. */
  onEnded: (ended: TakeEnded) => void;
  log: Log;
  maxSeconds?: number;
}

/** Where takes are put. */
export interface TakeShelf {
  /** Where the next one is written. */
  takePath(): string;
  /** Called once it is whole. */
  addTake(path: string, seconds: number): Promise<{ id: string }>;
}

/** Where a take is put, and what else is done with it. */
export interface TakeUse extends TakeShelf {
  /** Hears every block as it comes. */
  hear?(samples: Float32Array): void;
  /** Longest take, seconds. */
  maxSeconds?: number;
  /** The take is over: kept, cancelled, or without a sound. Called once, also where it could not start. */
  ended?(): void;
}

interface Running {
  take: Take;
  use: TakeUse;
  recorder: Recorder | null;
}

/**
 * The one take there can be at a time, whichever program captures it. It is on the disk as it grows, so
 * whatever ends it, what was captured so far is kept.
 */
export class TakeService {
  readonly #options: TakeServiceOptions;
  #running: Running | null = null;
  /** How a take ended by itself that the window may be about to stop. */
  #endedByItself: TakeEnded | null = null;
  /** Start or end under way; the next call waits for it. */
  #busy: Promise<unknown> | null = null;

  constructor(options: TakeServiceOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#running !== null || this.#busy !== null;
  }

  /** Whether a take runs whose sound the window captures: only then may it open the microphone. */
  get capturesInWindow(): boolean {
    return this.#running?.take.source === 'window';
  }

  /**
   * Starts a take; with `recorder` resolves once sound comes.
   *
   * @param use where it is put in the end; default the library
   * @param onClaimed called when nothing else is being recorded, before the microphone opens
   * @throws AffectronError `already-recording`; why there is no sound: `no-recorder`, `no-device`,
   *   `device-busy`, `permission-refused`, `recorder-died`; `cannot-write`, `disk-full`
   */
  async start(
    source: CaptureSource,
    use: TakeUse = this.#options.library,
    onClaimed?: () => void,
  ): Promise<void> {
    if (this.isRunning) throw new AffectronError('already-recording', 'A recording is running already.');
    this.#endedByItself = null;
    onClaimed?.();
    await this.#alone(() => this.#start(source, use));
  }

  /**
   * Samples captured by the window.
   *
   * @throws AffectronError `not-recording` unless a window take runs
   */
  push(samples: Float32Array): void {
    if (!this.capturesInWindow) throw notRecording();
    this.#running?.take.push(samples);
  }

  /** Ends the take and keeps it. @throws AffectronError `not-recording` */
  async stop(): Promise<TakeEnded> {
    return this.#endKeeping(null);
  }

  /** The window lost its microphone: keeps what there is. @throws AffectronError `not-recording` */
  async fail(code: Parameters<typeof takeProblem>[0]): Promise<TakeEnded> {
    return this.#endKeeping(takeProblem(code));
  }

  /** Ends the take and forgets it. @throws AffectronError `not-recording` */
  async cancel(): Promise<void> {
    await this.#end(async ({ take, use, recorder }) => {
      try {
        take.close();
        await recorder?.stop();
        await take.writer.discard();
      } finally {
        use.ended?.();
      }
    });
  }

  /** Ends a running take for a reason of the computer's own, keeps it, and tells the window. */
  interrupt(problem: AffectronError): void {
    if (this.#running !== null) this.#endByItself(this.#running.take, problem);
  }

  /** Keeps a running take, if any: before the program ends, or when the page it belonged to is gone. */
  async keepRunning(): Promise<TakeEnded | null> {
    await this.#settled();
    const running = this.#running;
    if (running === null) return null;
    this.#running = null;
    return this.#alone(() => this.#keep(running, null));
  }

  async #start(source: CaptureSource, use: TakeUse): Promise<void> {
    try {
      await this.#open(source, use);
    } catch (thrown) {
      use.ended?.();
      throw thrown;
    }
  }

  async #open(source: CaptureSource, use: TakeUse): Promise<void> {
    const { program, requireAccess, onBlock } = this.#options;
    await requireAccess();
    if (source === 'recorder' && program === null) throw takeProblem('no-recorder');
    const device = source === 'recorder' ? await this.#device() : null;
    const take = new Take({
      source,
      writer: await TakeWriter.open(use.takePath()),
      onBlock: (block) => {
        onBlock(block);
        use.hear?.(block.samples);
      },
      onMustEnd: (problem) => this.#endByItself(take, problem),
      maxSeconds: use.maxSeconds ?? this.#options.maxSeconds,
    });
    try {
      const recorder =
        source === 'window' || program === null
          ? null
          : await Recorder.start({
              program,
              device,
              onBlock: (samples) => take.push(samples),
              onEnd: (problem) => this.#endByItself(take, problem),
            });
      this.#running = { take, use, recorder };
    } catch (thrown) {
      this.#options.log(
        'recording',
        toProblem(thrown).message,
        thrown instanceof Error ? thrown.cause : undefined,
      );
      await take.writer.discard();
      throw thrown;
    }
  }

  async #device(): Promise<string | null> {
    const chosen = this.#options.chosenDevice();
    if (chosen === null) return null;
    const listed = await this.#options.devices();
    if (listed.some(({ id }) => id === chosen)) return chosen;
    throw new AffectronError('no-device', 'The chosen microphone is not connected.', {
      advice: 'Connect it, or choose another in Settings.',
    });
  }

  #endByItself(take: Take, problem: AffectronError): void {
    this.#options.log('recording', `ended by itself: ${problem.message}`, problem.cause);
    const end = async (): Promise<void> => {
      // A start may just be finishing, or a stop have come first.
      await this.#settled();
      if (this.#running?.take !== take) return;
      const ended = await this.#end(
        async (running) => (this.#endedByItself = await this.#keep(running, problem)),
      );
      this.#options.onEnded(ended);
    };
    end().catch((thrown: unknown) => this.#options.log('recording', 'the end of a take failed', thrown));
  }

  /** Closes the take and puts it into the library. */
  async #keep({ take, use, recorder }: Running, why: AffectronError | null): Promise<TakeEnded> {
    try {
      // The recorder's last samples still belong to a take that was stopped.
      await recorder?.stop();
      take.close();
      const seconds = await take.writer.finish();
      const entry = await use.addTake(take.writer.path, seconds);
      return { id: entry.id, problem: why === null ? null : withKept(why, seconds) };
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.code === 'nothing-recorded' && why !== null) return { id: null, problem: toProblem(why) };
      return { id: null, problem };
    } finally {
      use.ended?.();
    }
  }

  async #endKeeping(why: AffectronError | null): Promise<TakeEnded> {
    await this.#settled();
    const ended = this.#endedByItself;
    if (this.#running !== null || ended === null) return this.#end((running) => this.#keep(running, why));
    this.#endedByItself = null;
    return ended;
  }

  /** Ends the running take, which is from then on nobody else's to end. */
  async #end<Value>(work: (running: Running) => Promise<Value>): Promise<Value> {
    await this.#settled();
    const running = this.#running;
    if (running === null) throw notRecording();
    this.#running = null;
    return this.#alone(() => work(running));
  }

  /** Waits for a start or end under way. */
  async #settled(): Promise<void> {
    while (this.#busy !== null) await this.#busy.catch(() => undefined);
  }

  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const working = work();
    this.#busy = working;
    try {
      return await working;
    } finally {
      this.#busy = null;
    }
  }
}

function notRecording(): AffectronError {
  return new AffectronError('not-recording', 'No recording is running.');
}

function withKept(why: AffectronError, seconds: number): TakeEnded['problem'] {
  const problem = toProblem(why);
  if (problem.advice?.includes('kept') === true) return problem;
  const kept = `The first ${seconds.toFixed(1)} seconds are kept.`;
  return { ...problem, advice: problem.advice === undefined ? kept : `${kept} ${problem.advice}` };
}
