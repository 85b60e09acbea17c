/** The results of one model as one picture, for a report or a talk: what the page shows, without its buttons. */
import type { ModelResult } from '../../../shared/evaluation';
import { text } from '../text';
import { reliabilityChart, voicesChart, type EvaluationChart } from './evaluationCharts';
import { ofHundred, resultFigures, resultSentences, voiceBars } from './evaluationWords';
import { formatPercent } from './format';
import { drawnPng, PicturePen } from './picturePen';

const ratio = 2;
const width = 1200;
const height = 880;
const margin = 32;
const column = (width - 3 * margin) / 2;
const words = text.evaluate;

/**
 * @param from where colours and type are read from
 * @returns the bytes of a PNG of 2400 x 1760 pixels
 */
export async function drawEvaluation(
  result: ModelResult,
  folder: string,
  from: Element,
): Promise<Uint8Array<ArrayBuffer>> {
  return drawnPng({ width, height, ratio }, (context) => {
    const pen = new PicturePen(context, from, width - margin);
    context.fillStyle = pen.colour('panel');
    context.fillRect(0, 0, width, height);
    drawHead(pen, result, folder);
    drawConfusion(pen, result);
    const { report } = result;
    const look = { from, still: ratio };
    pen.write(words.reliability, margin * 2 + column, 230, { size: 14, bold: true });
    drawChart(
      pen,
      (plot) => reliabilityChart(plot, report.together.reliability, look),
      margin * 2 + column,
      244,
      column,
      330,
    );
    pen.write(words.voices, margin, 610, { size: 14, bold: true });
    pen.write(words.voicesNote(report.heard.trained.length > 0), margin + 90, 610, { dim: true });
    drawChart(
      pen,
      (plot) => voicesChart(plot, voiceBars(result), look),
      margin,
      624,
      width - 2 * margin,
      224,
    );
  });
}

function drawHead(pen: PicturePen, result: ModelResult, folder: string): void {
  pen.write(words.subject(result.name, folder), margin, 44, { dim: true, size: 14 });
  pen.write(words.right(ofHundred(result.report.accuracy.mean)), margin, 80, { size: 30, bold: true });
  pen.write(result.report.title, margin, 108, { size: 14, bold: true });
  pen.write(resultSentences(result).join(' '), margin, 130, { dim: true });
  resultFigures(result).forEach(({ name, value, note }, index) => {
    const x = margin + index * ((width - 2 * margin) / 5);
    pen.write(name, x, 160, { dim: true });
    pen.write(value, x, 182, { size: 18, bold: true });
    pen.write(note, x, 199, { dim: true, size: 11 });
  });
}

/** Counts, shaded by the share of their row, as the table of the page is. */
function drawConfusion(pen: PicturePen, { report: { emotions, together } }: ModelResult): void {
  const [top, left] = [244, margin + 84];
  const cell = (column - 84) / emotions.length;
  const rowHeight = Math.min(40, 300 / emotions.length);
  pen.write(text.models.confusion, margin, 230, { size: 14, bold: true });
  emotions.forEach((emotion, place) => {
    const across = left + (place + 0.5) * cell;
    pen.write(text.emotion[emotion].slice(0, 3), across, top + 14, { dim: true, centred: true });
    const y = top + 22 + place * rowHeight;
    pen.write(text.emotion[emotion], margin, y + rowHeight / 2 + 4, { dim: true });
    const row = together.confusion[place];
    const sum = row.reduce((total, count) => total + count, 0);
    row.forEach((count, said) => {
      const share = sum === 0 ? 0 : count / sum;
      pen.box(left + said * cell, y, cell - 2, rowHeight - 2, share / 2);
      const middle = left + (said + 0.5) * cell - 1;
      pen.write(String(count), middle, y + rowHeight / 2 + 4, { centred: true, bold: said === place });
    });
  });
  const below = top + 22 + emotions.length * rowHeight + 16;
  pen.write(text.models.confusionCaption, margin, below, { dim: true, size: 11 });
  pen.write(`${words.uar} ${formatPercent(together.uar)}`, left + column - 84, below, {
    dim: true,
    size: 11,
    right: true,
  });
}

/** A chart of the page, drawn still. */
function drawChart(
  { context }: PicturePen,
  draw: (plot: HTMLCanvasElement) => EvaluationChart,
  x: number,
  y: number,
  w: number,
  h: number,
): void {
  const plot = document.createElement('canvas');
  plot.width = w;
  plot.height = h;
  const chart = draw(plot);
  context.drawImage(plot, x, y, w, h);
  chart.destroy();
}
