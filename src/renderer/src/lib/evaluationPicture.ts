/** The results of one model as one picture, for a report or a talk: what the page shows, without its buttons. */
import type { ModelResult } from '../../../shared/evaluation';
import { text } from '../text';
import { colourToken } from './dom';
import { reliabilityChart, voicesChart, type EvaluationChart } from './evaluationCharts';
import { ofHundred, resultFigures, resultSentences, voiceBars } from './evaluationWords';
import { formatPercent } from './format';

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
  const canvas = new OffscreenCanvas(width * ratio, height * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas to draw the picture on.');
  context.scale(ratio, ratio);
  const pen = new Pen(context, from);
  context.fillStyle = pen.colour('panel');
  context.fillRect(0, 0, width, height);
  drawHead(pen, result, folder);
  drawConfusion(pen, result);
  const { report } = result;
  const look = { from, still: ratio };
  pen.write(words.reliability, margin * 2 + column, 230, { size: 14, bold: true });
  pen.chart(
    (plot) => reliabilityChart(plot, report.together.reliability, look),
    margin * 2 + column,
    244,
    column,
    330,
  );
  pen.write(words.voices, margin, 610, { size: 14, bold: true });
  pen.write(words.voicesNote(report.heard.trained.length > 0), margin + 90, 610, { dim: true });
  pen.chart((plot) => voicesChart(plot, voiceBars(result), look), margin, 624, width - 2 * margin, 224);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function drawHead(pen: Pen, result: ModelResult, folder: string): void {
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
function drawConfusion(pen: Pen, { report: { emotions, together } }: ModelResult): void {
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

interface Style {
  size?: number;
  bold?: boolean;
  dim?: boolean;
  centred?: boolean;
  right?: boolean;
}

/** Draws on the picture in the colours and the type of the page. */
class Pen {
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #from: Element;
  readonly #family: string;

  constructor(context: OffscreenCanvasRenderingContext2D, from: Element) {
    this.#context = context;
    this.#from = from;
    this.#family = getComputedStyle(from).fontFamily;
  }

  colour(token: string): string {
    return colourToken(this.#from, token);
  }

  /** Never wider than the picture: what is too long is cut. */
  write(what: string, x: number, y: number, { size = 12, bold, dim, centred, right }: Style = {}): void {
    const context = this.#context;
    context.font = `${bold ? '600 ' : ''}${size}px ${this.#family}`;
    context.fillStyle = this.colour(dim ? 'dim' : 'text');
    context.textAlign = centred ? 'center' : right ? 'right' : 'left';
    context.fillText(what, x, y, width - margin - (centred || right ? 0 : x));
  }

  box(x: number, y: number, w: number, h: number, share: number): void {
    const context = this.#context;
    context.fillStyle = this.colour('track');
    context.fillRect(x, y, w, h);
    context.globalAlpha = share;
    context.fillStyle = this.colour('accent');
    context.fillRect(x, y, w, h);
    context.globalAlpha = 1;
  }

  chart(
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
    this.#context.drawImage(plot, x, y, w, h);
    chart.destroy();
  }
}
