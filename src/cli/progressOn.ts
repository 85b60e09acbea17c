import { SingleBar } from 'cli-progress';
import type { OnProgress } from '../library/progress';

interface ShownProgress {
  show: OnProgress;
  /** Takes the bar away; may be called twice. */
  end(): void;
}

/** A bar for output that comes meanwhile, where there are many steps and a terminal to show it in; else nothing. */
export function barOn(stream: NodeJS.WriteStream, steps: number): ShownProgress & { clear(): void } {
  if (!stream.isTTY || steps < 2) {
    return { show: () => undefined, clear: () => undefined, end: () => undefined };
  }
  return { ...bar(stream), clear: () => void stream.write('\r\u001b[K') };
}

/** Between two lines where there is no terminal, milliseconds. */
const lineEvery = 2000;

/**
 * Shows progress on a stream: a bar in a terminal, now and then a line in a log.
 *
 * @param options.quietInLogs nothing where there is no terminal; default false
 */
export function progressOn(
  stream: NodeJS.WriteStream,
  { quietInLogs = false }: { quietInLogs?: boolean } = {},
): ShownProgress {
  if (stream.isTTY) return bar(stream);
  return quietInLogs ? { show: () => undefined, end: () => undefined } : lines(stream);
}

function bar(stream: NodeJS.WriteStream): ShownProgress {
  const shown = new SingleBar({
    stream,
    format: '{bar} {percentage}%  {step}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    // Ctrl+C is the command's to handle: it ends with whole files and a message.
    gracefulExit: false,
  });
  shown.start(1, 0, { step: '' });
  return {
    show({ done, total, step }) {
      shown.setTotal(total ?? 1);
      shown.update(total === null ? 0 : done, { step });
    },
    end: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): ShownProgress {
  let last = -Infinity;
  let lastKind = '';
  return {
    show({ done, total, step }) {
      const now = performance.now();
      const kind = step.replaceAll(/\d+/g, '');
      if (kind === lastKind && now - last < lineEvery && done !== total) return;
      last = now;
      lastKind = kind;
      stream.write(`${step}\n`);
    },
    end: () => undefined,
  };
}
