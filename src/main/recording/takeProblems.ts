import { AffectronError } from '../../core/errors';
import type { ProblemCode } from '../../core/errors';

type TakeProblemCode = Extract<
  ProblemCode,
  'no-recorder' | 'no-device' | 'device-busy' | 'permission-refused' | 'recorder-died' | 'asleep'
>;

const sentences: Record<TakeProblemCode, { message: string; advice: string }> = {
  'no-recorder': {
    message: 'No recording program was found: neither arecord nor sox is installed.',
    advice: 'Install alsa-utils or sox, or choose “This window” under Recording in Settings.',
  },
  'no-device': {
    message: 'There is no microphone.',
    advice: 'Connect one, or choose another in Settings.',
  },
  'device-busy': {
    message: 'Another program is using the microphone.',
    advice: 'Close that program, or choose another microphone in Settings.',
  },
  'permission-refused': {
    message: 'Affectron is not allowed to use the microphone.',
    advice:
      'Allow it in the privacy settings of the system; on Linux, the user must be in the group “audio”.',
  },
  'recorder-died': {
    message: 'The recording stopped by itself.',
    advice: 'Check that the microphone is still connected, then record again.',
  },
  asleep: {
    message: 'The recording ended because the computer went to sleep.',
    advice: 'Start again to go on.',
  },
};

/** What went wrong with a take, in plain words. `detail` is what the recorder program said, for the log. */
export function takeProblem(code: TakeProblemCode, detail?: string): AffectronError {
  const { message, advice } = sentences[code];
  return new AffectronError(code, message, { advice, cause: detail });
}

/**
 * What arecord, sox or rec said on standard error when they ended. The words are those of `strerror`, which
 * all three print; `LC_ALL` may translate them, then it is the plain `recorder-died`.
 */
export function problemFromRecorder(stderr: string): AffectronError {
  if (/resource busy|device busy/i.test(stderr)) return takeProblem('device-busy', stderr);
  if (/permission denied|operation not permitted/i.test(stderr))
    return takeProblem('permission-refused', stderr);
  if (
    /no such (file|device)|no default audio device|unknown pcm|cannot find card|connection refused|host is down|can't (open|connect)/i.test(
      stderr,
    )
  ) {
    return takeProblem('no-device', stderr);
  }
  return takeProblem('recorder-died', stderr);
}
