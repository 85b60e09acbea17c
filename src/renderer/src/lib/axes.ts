/** Where the ticks of the time and frequency axes stand. */

/** Tick times between `start` and `end` with a step of 1, 2 or 5 times a power of ten, at most `most` of them. */
export function timeTicks(start: number, end: number, most: number): { step: number; ticks: number[] } {
  const rough = (end - start) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const ticks: number[] = [];
  for (let index = Math.ceil(start / step - 1e-9); index * step <= end + 1e-9; index++)
    ticks.push(index * step);
  return { step, ticks };
}

/** "0.5 s", "1:20": as many decimals as the step needs. */
export function tickWords(time: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (time < 60) return time.toFixed(decimals);
  const minutes = Math.floor(time / 60);
  return `${minutes}:${(time % 60).toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0')}`;
}

/** Position 0 (bottom) to 1 (top) of a frequency among band centres in rising order. */
export function bandPosition(frequencies: Float32Array, hertz: number): number {
  const bands = frequencies.length;
  if (hertz <= frequencies[0]!) return 0.5 / bands;
  for (let band = 1; band < bands; band++) {
    const upper = frequencies[band]!;
    if (hertz <= upper) {
      const lower = frequencies[band - 1]!;
      return (band - 0.5 + (hertz - lower) / (upper - lower)) / bands;
    }
  }
  return 1;
}

/** Round frequencies spread evenly over the bands: the familiar 380 Hz, 1 kHz, 2.8 kHz, 8 kHz at mel scale. */
export function frequencyTicks(frequencies: Float32Array, count = 4): number[] {
  const bands = frequencies.length;
  const ticks: number[] = [];
  for (let index = 1; index <= count; index++) {
    const band = Math.min(bands - 1, Math.round((bands * index) / count - 0.5 * (index < count ? 1 : 0)));
    ticks.push(twoDigits(frequencies[band]!));
  }
  return ticks;
}

function twoDigits(hertz: number): number {
  const power = 10 ** (Math.floor(Math.log10(hertz)) - 1);
  return Math.round(hertz / power) * power;
}
