import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

export interface PeerRound {
  /** Milliseconds to read and resample. */
  read: number;
  /** Milliseconds for the MFCC. */
  features: number;
  /** Milliseconds of all its threads for both: what a busy machine changes less. */
  processor: number;
  /** Of each coefficient over the frames. */
  mean: number[];
}

/** A Python process that does the same work, a round whenever it is asked, so that both sides take turns. */
export interface Peer {
  /** With versions. */
  name: string;
  round(): Promise<PeerRound>;
  end(): void;
}

/**
 * Starts a peer; a sentence where it is not installed. `AFFECTRON_PYTHON` names the Python that has it.
 *
 * @param file a WAV file it reads every round
 */
export async function startPeer(kind: 'librosa' | 'scipy', file: string): Promise<Peer | string> {
  const python = process.env['AFFECTRON_PYTHON'] ?? 'python3';
  const child = spawn(python, [join('bench', 'peer', 'peer.py'), kind, file]);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const lines = createInterface(child.stdout);
  const first = await nextLine(child, lines);
  if (first === null) {
    const reason = said.trim().split('\n').at(-1) ?? '';
    return `not measured, ${kind} is not installed for ${python}${reason === '' ? '' : ` (${reason})`}`;
  }
  const { name } = JSON.parse(first) as { name: string };
  return {
    name,
    async round() {
      const line = nextLine(child, lines);
      child.stdin.write('\n');
      const answer = await line;
      if (answer === null) throw new Error(`The peer ${name} ended: ${said}`);
      return JSON.parse(answer) as PeerRound;
    },
    end: () => void child.kill(),
  };
}

/** `null` where the process ends or cannot be started. */
function nextLine(child: ChildProcessWithoutNullStreams, lines: Interface): Promise<string | null> {
  return new Promise((resolve) => {
    const ended = () => resolve(null);
    child.once('error', ended);
    child.once('close', ended);
    lines.once('line', (line) => {
      child.off('error', ended);
      child.off('close', ended);
      resolve(line);
    });
  });
}
