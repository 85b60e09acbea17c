import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] Environment of the child; default is ours.
 * @property {'inherit' | 'collect' | 'stderr'} [output] `inherit` shows the child's output as it comes, `stderr`
 *   shows all of it on our stderr, `collect` (default) keeps it for the answer.
 * @property {number} [limitSeconds] The child is killed after this long; default is no limit.
 */

/**
 * Runs a program in the repository's folder and waits for its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} Code 127 when the program could not be started, 124 when it
 *   ran out of time.
 */
export function run(program, args, options = {}) {
  const { env = process.env, output = 'collect', limitSeconds } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio:
        output === 'inherit'
          ? 'inherit'
          : output === 'stderr'
            ? ['ignore', 2, 2]
            : ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    let late = false;
    const timer =
      limitSeconds === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, limitSeconds * 1000);
    const keep = (/** @type {Buffer} */ chunk) => (text += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: error.message });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : (code ?? 1), output: text });
    });
  });
}

/**
 * npm, found through the npm that started us where there is one: on Windows `npm` itself is a batch file, which
 * `spawn` refuses to run.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args], options)
    : run('npm', args, options);
}
