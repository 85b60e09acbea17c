/** From what blanking did to what is drawn and said of it. */
import type { GroupEffect, HeardClip, PieceEffects, RowGroup } from '../../../shared/types';
import { text } from '../text';
import { groupWords } from './groupWords';
import { formatPercent, formatPoints, formatTime } from './format';

/** A part of the clip and what blanking it does. */
export interface Cell {
  /** Seconds. */
  start: number;
  end: number;
  /** Heights, 0 bottom to 1 top. */
  bottom: number;
  top: number;
  group: RowGroup | null;
  /** How much less likely the emotion becomes; below 0 where it becomes likelier. */
  lowered: number;
}

/** Less than this is not worth a word. */
export const leastEffect = 0.01;

/** Every part that was blanked: stretches by groups, and apart from them whole stretches and whole groups. */
export function cellsOf(
  heard: HeardClip,
  effects: PieceEffects,
): { cells: Cell[]; stretches: Cell[]; bands: Cell[] } {
  const cells: Cell[] = [];
  const stretches: Cell[] = [];
  const bands: Cell[] = [];
  heard.pieces.forEach(({ start, frameSeconds, frames, width, stretches: ranges }, piece) => {
    const across = (group: RowGroup | null) => ({
      group,
      bottom: group === null ? 0 : group.rows.from / width,
      top: group === null ? 1 : group.rows.to / width,
    });
    const along = ({ lowered }: GroupEffect, group: RowGroup | null): Cell[] =>
      ranges.map(({ from, to }, index) => ({
        ...across(group),
        start: start + from * frameSeconds,
        end: start + to * frameSeconds,
        lowered: lowered[index],
      }));
    const effect = effects[piece];
    stretches.push(...along(effect.all, null));
    heard.groups.forEach((group, index) => {
      cells.push(...along(effect.groups[index], group));
      const end = start + frames * frameSeconds;
      bands.push({ ...across(group), start, end, lowered: effect.groups[index].whole });
    });
  });
  return { cells, stretches, bands };
}

/** The part whose blanking lowers the verdict the most; `null` where none does by a per cent. */
export function strongest(cells: readonly Cell[]): Cell | null {
  const most = cells.reduce<Cell | null>((a, b) => (a === null || b.lowered > a.lowered ? b : a), null);
  return most !== null && most.lowered >= leastEffect ? most : null;
}

/** The explanation in one or two sentences. */
export function explanationWords(
  { emotion, probability }: HeardClip,
  cells: ReturnType<typeof cellsOf>,
): string {
  const words = text.looking.heard;
  const name = text.emotion[emotion];
  const stretch = strongest(cells.stretches);
  const band = strongest(cells.bands);
  const change = ({ lowered }: Cell) => ({
    from: formatPercent(probability),
    to: formatPercent(Math.max(0, probability - lowered)),
  });
  if (stretch === null && band === null) return words.nothing(name);
  return [
    stretch && words.stretch(name, formatTime(stretch.start), formatTime(stretch.end), change(stretch)),
    band?.group && words.band(name, groupWords(band.group), change(band)),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A cell's effect as a signed number, for those that stand out. */
export function effectWords({ lowered }: Cell): string {
  return formatPoints(-lowered);
}
