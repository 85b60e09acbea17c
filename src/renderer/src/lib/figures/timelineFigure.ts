/** A timeline for print: stacked probabilities, and below them the segments. */
import { emotions } from '../../../../shared/emotions';
import type { Figure } from '../../../../shared/figure';
import { isAbsence, type Timeline } from '../../../../shared/timeline';
import type { Emotion, Probabilities, Stretch } from '../../../../shared/types';
import { text } from '../../text';
import { RunFinder } from '../drawTimeline';
import { probabilitiesAt, segmentsInView } from '../timelineLooks';
import { segmentName } from '../timelineWords';
import type { Measure } from './drawing';
import { Plot } from './plot';
import { timeAxis, timeTitle } from './soundFigures';

const columns = 600;
const lane = 18;
/** A word needs this much height, points. */
const wordHeight = 9;

export interface TimelineFigureOptions {
  title: string;
  /** Model, windows and hops. */
  by: string;
  caption: string;
  /** Seconds. */
  inView: Stretch;
  measure: Measure;
}

export function timelineFigure(
  timeline: Timeline,
  { title, by, caption, inView, measure }: TimelineFigureOptions,
): Figure {
  const plot = new Plot({ title, caption, note: by, height: 150, below: lane + 54, measure });
  drawAreas(plot, timeline, inView);
  drawLane(plot, timeline, inView);
  plot.frame(plot.area);
  const percents = [0, 0.5, 1].map((at) => ({ at, words: String(100 * at) }));
  plot.yAxis(percents, text.picture.probability);
  drawTimes(plot, inView);
  drawLegend(plot, timeline);
  return plot.finish();
}

/** An area for each emotion and each stretch of speech. */
function drawAreas(plot: Plot, timeline: Timeline, { start, end }: Stretch): void {
  const shares: (Probabilities | null)[] = Array.from({ length: columns }, (_, column) =>
    probabilitiesAt(timeline, start + ((column + 0.5) / columns) * (end - start)),
  );
  plot.rect(plot.area, 'track');
  const floors = shares.map(() => 0);
  const names: { emotion: Emotion; run: NonNullable<ReturnType<RunFinder['longest']>> }[] = [];
  for (const emotion of emotions) {
    const finder = new RunFinder();
    let [above, below]: [number[], number[]] = [[], []];
    const close = () => {
      if (above.length > 2)
        plot.path([...above, ...below], { fill: emotion, stroke: 'panel', strokeWidth: 0.3 });
      [above, below] = [[], []];
    };
    shares.forEach((probabilities, column) => {
      const share = probabilities?.[emotion];
      if (share === undefined) return close();
      const [from, to] = [floors[column], floors[column] + share];
      const x = plot.x((column + 0.5) / columns);
      above.push(x, plot.y(to));
      below.unshift(x, plot.y(from));
      finder.add(column, share * plot.area.height >= wordHeight ? plot.y((from + to) / 2) : null);
      floors[column] = to;
    });
    close();
    const run = finder.longest();
    if (run !== null) names.push({ emotion, run });
  }
  for (const { emotion, run } of names) {
    const [from, to] = [plot.x(run.from / columns), plot.x(run.to / columns)];
    const word = text.emotion[emotion];
    if (plot.width(word, 7, true) + 6 > to - from) continue;
    plot.words(word, (from + to) / 2, run.y + 2.5, {
      size: 7,
      bold: true,
      colour: 'panel',
      anchor: 'middle',
    });
  }
}

function drawLane(plot: Plot, { segments }: Timeline, inView: Stretch): void {
  const top = plot.area.y + plot.area.height;
  const x = (time: number) =>
    plot.x(Math.min(1, Math.max(0, (time - inView.start) / (inView.end - inView.start))));
  for (const { segment } of segmentsInView(segments, inView, -1)) {
    const [from, to] = [x(segment.start), x(segment.end)];
    if (to <= from) continue;
    if (!isAbsence(segment.top)) {
      plot.rect({ x: from, y: top + lane - 4, width: to - from, height: 4 }, segment.top);
    }
    plot.line(to, top, to, top + lane, 'line');
    const colour = segment.top === 'no speech' ? 'dim' : 'text';
    plot.words(segmentName(segment, (to - from) * 1.6), from + 2, top + 9, {
      size: 7,
      colour,
      room: to - from - 3,
    });
  }
  plot.frame({ ...plot.area, y: top, height: lane });
}

/** Below the lane. */
function drawTimes(plot: Plot, inView: Stretch): void {
  const foot = plot.area.y + plot.area.height + lane;
  for (const { at, words } of timeAxis(inView)) {
    plot.line(plot.x(at), foot, plot.x(at), foot + 3);
    plot.words(words, plot.x(at), foot + 11, { size: 7, colour: 'dim', anchor: 'middle' });
  }
  plot.words(timeTitle(inView), plot.x(0.5), foot + 23, { anchor: 'middle' });
}

function drawLegend(plot: Plot, { windows }: Timeline): void {
  const known = emotions.filter((emotion) => windows.some(({ probabilities }) => emotion in probabilities));
  const y = plot.area.y + plot.area.height + lane + 38;
  let { x } = plot.area;
  for (const emotion of known) {
    plot.rect({ x, y: y - 6, width: 7, height: 7 }, emotion);
    plot.words(text.emotion[emotion], x + 10, y);
    x += 10 + plot.width(text.emotion[emotion]) + 12;
  }
}
