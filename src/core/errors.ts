/**
 * Every refusal Affectron makes is one of these: a code that programs can switch on and a sentence that
 * people can read. Anything else that is thrown is a fault of ours.
 */
export const problemCodes = [
  // reading sound
  'empty-file',
  'truncated',
  'damaged',
  'unknown-format',
  'unsupported-encoding',
  'invalid-header',
  'invalid-samples',
  'too-short',
  'too-long',
  'silent',
  // files and folders
  'not-found',
  'not-readable',
  'is-a-folder',
  'cannot-write',
  'disk-full',
  'no-clips-found',
  'damaged-archive',
  // models
  'model-unavailable',
  'wrong-profile',
  'unknown-model',
  'unknown-feature-set',
  'worker-stopped',
  // microphone
  'no-recorder',
  'no-device',
  'device-busy',
  'permission-refused',
  'recorder-died',
  'asleep',
  'nothing-recorded',
  'already-recording',
  'not-recording',
  // camera and pictures
  'no-camera',
  'camera-busy',
  'camera-refused',
  'camera-died',
  // downloads and jobs
  'download-failed',
  'checksum-mismatch',
  'cancelled',
  // training
  'not-enough-data',
  'bad-posteriors',
  'bad-units',
  'wrong-checkpoint',
  'no-python',
  'training-failed',
  'already-training',
  'training-interrupted',
  // the bridge and the command line
  'refused',
  'wrong-use',
  'unexpected',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A problem as plain data: what crosses threads, processes and JSON output. */
export interface Problem {
  code: ProblemCode;
  /** What happened, as one plain sentence. */
  message: string;
  /** What to do about it, and what was kept, where there is something to say. */
  advice?: string;
}

export class AffectronError extends Error {
  override readonly name = 'AffectronError';
  readonly code: ProblemCode;
  readonly advice: string | undefined;

  constructor(code: ProblemCode, message: string, options: { advice?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.advice = options.advice;
  }

  static fromProblem(problem: Problem): AffectronError {
    return new AffectronError(problem.code, problem.message, { advice: problem.advice });
  }
}

/** Any thrown value as a `Problem`; what is not an `AffectronError` becomes `unexpected`. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof AffectronError) {
    return thrown.advice === undefined
      ? { code: thrown.code, message: thrown.message }
      : { code: thrown.code, message: thrown.message, advice: thrown.advice };
  }
  return { code: 'unexpected', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
