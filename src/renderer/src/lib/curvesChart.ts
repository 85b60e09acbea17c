/** Two curves over the passes of a training, drawn by chart.js; legend and latest values stand beside it as text. */
import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { colourToken } from './dom';

Chart.register(LineController, LineElement, LinearScale, PointElement);

export interface Curves {
  /** One value for each pass. */
  training: number[];
  validation: number[];
  /** Pass that is kept, counted from 1; 0 before the first. */
  best: number;
}

export interface CurvesChart {
  show(curves: Curves): void;
  /** Reads the colours again after a change of theme. */
  recolour(): void;
  destroy(): void;
}

/** Dashes of the training curve; validation is drawn through. */
export const trainingDash = [6, 4];

/**
 * @param format words for a value of the upright axis
 * @param most its upper end where that is known, such as 1 for shares
 */
export function curvesChart(
  canvas: HTMLCanvasElement,
  format: (value: number) => string,
  most?: number,
): CurvesChart {
  const line = { borderWidth: 2, pointRadius: 0, tension: 0 };
  const accentNow = () => colourToken(canvas, 'accent');
  const chart = new Chart<'line', { x: number; y: number }[]>(canvas, {
    type: 'line',
    data: {
      datasets: [
        { ...line, data: [], borderDash: trainingDash },
        { ...line, data: [] },
        // The best pass alone, as a point. Points keep the options they were first drawn with, but not functions.
        {
          data: [],
          pointRadius: 5,
          showLine: false,
          clip: false,
          pointBackgroundColor: accentNow,
          pointBorderColor: accentNow,
        },
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      animation: false,
      scales: {
        x: { type: 'linear', min: 1, ticks: { precision: 0, maxTicksLimit: 8 } },
        y: {
          min: 0,
          ...(most === undefined ? {} : { max: most }),
          ticks: { maxTicksLimit: 5, callback: (value) => format(Number(value)) },
        },
      },
    },
  });
  const [training, validation, best] = chart.data.datasets;

  function colour(): void {
    const words = getComputedStyle(canvas).color;
    const wave = colourToken(canvas, 'wave');
    training.borderColor = wave;
    validation.borderColor = accentNow();
    for (const scale of Object.values(chart.options.scales ?? {})) {
      if (!scale) continue;
      scale.ticks = { ...scale.ticks, color: words };
      scale.grid = { color: `color-mix(in srgb, ${wave} 25%, transparent)` };
      scale.border = { color: wave };
    }
  }

  const points = (values: readonly number[]) => values.map((y, index) => ({ x: index + 1, y }));

  colour();
  chart.update('none');
  return {
    show(curves) {
      training.data = points(curves.training);
      validation.data = points(curves.validation);
      best.data = curves.best === 0 ? [] : points(curves.validation).slice(curves.best - 1, curves.best);
      const { x } = chart.options.scales ?? {};
      // A single pass would have an axis without length.
      if (x) x.max = Math.max(2, curves.validation.length);
      chart.update('none');
    },
    recolour() {
      colour();
      chart.update('none');
    },
    destroy: () => chart.destroy(),
  };
}
