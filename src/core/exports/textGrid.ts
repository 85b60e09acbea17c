import { isAbsence, type Timeline, type TimelineSegment } from '../timeline/timeline';
import type { TimelineExport } from './timelineExport';

/**
 * A TextGrid in Praat's long text form: an interval tier for each model, named by model, recording and program; stretches
 * without speech are empty intervals, as Praat users mark them. To be written as UTF-8, which Praat reads.
 * Source: Praat manual, "TextGrid file formats".
 */
export function textGrid({ file, version, timelines }: TimelineExport): string {
  const end = Math.max(...timelines.map(({ seconds }) => seconds));
  const tiers = timelines.filter(({ segments }) => segments.length > 0);
  return [
    'File type = "ooTextFile"',
    'Object class = "TextGrid"',
    '',
    'xmin = 0',
    `xmax = ${end}`,
    'tiers? <exists>',
    `size = ${tiers.length}`,
    'item []:',
    ...tiers.flatMap((timeline, index) => [
      `    item [${index + 1}]:`,
      ...tier(timeline, `${timeline.model} (${file}, Affectron ${version})`),
    ]),
    '',
  ].join('\n');
}

function tier({ seconds, segments }: Timeline, name: string): string[] {
  return [
    '        class = "IntervalTier"',
    `        name = ${quoted(name)}`,
    '        xmin = 0',
    `        xmax = ${seconds}`,
    `        intervals: size = ${segments.length}`,
    ...segments.flatMap((segment, index) => [
      `        intervals [${index + 1}]:`,
      `            xmin = ${segment.start}`,
      `            xmax = ${segment.end}`,
      `            text = ${quoted(label(segment))}`,
    ]),
  ];
}

function label({ top, confidence }: TimelineSegment): string {
  return isAbsence(top) ? '' : `${top} ${Math.round(100 * confidence)} %`;
}

/** A quote is written twice. Line breaks are allowed in Praat, but nobody can read a tier's name with one. */
function quoted(text: string): string {
  return `"${text.replaceAll(/\p{Cc}/gu, ' ').replaceAll('"', '""')}"`;
}
