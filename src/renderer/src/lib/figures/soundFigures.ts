/** Waveform and spectrogram of what is in view, for print. */
import type { Figure } from '../../../../shared/figure';
import type { SoundStretch, SoundView, Stretch } from '../../../../shared/types';
import { text } from '../../text';
import { bandPosition, frequencyTicks, tickWords, timeTicks } from '../axes';
import { spectrogramColours } from '../colourMap';
import { extremes, peakOf } from '../drawWaveform';
import { formatHertz } from '../format';
import { drawTiles, spectrogramTiles, type Colouring } from '../spectrogramPicture';
import type { Measure } from './drawing';
import { pngOf } from './paint';
import { Plot, type Tick } from './plot';

const words = text.picture;

export interface SoundFigureOptions {
  title: string;
  caption: string;
  /** Seconds. */
  inView: Stretch;
  view: SoundView;
  /** What is in view, finer; `null` where it is not there. */
  fine: SoundStretch | null;
  measure: Measure;
}

export function timeAxis({ start, end }: Stretch): Tick[] {
  const { step, ticks } = timeTicks(start, end, 10);
  return ticks.map((time) => ({ at: (time - start) / (end - start), words: tickWords(time, step) }));
}

/** Seconds below a minute, minutes and seconds from there on. */
export function timeTitle({ end }: Stretch): string {
  return end < 60 ? words.seconds : words.minutes;
}

/** The shape of the sound, as fine as 300 dots per inch show it. */
export function waveformFigure({ title, caption, inView, view, fine, measure }: SoundFigureOptions): Figure {
  const plot = new Plot({ title, caption, note: words.waveform, height: 130, measure });
  const peak = Math.max(0.04, peakOf(view.peaks));
  // Round steps of 1, 2 or 5, so that the loudest sample has its place on the axis.
  const { step, ticks } = timeTicks(0, peak, 2);
  const most = Math.max(peak, ticks.at(-1) ?? peak);
  const levels = [...new Set(ticks.flatMap((level) => [-level, level]))].map((level) => ({
    at: 0.5 + level / most / 2,
    words: level.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9))).replace('-', '\u2212'),
  }));
  plot.rules(levels.map(({ at }) => at));
  const wave =
    fine?.wave.kind === 'samples'
      ? samplesOf(plot, fine, inView, most)
      : outlineOf(plot, fine, view, inView, most);
  plot.path(
    wave,
    fine?.wave.kind === 'samples'
      ? { stroke: 'accent' }
      : { fill: 'accent', stroke: 'accent', strokeWidth: 0.25 },
  );
  plot.frame(plot.area);
  plot.xAxis(timeAxis(inView), timeTitle(inView));
  plot.yAxis(levels, words.amplitude);
  return plot.finish();
}

/** Upper edge from left to right, lower edge back. */
function outlineOf(plot: Plot, fine: SoundStretch | null, view: SoundView, inView: Stretch, most: number) {
  const columns = 1700;
  const [peaks, from, seconds] =
    fine === null ? [view.peaks, 0, view.seconds] : [fine.wave.values, fine.start, fine.end - fine.start];
  const slices = peaks.length / 2;
  const place = (share: number) =>
    ((inView.start + share * (inView.end - inView.start) - from) / seconds) * slices;
  const [above, below]: [number[], number[]] = [[], []];
  for (let column = 0; column < columns; column++) {
    const [low, high] = extremes(peaks, place(column / columns), place((column + 1) / columns));
    const x = plot.x((column + 0.5) / columns);
    above.push(x, plot.y(0.5 + high / most / 2));
    below.unshift(x, plot.y(0.5 + low / most / 2));
  }
  return [...above, ...below];
}

function samplesOf(plot: Plot, { wave, start, end }: SoundStretch, inView: Stretch, most: number): number[] {
  const points: number[] = [];
  wave.values.forEach((value, index) => {
    const time = start + (index / wave.values.length) * (end - start);
    if (time < inView.start || time > inView.end) return;
    points.push(plot.x((time - inView.start) / (inView.end - inView.start)), plot.y(0.5 + value / most / 2));
  });
  return points;
}

/** Pixels of a picture inside a figure: as fine as it was computed, but no finer than print. */
const mostColumns = 1800;

/** The spectrogram as a picture inside the frame, with its colours and levels beside it. */
export async function spectrogramFigure(
  { title, caption, inView, view, fine, measure }: SoundFigureOptions,
  colouring: Colouring,
): Promise<Figure> {
  const image = view.spectrogram;
  const finer = fine?.spectrogram.scale === image.scale ? fine.spectrogram : null;
  const hop = (finer ?? image).hopSeconds;
  const wide = Math.max(2, Math.min(mostColumns, Math.round((inView.end - inView.start) / hop)));
  const size = { width: wide, height: image.bands };
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw the spectrogram on.');
  drawTiles(context, spectrogramTiles(image, colouring), inView, size);
  if (finer !== null) drawTiles(context, spectrogramTiles(finer, colouring), inView, size);

  const note = text.looking.spectrogram[image.scale];
  const plot = new Plot({ title, caption, note, height: 170, right: 66, measure });
  plot.image(await pngOf(canvas), plot.area);
  plot.frame(plot.area);
  plot.xAxis(timeAxis(inView), timeTitle(inView));
  plot.yAxis(
    frequencyTicks(image.frequencies, { scale: image.scale }).map((hertz) => ({
      at: bandPosition(image.frequencies, hertz),
      words: formatHertz(hertz),
    })),
    words.frequency,
  );
  await levelBar(plot, colouring, image.maxDb);
  return plot.finish();
}

/** Which colour is which level. */
async function levelBar(plot: Plot, { map, rangeDb }: Colouring, maxDb: number): Promise<void> {
  const canvas = new OffscreenCanvas(1, 256);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw the colours on.');
  const pixels = context.createImageData(1, 256);
  const colours = new Uint32Array(spectrogramColours(256, map).buffer);
  new Uint32Array(pixels.data.buffer).set(colours.toReversed());
  context.putImageData(pixels, 0, 0);
  const { x, y, width, height } = plot.area;
  const bar = { x: x + width + 10, y, width: 10, height };
  plot.image(await pngOf(canvas), bar);
  plot.frame(bar);
  for (const share of [0, 0.5, 1]) {
    const level = Math.round(maxDb - rangeDb * (1 - share));
    const at = Math.min(y + height, Math.max(y + 5, plot.y(share) + 2.5));
    plot.words(String(level).replace('-', '\u2212'), bar.x + 13, at, { size: 7, colour: 'dim' });
  }
  plot.words(words.level, bar.x + 42, y + height / 2, { anchor: 'middle', upright: true });
}
