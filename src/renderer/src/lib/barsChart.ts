/** The eight probability bars, drawn by chart.js; names and values stand beside them as text. */
import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';
import { emotions } from '../../../shared/emotions';
import type { Probabilities } from '../../../shared/types';
import { colourToken, reducedMotion } from './dom';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

const thickness = 12;

export interface BarsChart {
  show(probabilities: Probabilities): void;
  /** Reads the colours again after a change of theme. */
  recolour(): void;
  destroy(): void;
}

export function barsChart(canvas: HTMLCanvasElement): BarsChart {
  const chart = new Chart<'bar', (number | null)[]>(canvas, {
    type: 'bar',
    data: {
      labels: [...emotions],
      datasets: [
        {
          data: emotions.map(() => 0),
          barThickness: thickness,
          borderRadius: 3,
          borderSkipped: false,
          // One per cent shall still be seen.
          minBarLength: 2,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      animation: { duration: reducedMotion() ? 0 : 150, easing: 'easeOutQuad' },
      layout: { padding: 0 },
      scales: {
        x: { display: false, min: 0, max: 1 },
        y: { display: false, offset: true, grid: { offset: true } },
      },
    },
  });
  const [bars] = chart.data.datasets;

  function colour(): void {
    bars.backgroundColor = emotions.map((emotion) => colourToken(canvas, emotion));
  }

  colour();
  chart.update('none');
  return {
    show(probabilities) {
      bars.data = emotions.map((emotion) => probabilities[emotion] ?? null);
      chart.update();
    },
    recolour() {
      colour();
      chart.update('none');
    },
    destroy: () => chart.destroy(),
  };
}
