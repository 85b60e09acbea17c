declare module 'node-record-lpcm16' {
  import type { ChildProcess } from 'node:child_process';
  import type { Readable } from 'node:stream';

  export interface RecordOptions {
    sampleRate?: number;
    channels?: number;
    recorder?: 'arecord' | 'sox' | 'rec';
    audioType?: 'wav' | 'raw';
    /** ALSA device for arecord, AUDIODEV for sox. */
    device?: string;
  }

  export interface Recording {
    /** The running program. */
    readonly process: ChildProcess;
    /** Its standard output; gets an `error` event when the program ends with another code than 0. */
    stream(): Readable;
    /** Sends SIGTERM. */
    stop(): void;
  }

  /** CommonJS: Node sees no named exports in it. */
  const recorders: { record(options?: RecordOptions): Recording };
  export default recorders;
}
