/** Draws single samples as a line, for a stretch so short that periods stand apart. */
import type { SoundStretch } from '../../../shared/types';

/**
 * @param stretch whose wave is of kind `samples`
 * @param view seconds
 * @param gain factor from sample to half the height
 */
export function drawSamples(
  context: CanvasRenderingContext2D,
  stretch: SoundStretch,
  view: { start: number; end: number },
  size: { width: number; height: number },
  gain: number,
): void {
  const { values } = stretch.wave;
  const perSecond = values.length / (stretch.end - stretch.start);
  const perPixel = size.width / (view.end - view.start);
  const middle = size.height / 2;
  const first = Math.max(0, Math.floor((view.start - stretch.start) * perSecond) - 1);
  const last = Math.min(values.length - 1, Math.ceil((view.end - stretch.start) * perSecond) + 1);
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  context.beginPath();
  for (let index = first; index <= last; index++) {
    const x = (stretch.start + index / perSecond - view.start) * perPixel;
    context.lineTo(x, middle - values[index] * gain * middle);
  }
  context.stroke();
}
