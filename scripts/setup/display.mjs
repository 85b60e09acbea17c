import { spawn } from 'node:child_process';
import { Trouble } from './trouble.mjs';

/** True where a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Starts Xvfb on a free display number. The screen is 4K so that windows of every size fit.
 *
 * @returns {Promise<{ display: string, stop: () => void }>} `display` is the value for DISPLAY.
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    // The number of the display it took is written to file descriptor 3.
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '3840x2160x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    child.once('error', () =>
      reject(
        new Trouble('No display, and Xvfb to stand in for one is not installed: sudo apt-get install xvfb'),
      ),
    );
    child.once('exit', (code) => reject(new Trouble(`Xvfb ended with code ${code} before it was ready.`)));
    child.stdio[3]?.once('data', (/** @type {Buffer} */ number) =>
      resolve({ display: `:${number.toString().trim()}`, stop: () => child.kill() }),
    );
  });
}
