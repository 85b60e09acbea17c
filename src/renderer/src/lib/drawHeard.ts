/** Draws what blanking did over what a model heard. */
import { leastEffect, type Cell } from './explanation';

/** Distance between the lines of a hatching, px. */
const hatch = 6;

/** What is drawn full even if it is the most: less would make a trifle look like a reason. */
export const clearEffect = 0.15;

export interface Colours {
  lowers: string;
  outline: string;
}

/**
 * Parts whose blanking lowers the verdict are filled, the more the stronger; those that raise it are hatched. So the two
 * are told apart without colour.
 */
export function drawEffects(
  context: CanvasRenderingContext2D,
  cells: readonly Cell[],
  view: { start: number; end: number },
  size: { width: number; height: number },
  { lowers, outline }: Colours,
): void {
  const most = Math.max(clearEffect, ...cells.map(({ lowered }) => Math.abs(lowered)));
  for (const cell of cells) {
    const share = cell.lowered / most;
    if (Math.abs(cell.lowered) < leastEffect / 2) continue;
    const [x, y, width, height] = boxOf(cell, view, size);
    if (x + width < 0 || x > size.width) continue;
    context.globalAlpha = 0.7 * Math.abs(share);
    if (share > 0) {
      context.fillStyle = lowers;
      context.fillRect(x, y, width, height);
    } else hatched(context, [x, y, width, height], outline);
  }
  context.globalAlpha = 1;
}

/** Position and size in px. */
export function boxOf(
  { start, end, bottom, top }: Cell,
  view: { start: number; end: number },
  { width, height }: { width: number; height: number },
): [number, number, number, number] {
  const perSecond = width / (view.end - view.start);
  return [
    (start - view.start) * perSecond,
    (1 - top) * height,
    (end - start) * perSecond,
    (top - bottom) * height,
  ];
}

/** Where the legend begins, px from the top left corner. */
const legendAt = { left: 8, top: 5 };
const inset = 3;

/**
 * Top of the words in a box, px from its upper edge: below the legend where they would lie under it, even if that is below
 * the box.
 */
export function labelTop(
  [x, y]: readonly [number, number, number, number],
  legend: { width: number; height: number },
): number {
  const beside = x + inset >= legendAt.left + legend.width;
  return beside ? inset : Math.max(inset, legendAt.top + legend.height + inset - y);
}

function hatched(
  context: CanvasRenderingContext2D,
  [x, y, width, height]: [number, number, number, number],
  colour: string,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = x - height; at < x + width; at += hatch) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}
