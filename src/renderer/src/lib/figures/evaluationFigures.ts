/** The plots of an evaluation for print, one by one and on one page. */
import type { Figure } from '../../../../shared/figure';
import type { ModelResult, ReliabilityBin } from '../../../../shared/evaluation';
import type { Emotion } from '../../../../shared/types';
import { text } from '../../text';
import { fewClips, type VoiceBar } from '../evaluationCharts';
import { ofHundred, resultFigures, resultSentences, voiceBars } from '../evaluationWords';
import { formatCount, formatPercent } from '../format';
import { Drawing, type Measure } from './drawing';
import { pageWidth, percentTicks, Plot } from './plot';

const words = text.picture;

export interface EvaluationFigureOptions {
  title: string;
  caption: string;
  measure: Measure;
  /** Default: of a page. */
  width?: number;
}

type Options = EvaluationFigureOptions;

/** Counts, shaded by the share of their row, with that share below. */
export function confusionFigure(
  labels: readonly Emotion[],
  counts: readonly number[][],
  options: Options,
): Figure {
  return confusionPlot(labels, counts, options).finish();
}

function confusionPlot(labels: readonly Emotion[], counts: readonly number[][], options: Options): Plot {
  const width = options.width ?? pageWidth;
  const cell = (width - 84) / labels.length;
  const high = Math.min(28, cell);
  const note = options.width === undefined ? text.models.confusionCaption : undefined;
  const plot = new Plot({
    ...options,
    ...(note !== undefined && { note }),
    left: 70,
    height: high * labels.length,
    below: 26,
  });
  const roomy = cell > 34;
  counts.forEach((line, played) => {
    const y = plot.area.y + played * high;
    const sum = line.reduce((total, count) => total + count, 0);
    plot.words(text.emotion[labels[played]], plot.area.x - 5, y + high / 2 + 3, { anchor: 'end' });
    line.forEach((count, said) => {
      const share = sum === 0 ? 0 : count / sum;
      const box = { x: plot.area.x + said * cell, y, width: cell - 1, height: high - 1 };
      plot.rect(box, 'track');
      plot.rect(box, 'accent', 0.55 * share);
      const [middle, own] = [box.x + box.width / 2, said === played];
      const counted = { bold: own, anchor: 'middle' as const };
      plot.words(formatCount(count), middle, y + high / 2 + (roomy ? 0 : 2.5), {
        ...counted,
        size: roomy ? 8 : 7,
      });
      if (roomy)
        plot.words(formatPercent(share), middle, y + high / 2 + 9, {
          size: 6.5,
          colour: 'dim',
          anchor: 'middle',
        });
    });
  });
  const foot = plot.area.y + plot.area.height;
  labels.forEach((emotion, place) => {
    const name = text.emotion[emotion];
    const fits = plot.width(name, 7) + 4 <= cell;
    plot.words(fits ? name : name.slice(0, 3), plot.area.x + (place + 0.5) * cell, foot + 9, {
      size: 7,
      anchor: 'middle',
    });
  });
  plot.words(words.said, plot.x(0.5), foot + 21, { anchor: 'middle' });
  plot.words(words.played, 14, plot.y(0.5), { anchor: 'middle', upright: true });
  return plot;
}

/** How often each confidence was right; the dashes say how often it should be. */
export function reliabilityFigure(bins: readonly ReliabilityBin[], ece: number, options: Options): Figure {
  return reliabilityPlot(bins, ece, options).finish();
}

function reliabilityPlot(bins: readonly ReliabilityBin[], ece: number, options: Options): Plot {
  const wide = options.width === undefined;
  const note = wide ? words.reliability(formatPercent(ece)) : words.ece(formatPercent(ece));
  const plot = new Plot({ ...options, note, height: wide ? 220 : 182 });
  plot.rules([0.25, 0.5, 0.75]);
  for (const { from, to, clips, accuracy } of bins) {
    if (clips === 0) continue;
    const bar = (to - from) * plot.area.width;
    const box = {
      x: plot.x(from) + 0.07 * bar,
      y: plot.y(accuracy),
      width: 0.86 * bar,
      height: accuracy * plot.area.height,
    };
    plot.rect(box, 'accent', clips < fewClips ? 0.4 : 1);
    if (wide) {
      plot.words(formatCount(clips), box.x + box.width / 2, Math.max(plot.area.y + 7, box.y - 2), {
        size: 6,
        colour: 'dim',
        anchor: 'middle',
        room: bar,
      });
    }
  }
  plot.path([plot.x(0), plot.y(0), plot.x(1), plot.y(1)], { stroke: 'text', strokeWidth: 1, dash: [4, 3] });
  plot.frame(plot.area);
  plot.xAxis(percentTicks, words.confidence);
  plot.yAxis(percentTicks, words.right);
  return plot;
}

/** A bar for each voice; striped are those of the training. */
export function voicesFigure(voices: readonly VoiceBar[], options: Options): Figure {
  return voicesPlot(voices, options).finish();
}

function voicesPlot(voices: readonly VoiceBar[], options: Options): Plot {
  const note = text.evaluate.voicesNote(voices.some(({ trained }) => trained));
  const longest = Math.max(0, ...voices.map(({ name }) => options.measure(name, 7, false)));
  const names = Math.min(60, longest) + 6;
  const plot = new Plot({ ...options, note, height: 150, below: names + 18 });
  plot.rules([0.25, 0.5, 0.75]);
  const wide = plot.area.width / Math.max(1, voices.length);
  const bar = Math.min(24, 0.8 * wide);
  const each = Math.ceil(8 / wide);
  voices.forEach(({ name, accuracy, trained }, index) => {
    const middle = plot.area.x + (index + 0.5) * wide;
    const box = { x: middle - bar / 2, y: plot.y(accuracy), width: bar, height: accuracy * plot.area.height };
    if (trained) plot.hatch(box, 'accent');
    else plot.rect(box, 'accent');
    plot.frame(box, 'accent');
    // From below, as long names need; where there are very many voices, not each of them.
    if (index % each === 0) {
      const end = plot.area.y + plot.area.height + 6;
      plot.words(name, middle + 2.5, end, { size: 7, colour: 'dim', anchor: 'end', upright: true, room: 60 });
    }
  });
  plot.frame(plot.area);
  plot.yAxis(percentTicks, words.right);
  plot.words(text.evaluate.voice, plot.x(0.5), plot.area.y + plot.area.height + names + 10, {
    anchor: 'middle',
  });
  return plot;
}

/** What the page shows, without its buttons. */
export function resultsFigure(
  result: ModelResult,
  folder: string,
  caption: string,
  measure: Measure,
): Figure {
  const { report } = result;
  const page = new Drawing(measure);
  const room = pageWidth - 24;
  page.words(text.evaluate.subject(result.name, folder), 12, 18, { colour: 'dim', room });
  page.words(text.evaluate.right(ofHundred(report.accuracy.mean)), 12, 40, { size: 16, bold: true, room });
  page.words(report.title, 12, 56, { bold: true, room });
  resultSentences(result).forEach((sentence, line) =>
    page.words(sentence, 12, 69 + 11 * line, { size: 7.5, colour: 'dim', room }),
  );
  const top = 69 + 11 * resultSentences(result).length + 6;
  resultFigures(result).forEach(({ name, value, note }, index) => {
    const x = 12 + (index * room) / 5;
    page.words(name, x, top, { size: 7, colour: 'dim', room: room / 5 - 6 });
    page.words(value, x, top + 14, { size: 12, bold: true });
    page.words(note, x, top + 24, { size: 6, colour: 'dim', room: room / 5 - 2 });
  });
  const half = { measure, caption: '', width: pageWidth / 2 };
  const { confusion, reliability, ece } = report.together;
  const left = confusionPlot(report.emotions, confusion, { ...half, title: text.models.confusion });
  const right = reliabilityPlot(reliability, ece, { ...half, title: text.evaluate.reliability });
  const plots = top + 32;
  page.place(left, 0, plots);
  page.place(right, pageWidth / 2, plots);
  const below = plots + Math.max(left.height, right.height) - 10;
  const voices = voicesPlot(voiceBars(result), { measure, caption: '', title: text.evaluate.voices });
  page.place(voices, 0, below);
  const height = below + voices.height;
  page.words(caption, 12, height - 7, { size: 7, colour: 'dim', room });
  return page.figure(
    `${text.evaluate.subject(result.name, folder)}. ${caption}`.slice(0, 500),
    pageWidth,
    height,
  );
}
