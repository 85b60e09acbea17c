const counts = new Intl.NumberFormat('en');

/** The first clips are slower, while the workers still start: nothing is foretold before this many seconds. */
const sureAfter = 2;

/**
 * Progress in words: "532 of 1,440 clips, 24 a second, 38 s left".
 *
 * @param now in milliseconds; default the clock
 */
export function paceWords(total: number, now = () => performance.now()): (done: number) => string {
  const start = now();
  return (done) => {
    const soFar = `${counts.format(done)} of ${counts.format(total)} clips`;
    const seconds = (now() - start) / 1000;
    if (seconds < sureAfter) return soFar;
    const rate = done / seconds;
    const left = done === total ? '' : `, ${duration((total - done) / rate)} left`;
    return `${soFar}, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second${left}`;
  };
}

/** "38 s", "4 min", "2 h 5 min". */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
