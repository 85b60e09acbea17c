import recorders from 'node-record-lpcm16';
import type { Recording } from 'node-record-lpcm16';
import type { AffectronError } from '../../core/errors';
import type { RecorderProgram } from './findRecorder';
import { recordingRate } from './recordingRate';
import { problemFromRecorder, takeProblem } from './takeProblems';

/** 40 ms: 25 blocks a second move a level meter smoothly. */
const blockSamples = 640;
const blockBytes = blockSamples * 2;

/** Longest silence of the program itself, ms: an unplugged device may leave it waiting for ever. */
const stallLimit = 5000;
/** Time to end after SIGTERM, ms. */
const endLimit = 2000;
/** Time for the last samples after the program has ended, ms: a child of its own may keep the pipe open. */
const drainLimit = 500;

export interface RecorderOptions {
  program: RecorderProgram;
  /** As listed by `recorderDevices`; `null` for the system's default. */
  device: string | null;
  /** 16 kHz mono, -1..1, at most 40 ms each. */
  onBlock: (samples: Float32Array) => void;
  /** The program ended without being asked to, after sound had come. */
  onEnd: (problem: AffectronError) => void;
}

/**
 * One run of arecord, sox or rec through node-record-lpcm16. The package leaves three holes that end the
 * process or hide the reason, closed here: a missing program is an `error` event of the child that nobody
 * hears, any exit code but 0 (SIGTERM included) an `error` event of its stream, and what the program says on
 * standard error is dropped.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #recording: Recording;
  readonly #ended: Promise<void>;
  #bytes: Buffer = Buffer.alloc(0);
  #stderr = '';
  #delivered = 0;
  #firstSound = 0;
  #stopping = false;
  #exited = false;
  #stall: NodeJS.Timeout | null = null;
  #pace: NodeJS.Timeout | null = null;
  #onFirst: { resolve: () => void; reject: (problem: AffectronError) => void } | null = null;

  /**
   * Starts recording; resolves once sound comes.
   *
   * @throws AffectronError `no-recorder`, `no-device`, `device-busy`, `permission-refused`, `recorder-died`
   */
  static async start(options: RecorderOptions): Promise<Recorder> {
    const recorder = new Recorder(options);
    await new Promise<void>((resolve, reject) => {
      recorder.#onFirst = { resolve, reject };
    });
    return recorder;
  }

  private constructor(options: RecorderOptions) {
    this.#options = options;
    this.#recording = started(options);
    const { process: child } = this.#recording;
    const stream = this.#recording.stream();
    // The package's own report of the exit code; `close` below says the same with the reason.
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => this.#hear(chunk));
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (this.#stderr = (this.#stderr + chunk.toString()).slice(-4000)),
    );
    this.#ended = new Promise((resolve) => {
      child.on('error', (thrown: NodeJS.ErrnoException) => {
        this.#end(
          takeProblem(thrown.code === 'EACCES' ? 'permission-refused' : 'no-recorder', String(thrown)),
        );
        resolve();
      });
      child.on('exit', () => this.#drain());
      child.on('close', () => {
        this.#end(problemFromRecorder(this.#stderr));
        resolve();
      });
    });
    this.#watch();
  }

  /** Ends the program; resolves when its last samples have been delivered. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#recording.stop();
    const killer = setTimeout(() => this.#recording.process.kill('SIGKILL'), endLimit);
    await this.#ended;
    clearTimeout(killer);
  }

  #hear(chunk: Buffer): void {
    if (this.#firstSound === 0) this.#firstSound = performance.now();
    this.#onFirst?.resolve();
    this.#onFirst = null;
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    this.#watch();
    this.#deliver();
  }

  /**
   * Hands on whole blocks, no faster than sound can come. A real microphone never waits here; a file standing
   * in for one (ALSA's `file` plugin) delivers hours in a second and would end the take at once.
   */
  #deliver(): void {
    let offset = 0;
    while (this.#bytes.length - offset >= blockBytes && this.#delivered < this.#allowance()) {
      this.#emit(this.#bytes.subarray(offset, offset + blockBytes));
      offset += blockBytes;
    }
    this.#bytes = this.#bytes.subarray(offset);
    const ahead = this.#bytes.length >= blockBytes;
    const stream = this.#recording.stream();
    if (!ahead) {
      if (stream.isPaused()) stream.resume();
    } else if (!this.#stopping && !this.#exited) {
      stream.pause();
      this.#watch();
      this.#pace ??= setTimeout(() => {
        this.#pace = null;
        this.#deliver();
      }, 40);
    } else {
      // What has run ahead at the end was never "now".
      this.#bytes = Buffer.alloc(0);
      stream.resume();
    }
  }

  /** The program has ended: what it still said is read without waiting. */
  #drain(): void {
    this.#exited = true;
    const { stdout, stderr } = this.#recording.process;
    setTimeout(() => {
      stdout?.destroy();
      stderr?.destroy();
    }, drainLimit);
    if (this.#firstSound !== 0) this.#deliver();
  }

  /** Samples that can have sounded since the first: half a second and 1 % more, for buffers and clock drift. */
  #allowance(): number {
    const elapsed = (performance.now() - this.#firstSound) / 1000;
    return (elapsed * 1.01 + 0.5) * recordingRate;
  }

  #emit(bytes: Buffer): void {
    const samples = new Float32Array(bytes.length >> 1);
    for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i) / 32_768;
    this.#delivered += samples.length;
    this.#options.onBlock(samples);
  }

  #watch(): void {
    if (this.#stall !== null) clearTimeout(this.#stall);
    this.#stall = setTimeout(() => {
      this.#end(takeProblem('recorder-died', `no sound for ${stallLimit} ms\n${this.#stderr}`));
      this.#recording.process.kill('SIGKILL');
    }, stallLimit);
  }

  /** Tells why it ended, once: to `start` before the first sound, to `onEnd` after it, to nobody on `stop`. */
  #end(problem: AffectronError): void {
    if (this.#stall !== null) clearTimeout(this.#stall);
    if (this.#pace !== null) clearTimeout(this.#pace);
    if (this.#onFirst !== null) {
      this.#onFirst.reject(problem);
      this.#onFirst = null;
    } else if (!this.#stopping) {
      this.#stopping = true;
      this.#deliverRest();
      this.#options.onEnd(problem);
    } else this.#deliverRest();
  }

  #deliverRest(): void {
    this.#deliver();
    if (this.#bytes.length >= 2) this.#emit(this.#bytes.subarray(0, this.#bytes.length & ~1));
    this.#bytes = Buffer.alloc(0);
  }
}

function started({ program, device }: RecorderOptions): Recording {
  try {
    return recorders.record({
      recorder: program,
      sampleRate: recordingRate,
      channels: 1,
      audioType: 'raw',
      ...(device !== null && { device }),
    });
  } catch (thrown) {
    // No process or file handles left: spawn gives no streams and the package trips over that.
    throw takeProblem('no-recorder', String(thrown));
  }
}
