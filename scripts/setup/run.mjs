import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] Environment of the child; default is ours.
 * @property {boolean} [show] The child shares our terminal; default is that its output is collected.
 * @property {number} [limitSeconds] The child is killed after this long; default is no limit.
 */

/**
 * Runs a program in the repository's folder and waits for its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string, errors: string }>} Code 127 when the program could not be
 *   started, 124 when it ran out of time; what it wrote to stdout and to stderr, where collected.
 */
export function run(program, args, options = {}) {
  const { env = process.env, show = false, limitSeconds } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    let late = false;
    const timer =
      limitSeconds === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, limitSeconds * 1000);
    child.stdout?.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk) => (errors += chunk));
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output, errors: error.message });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : (code ?? 1), output, errors });
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
