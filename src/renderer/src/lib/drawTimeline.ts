/** Draws the probabilities of a timeline over time, stacked in the fixed order of the emotions. */
import { emotions } from '../../../shared/emotions';
import type { Timeline } from '../../../shared/timeline';
import type { Emotion, Probabilities, Stretch } from '../../../shared/types';
import { probabilitiesAt } from './timelineLooks';

export interface TimelineLook {
  colours: Record<Emotion, string>;
  /** Between two areas, and of the words in them. */
  paper: string;
  font: string;
  words: Record<Emotion, string>;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A word needs this much room, px. */
const wordHeight = 15;

/** Reads nothing but what is given, so that the page and a picture to be saved are drawn alike. */
export function drawTimeline(
  context: Context,
  timeline: Timeline,
  view: Stretch,
  { width, height }: { width: number; height: number },
  look: TimelineLook,
): void {
  const columns: (Probabilities | null)[] = [];
  for (let x = 0; x < width; x++) {
    columns.push(probabilitiesAt(timeline, view.start + ((x + 0.5) / width) * (view.end - view.start)));
  }
  const floors = columns.map(() => height);
  const places = new Map<Emotion, Run>();
  for (const emotion of emotions) {
    context.fillStyle = look.colours[emotion];
    const run = new RunFinder();
    columns.forEach((column, x) => {
      const high = (column?.[emotion] ?? 0) * height;
      if (high > 0) context.fillRect(x, floors[x] - high, 1, Math.max(0, high - (high > 2 ? 1 : 0)));
      run.add(x, high >= wordHeight ? floors[x] - high / 2 : null);
      floors[x] -= high;
    });
    const longest = run.longest();
    if (longest !== null) places.set(emotion, longest);
  }
  writeNames(context, places, look);
}

/** Each area is named where it is high enough for longest, so that no colour has to be known. */
function writeNames(context: Context, places: ReadonlyMap<Emotion, Run>, look: TimelineLook): void {
  context.font = look.font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = look.paper;
  for (const [emotion, { from, to, y }] of places) {
    const word = look.words[emotion];
    if (context.measureText(word).width + 8 > to - from) continue;
    context.fillText(word, (from + to) / 2, y);
  }
}

export interface Run {
  from: number;
  to: number;
  /** Height of the middle of the area, in the middle of the run. */
  y: number;
}

/** Finds the longest row of neighbouring columns with room. */
export class RunFinder {
  #runs: number[][] = [];
  #starts: number[] = [];
  #before = -2;

  /** @param y middle of the area, `null` where there is no room */
  add(x: number, y: number | null): void {
    if (y === null) return;
    if (this.#before !== x - 1) {
      this.#runs.push([]);
      this.#starts.push(x);
    }
    this.#runs.at(-1)?.push(y);
    this.#before = x;
  }

  longest(): Run | null {
    let best = -1;
    this.#runs.forEach((run, index) => {
      if (best < 0 || run.length > this.#runs[best].length) best = index;
    });
    if (best < 0) return null;
    const [run, from] = [this.#runs[best], this.#starts[best]];
    return { from, to: from + run.length, y: run[run.length >> 1] };
  }
}
