import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';

export interface CliAnswer {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `bin/affectron.js` as a process of its own, as a person would. */
export function runCli(
  args: string[],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<CliAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'affectron.js'), ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Each line of stdout as the object it is. */
export function jsonLines({ stdout }: CliAnswer): unknown[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
