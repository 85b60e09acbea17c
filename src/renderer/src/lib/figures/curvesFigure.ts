/** The curves of a training for print: loss above, accuracy below. */
import type { Figure } from '../../../../shared/figure';
import type { TrainingState } from '../../../../shared/training';
import { text } from '../../text';
import { timeTicks } from '../axes';
import { trainingDash } from '../curvesChart';
import { Drawing, type Measure } from './drawing';
import { pageWidth, percentTicks, Plot, type Tick } from './plot';

const words = text.train;

export function curvesFigure(run: TrainingState, caption: string, measure: Measure): Figure {
  const { passes, best } = run;
  const losses = passes.flatMap(({ trainingLoss, validationLoss }) => [trainingLoss, validationLoss]);
  // A network that diverges has losses without a value.
  const most = Math.max(0.1, ...losses.filter(Number.isFinite)) * 1.05;
  const { step, ticks } = timeTicks(0, most, 5);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const lossTicks = ticks.map((loss) => ({ at: loss / most, words: loss.toFixed(decimals) }));
  const options = { measure, passes: passes.length, best };
  const loss = curvePlot({
    ...options,
    title: words.loss,
    note: words.lossNote,
    axis: text.picture.loss,
    ticks: lossTicks,
    training: passes.map(({ trainingLoss }) => trainingLoss / most),
    validation: passes.map(({ validationLoss }) => validationLoss / most),
  });
  const accuracy = curvePlot({
    ...options,
    title: words.accuracy,
    note: words.accuracyNote,
    axis: text.picture.right,
    ticks: percentTicks,
    training: passes.map(({ trainingAccuracy }) => trainingAccuracy),
    validation: passes.map(({ validationAccuracy }) => validationAccuracy),
  });
  const page = new Drawing(measure);
  page.words(run.title, 12, 19, { size: 11, bold: true, room: pageWidth - 24 });
  page.place(loss, 0, 22);
  page.place(accuracy, 0, 22 + loss.height - 10);
  const foot = 22 + loss.height + accuracy.height;
  drawKey(page, foot - 16);
  page.words(caption, 12, foot + 8, { size: 7, colour: 'dim', room: pageWidth - 24 });
  return page.figure(`${run.title}. ${caption}`.slice(0, 500), pageWidth, foot + 15);
}

interface CurveOptions {
  title: string;
  note: string;
  axis: string;
  ticks: readonly Tick[];
  passes: number;
  best: number;
  /** 0 bottom … 1 top. */
  training: readonly number[];
  validation: readonly number[];
  measure: Measure;
}

function curvePlot({
  title,
  note,
  axis,
  ticks,
  passes,
  best,
  training,
  validation,
  measure,
}: CurveOptions): Plot {
  const plot = new Plot({ title, note, caption: '', height: 120, measure });
  const last = Math.max(2, passes);
  const x = (pass: number) => plot.x((pass - 1) / (last - 1));
  const line = (values: readonly number[]) =>
    values.flatMap((value, index) => (Number.isFinite(value) ? [x(index + 1), plot.y(value)] : []));
  plot.rules(ticks.map(({ at }) => at));
  plot.path(line(training), { stroke: 'wave', strokeWidth: 1.2, dash: trainingDash });
  plot.path(line(validation), { stroke: 'accent', strokeWidth: 1.4 });
  const kept = validation.at(best - 1);
  if (best > 0 && kept !== undefined && Number.isFinite(kept)) mark(plot, x(best), plot.y(kept));
  plot.frame(plot.area);
  plot.yAxis(ticks, axis);
  const { ticks: passTicks } = timeTicks(1, last, 10);
  const whole = passTicks.filter((pass) => Number.isInteger(pass) && pass >= 1);
  plot.xAxis(
    whole.map((pass) => ({ at: (pass - 1) / (last - 1), words: String(pass) })),
    text.picture.pass,
  );
  return plot;
}

/** A disc. */
function mark(drawing: Drawing, x: number, y: number): void {
  const points = Array.from({ length: 16 }, (_, index) => (index / 16) * 2 * Math.PI).flatMap((angle) => [
    x + 3.2 * Math.cos(angle),
    y + 3.2 * Math.sin(angle),
  ]);
  drawing.path(points, { fill: 'accent' });
}

function drawKey(drawing: Drawing, y: number): void {
  let x = 12;
  const after = (name: string) => {
    drawing.words(name, x + 24, y, { size: 7 });
    x += 24 + drawing.width(name, 7) + 10;
  };
  drawing.path([x, y - 3, x + 20, y - 3], { stroke: 'accent', strokeWidth: 1.4 });
  after(words.validationLine);
  drawing.path([x, y - 3, x + 20, y - 3], { stroke: 'wave', strokeWidth: 1.2, dash: trainingDash });
  after(words.trainingLine);
  mark(drawing, x + 14, y - 3);
  after(words.bestLine);
}
