/** Share of the steps that the rate rises. */
const rising = 0.3;

/** The rate starts this much below its peak … */
const startsBelow = 25;

/** … and ends this much below its start. */
const endsBelow = 1e4;

/**
 * Learning rate of one cycle (Smith and Topin 2018), cosine up and cosine down.
 *
 * @param progress 0 at the first step, 1 at the last
 */
export function oneCycleRate(progress: number, peak: number): number {
  const start = peak / startsBelow;
  const between = (from: number, to: number, share: number) =>
    to + ((from - to) * (1 + Math.cos(Math.PI * share))) / 2;
  return progress < rising
    ? between(start, peak, progress / rising)
    : between(peak, start / endsBelow, (progress - rising) / (1 - rising));
}
