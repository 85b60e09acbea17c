/** The forms a timeline is written in: what the file ends with, and what the dialog says. */
import { audacityLabels } from '../../core/exports/audacityLabels';
import { textGrid } from '../../core/exports/textGrid';
import { timelineCsv } from '../../core/exports/timelineCsv';
import type { TimelineExport } from '../../core/exports/timelineExport';
import { timelineJson, timelineJsonLines } from '../../core/exports/timelineJson';
import type { TimelineForm } from '../../shared/timeline';

export interface TimelineFile {
  ending: string;
  /** Title of the dialog. */
  words: string;
  write: (exported: TimelineExport) => string;
}

const files: Record<TimelineForm, TimelineFile> = {
  csv: { ending: '.csv', words: 'Save the timeline as a table', write: timelineCsv },
  json: { ending: '.json', words: 'Save the timeline as JSON', write: timelineJson },
  jsonl: { ending: '.jsonl', words: 'Save the timeline as JSON Lines', write: timelineJsonLines },
  textgrid: { ending: '.TextGrid', words: 'Save the timeline for Praat', write: textGrid },
  audacity: { ending: '.txt', words: 'Save the timeline as Audacity labels', write: audacityLabels },
};

export function timelineFile(form: TimelineForm): TimelineFile {
  return files[form];
}
