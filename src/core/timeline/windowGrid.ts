import type { Span } from './span';
import type { TimelineOptions } from './timeline';

/**
 * The windows of a recording: one every hop, whole, and a last one that ends with the recording. A recording shorter
 * than a window is one window.
 *
 * @param seconds length of the recording
 */
export function windowGrid(seconds: number, options: TimelineOptions): Span[] {
  const { windowSeconds, hopSeconds } = options;
  const count = windowCount(seconds, options);
  return Array.from({ length: count }, (_, index) => ({
    start: index * hopSeconds,
    end: Math.min(seconds, index * hopSeconds + windowSeconds),
  }));
}

/** How many windows that are. None for no sound. */
export function windowCount(seconds: number, { windowSeconds, hopSeconds }: TimelineOptions): number {
  if (seconds <= 0) return 0;
  // A millionth of a hop more than a whole number of them is rounding.
  return 1 + Math.max(0, Math.ceil((seconds - windowSeconds) / hopSeconds - 1e-6));
}
