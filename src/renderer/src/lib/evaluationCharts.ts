/** The two plots of an evaluation, drawn by chart.js; their figures also stand in tables. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js';
import type { ReliabilityBin } from '../../../shared/evaluation';
import { text } from '../text';
import { colourToken, reducedMotion } from './dom';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

export interface EvaluationChart {
  destroy(): void;
}

export interface ChartLook {
  /** Where colours and type are read from. */
  from: Element;
}

/** A bar of fewer clips says little, and is drawn pale. */
export const fewClips = 10;

/** One bar for each range of confidence that occurred, as high as the model was right; and where it should be. */
export function reliabilityChart(
  canvas: HTMLCanvasElement,
  bins: readonly ReliabilityBin[],
  look: ChartLook,
): EvaluationChart {
  const accent = colourToken(look.from, 'accent');
  return new Chart<'bar', (number | null)[]>(canvas, {
    type: 'bar',
    data: {
      labels: bins.map(({ from, to }) => String(Math.round(50 * (from + to)))),
      datasets: [
        {
          data: bins.map(({ clips, accuracy }) => (clips === 0 ? null : 100 * accuracy)),
          backgroundColor: bins.map(({ clips }) =>
            clips < fewClips ? `color-mix(in srgb, ${accent} 40%, transparent)` : accent,
          ),
          borderRadius: 2,
          barPercentage: 1,
          categoryPercentage: 0.86,
          minBarLength: 2,
        },
      ],
    },
    plugins: [diagonal(colourToken(look.from, 'text'))],
    options: options(look, {
      x: `${text.evaluate.confidence}, ${text.evaluate.percent}`,
      y: `${text.evaluate.share}, ${text.evaluate.percent}`,
    }),
  });
}

export interface VoiceBar {
  name: string;
  accuracy: number;
  /** In the model's training. */
  trained: boolean;
}

/** One bar for each voice; those the model was trained on are striped. */
export function voicesChart(
  canvas: HTMLCanvasElement,
  voices: readonly VoiceBar[],
  look: ChartLook,
): EvaluationChart {
  const accent = colourToken(look.from, 'accent');
  const stripes = stripesOf(accent);
  return new Chart<'bar', number[]>(canvas, {
    type: 'bar',
    data: {
      labels: voices.map(({ name }) => name),
      datasets: [
        {
          data: voices.map(({ accuracy }) => 100 * accuracy),
          backgroundColor: voices.map(({ trained }) => (trained ? stripes : accent)),
          borderColor: accent,
          borderWidth: 1,
          borderRadius: 2,
          maxBarThickness: 28,
          minBarLength: 2,
        },
      ],
    },
    options: options(look, { y: `${text.evaluate.share}, ${text.evaluate.percent}` }),
  });
}

/** What both plots have in common; scales of per cent from 0 to 100. */
function options(
  look: ChartLook,
  titles: { x?: string; y: string },
): NonNullable<ChartConfiguration<'bar'>['options']> {
  const color = colourToken(look.from, 'dim');
  const line = colourToken(look.from, 'line');
  const font = { family: getComputedStyle(look.from).fontFamily, size: 11 };
  const scale = (words: string | undefined) => ({
    title: { display: words !== undefined, text: words ?? '', color, font },
    ticks: { color, font, maxRotation: 90, autoSkipPadding: 6 },
    border: { color: line },
  });
  return {
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    animation: reducedMotion() ? false : { duration: 150 },
    scales: {
      x: { ...scale(titles.x), grid: { display: false } },
      y: { ...scale(titles.y), min: 0, max: 100, grid: { color: line } },
    },
  };
}

/** Where the bars would end if confidence were worth exactly what it says: bins are equally wide, from 0 to 1. */
function diagonal(colour: string): Plugin<'bar'> {
  return {
    id: 'diagonal',
    afterDatasetsDraw({ ctx, chartArea: { left, right, top, bottom } }) {
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([4, 3]);
      ctx.beginPath();
      ctx.moveTo(left, bottom);
      ctx.lineTo(right, top);
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** Diagonal lines: told apart without colour, too. */
function stripesOf(colour: string): CanvasPattern | string {
  const size = 6;
  const tile = new OffscreenCanvas(size, size);
  const context = tile.getContext('2d');
  if (!context) return colour;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    // Beyond the edges, or the tiles would show.
    context.moveTo(shift - size, 2 * size);
    context.lineTo(shift + 2 * size, -size);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
