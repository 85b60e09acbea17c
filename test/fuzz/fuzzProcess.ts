/**
 * Process for a slice of inputs: a thread tries them, and this one watches that none takes too long or too much memory.
 * Processor time is what counts, so that a busy machine makes nothing look as if it hung.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Progress, Slice, ThreadSetup, Told } from './protocol';

const limits = {
  /** Seconds of all processors for one input. The first of a process has workers and models to start as well. */
  processor: 5,
  firstProcessor: 20,
  /** Looks, for what waits for ever: five minutes on an idle machine. On a busy one the threads of a process take turns too. */
  looks: 6000,
  bytes: 1e9,
};

process.once('message', (slice: Slice) => {
  const progress: Progress = new Int32Array(new SharedArrayBuffer(8));
  const setup: ThreadSetup = { slice, progress };
  const thread = new Worker(join(slice.workers, 'fuzzThread.js'), { workerData: setup });
  const watch = setInterval(look, 50, progress);
  thread.on('message', (told: Told) => {
    const tooMuch = memoryProblem();
    process.send?.(
      tooMuch === null || told.violation !== undefined ? told : { index: told.index, violation: tooMuch },
    );
    if (tooMuch !== null) end(0);
  });
  thread.on('error', (thrown) => {
    process.send?.({ index: Atomics.load(progress, 0), violation: `the thread ended: ${String(thrown)}` });
    end(0);
  });
  thread.on('exit', (code) => end(code));

  function end(code: number): void {
    clearInterval(watch);
    // What was sent has to be on its way first.
    process.disconnect();
    process.exitCode = code;
    setTimeout(() => process.exit(code), 200).unref();
  }
});

let since = { count: 0, processor: 0 };
let looks = 0;

/** Tells of an input that takes too long, and ends the process with everything in it. */
function look(progress: Progress): void {
  const { user, system } = process.cpuUsage();
  const now = { count: Atomics.load(progress, 1), processor: (user + system) / 1e6 };
  if (now.count !== since.count) [since, looks] = [now, 0];
  looks++;
  const processor = now.processor - since.processor;
  const allowed = since.count <= 1 ? limits.firstProcessor : limits.processor;
  if (since.count === 0 || (processor < allowed && looks < limits.looks)) return;
  const violation = `took ${processor.toFixed(1)} s of processor and ${looks} looks`;
  process.send?.({ index: Atomics.load(progress, 0), violation }, () => process.exit(3));
}

/** The most this process has taken so far. */
function memoryProblem(): string | null {
  const most = process.resourceUsage().maxRSS * 1024;
  return most > limits.bytes ? `took ${(most / 1e6).toFixed(0)} MB of memory` : null;
}
