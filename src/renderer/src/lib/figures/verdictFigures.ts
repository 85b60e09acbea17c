/** The answer of a model for print: its eight bars, and what carried the verdict. */
import { emotions } from '../../../../shared/emotions';
import type { Figure } from '../../../../shared/figure';
import type { HeardClip, PieceEffects, Probabilities, Stretch } from '../../../../shared/types';
import { text } from '../../text';
import { boxOf, clearEffect } from '../drawHeard';
import { cellsOf, effectWords, leastEffect, strongest, type Cell } from '../explanation';
import { formatPercent } from '../format';
import { groupWords } from '../groupWords';
import { drawTiles, levelTile } from '../spectrogramPicture';
import type { Measure } from './drawing';
import { pngOf } from './paint';
import { percentTicks, Plot } from './plot';
import { timeAxis, timeTitle } from './soundFigures';

interface Options {
  title: string;
  note: string;
  caption: string;
  measure: Measure;
}

const row = 18;

export function barsFigure(probabilities: Probabilities, options: Options): Figure {
  const height = emotions.length * row;
  const plot = new Plot({ ...options, height, left: 66, right: 50 });
  plot.rect(plot.area, 'panel');
  for (const at of [0.25, 0.5, 0.75])
    plot.line(plot.x(at), plot.area.y, plot.x(at), plot.area.y + height, 'line');
  emotions.forEach((emotion, index) => {
    const y = plot.area.y + index * row;
    const share = probabilities[emotion];
    plot.words(text.emotion[emotion], plot.area.x - 6, y + row / 2 + 3, { anchor: 'end' });
    const value = share === undefined ? text.bars.unknown : formatPercent(share);
    plot.words(value, plot.x(1) + 6, y + row / 2 + 3);
    plot.rect({ x: plot.area.x, y: y + 4, width: plot.area.width, height: row - 8 }, 'track');
    if (share === undefined) return;
    plot.rect({ x: plot.area.x, y: y + 4, width: share * plot.area.width, height: row - 8 }, emotion);
  });
  plot.frame(plot.area);
  plot.xAxis(percentTicks, text.picture.probability);
  return plot.finish();
}

/** Pixels of what was heard: no finer than print. */
const mostColumns = 1800;

export async function heardFigure(
  heard: HeardClip,
  effects: PieceEffects,
  inView: Stretch,
  options: Options,
): Promise<Figure> {
  const plot = new Plot({ ...options, height: 170, left: 86, below: 50 });
  const { cells } = cellsOf(heard, effects);
  plot.image(await heardPng(heard, inView), plot.area);
  drawCells(plot, cells, inView);
  plot.frame(plot.area);
  const bands = heard.pieces[0].width;
  const ticks = heard.groups.map((group) => ({
    at: (group.rows.from + group.rows.to) / 2 / bands,
    words: groupWords(group),
  }));
  plot.yAxis(thinned(ticks, plot.area.height), text.picture.bands);
  plot.xAxis(timeAxis(inView), timeTitle(inView));
  drawKey(plot, text.emotion[heard.emotion]);
  return plot.finish();
}

async function heardPng(heard: HeardClip, inView: Stretch): Promise<Uint8Array<ArrayBuffer>> {
  const [{ frameSeconds, width: bands }] = heard.pieces;
  const wide = Math.max(2, Math.min(mostColumns, Math.round((inView.end - inView.start) / frameSeconds)));
  const canvas = new OffscreenCanvas(wide, bands);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw what was heard on.');
  const tiles = heard.pieces.map((piece) => levelTile({ ...piece, bands: piece.width }));
  drawTiles(context, tiles, inView, { width: wide, height: bands });
  return pngOf(canvas);
}

/** As in the window: filled where blanking lowers the verdict, hatched where it raises it, the strongest outlined. */
function drawCells(plot: Plot, cells: readonly Cell[], inView: Stretch): void {
  const most = Math.max(clearEffect, ...cells.map(({ lowered }) => Math.abs(lowered)));
  for (const cell of cells) {
    if (Math.abs(cell.lowered) < leastEffect / 2) continue;
    const box = within(plot, cell, inView);
    if (box === null) continue;
    const share = cell.lowered / most;
    if (share > 0) plot.rect(box, 'explained', 0.7 * share);
    else plot.hatch(box, 'on-spectrogram', 0.8 * -share);
  }
  const top = strongest(cells);
  const box = top === null ? null : within(plot, top, inView);
  if (top === null || box === null) return;
  plot.frame(box, 'on-spectrogram', 1.2);
  const words = effectWords(top);
  const wide = plot.width(words, 7, true) + 6;
  const x = Math.min(box.x, plot.x(1) - wide);
  const y = box.y - 11 < plot.area.y ? box.y + box.height : box.y - 11;
  plot.rect({ x, y, width: wide, height: 11 }, 'spectrogram');
  plot.words(words, x + 3, y + 8, { size: 7, bold: true, colour: 'on-spectrogram' });
}

/** The part of a cell that is in view. */
function within(plot: Plot, cell: Cell, inView: Stretch) {
  const [x, y, width, height] = boxOf(cell, inView, plot.area);
  const [from, to] = [Math.max(0, x), Math.min(plot.area.width, x + width)];
  return to <= from ? null : { x: plot.area.x + from, y: plot.area.y + y, width: to - from, height };
}

/** Names that would touch are left out. */
function thinned<Tick extends { at: number }>(ticks: readonly Tick[], height: number): Tick[] {
  let before = -Infinity;
  return ticks.filter(({ at }) => {
    if ((at - before) * height < 9) return false;
    before = at;
    return true;
  });
}

function drawKey(plot: Plot, emotion: string): void {
  const y = plot.area.y + plot.area.height + 36;
  const { lowers, raises } = text.looking.heard;
  const box = { x: plot.area.x, y: y - 6, width: 12, height: 7 };
  plot.rect(box, 'explained');
  plot.words(lowers(emotion), box.x + 16, y);
  const second = { ...box, x: box.x + 30 + plot.width(lowers(emotion)) };
  plot.rect(second, 'spectrogram');
  plot.hatch(second, 'on-spectrogram');
  plot.words(raises, second.x + 16, y);
}
