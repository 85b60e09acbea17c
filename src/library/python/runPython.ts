import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { AffectronError } from '../../core/errors';

export interface RunPythonOptions {
  /** Default: what AFFECTRON_PYTHON names, else python3. */
  python?: string;
  /** Each line the script prints; while it is worked on the next ones wait. What it throws ends the script. */
  onLine(line: string): Promise<void>;
}

/** Last lines of what the script complains of, for the error. */
const keptLines = 4;

const advice =
  'It needs Python 3.10 or later with the packages in training/requirements.txt; AFFECTRON_PYTHON may name the program.';

/**
 * Runs a Python script to its end.
 *
 * @throws AffectronError `no-python` where Python or one of the packages is missing, `training-failed` where the script
 *   fails
 */
export async function runPython(args: readonly string[], options: RunPythonOptions): Promise<void> {
  const program = options.python ?? process.env['AFFECTRON_PYTHON'] ?? 'python3';
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    complaints.push(line);
    if (complaints.length > keptLines) complaints.shift();
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new AffectronError('no-python', `“${program}” could not be started.`, { advice, cause }));
    });
    child.once('close', resolve);
  });
  // Looked at below; until then it must not count as unhandled.
  ended.catch(() => undefined);
  try {
    for await (const line of createInterface({ input: child.stdout })) await options.onLine(line);
  } catch (thrown) {
    child.kill();
    throw thrown;
  }
  const code = await ended;
  if (code === 0) return;
  const said = complaints.join('\n');
  const missing = /ModuleNotFoundError: No module named '([\w.]+)'/.exec(said)?.[1];
  if (missing !== undefined) {
    throw new AffectronError('no-python', `Python has no package “${missing}”.`, { advice });
  }
  throw new AffectronError('training-failed', `The training in Python ended early${reason(code)}.`, {
    advice: said === '' ? 'The same command goes on from the last whole pass.' : said,
  });
}

function reason(code: number | null): string {
  return code === null ? ': it was stopped' : ` with the code ${code}`;
}
