import { version } from '../../package.json';
import type { Problem } from '../core/errors';
import { audacityLabels } from '../core/exports/audacityLabels';
import { textGrid } from '../core/exports/textGrid';
import { timelineCsv } from '../core/exports/timelineCsv';
import type { TimelineExport } from '../core/exports/timelineExport';
import { timelineJsonLines, timelineObjects } from '../core/exports/timelineJson';
import { isAbsence, type Timeline } from '../core/timeline/timeline';
import { oneLine, printJson, printProblem } from './output';

interface Told {
  file: string;
  timelines: Timeline[];
  /** What was wrong with the file although it could be read. */
  warning?: string | undefined;
}

/** How `timeline` tells what it found. */
export interface TimelineReport {
  made(told: Told): void;
  failed(failure: { file: string; error: Problem }): void;
}

export type TimelineForm = 'json' | 'jsonl' | 'csv' | 'textgrid' | 'audacity';

/** Without a form for people: segments in aligned columns. */
export function timelineReport(form: TimelineForm | undefined): TimelineReport {
  if (form === 'json') return jsonReport;
  if (form === undefined) return inForm(readable);
  if (form === 'csv') return csvReport();
  return inForm({ jsonl: timelineJsonLines, textgrid: textGrid, audacity: audacityLabels }[form]);
}

const jsonReport: TimelineReport = {
  made({ warning, ...told }) {
    for (const timeline of timelineObjects({ ...told, version })) printJson({ ...timeline, warning });
  },
  failed: printJson,
};

function inForm(form: (exported: TimelineExport) => string): TimelineReport {
  return {
    made({ file, timelines, warning }) {
      if (warning !== undefined) process.stderr.write(`${oneLine(file)}: ${warning}\n`);
      process.stdout.write(form({ file, version, timelines }));
    },
    failed({ file, error }) {
      printProblem(file, error);
    },
  };
}

/** One table for all files. */
function csvReport(): TimelineReport {
  let begun = false;
  return inForm((exported) => {
    const table = timelineCsv(exported);
    const lines = begun ? table.slice(table.indexOf('\n') + 1) : table;
    begun = true;
    return lines;
  });
}

function readable({ file, timelines }: TimelineExport): string {
  return timelines.map((timeline) => segmentTable(file, timeline)).join('');
}

function segmentTable(file: string, { model, seconds, segments }: Timeline): string {
  const lines = segments.map(({ start, end, top, confidence }) => {
    const sure = isAbsence(top) ? '' : `${(100 * confidence).toFixed(0).padStart(4)} %`;
    return `  ${clock(start)}  ${clock(end)}  ${top.padEnd(9)}${sure}`.trimEnd();
  });
  return [`${oneLine(file)}  ${model}  ${clock(seconds).trim()}`, ...lines, ''].join('\n');
}

/** `1:02:03.4` */
function clock(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  const text = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
  return text.padStart(9);
}
