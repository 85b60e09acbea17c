import { withoutFormulas } from './csv';
import { isAbsence } from '../timeline/timeline';
import type { TimelineExport } from './timelineExport';

/**
 * A label track for Audacity's "Import labels": start, end and text of each segment, parted by tabs. The first label, a
 * point at 0, says what the track is; with several models each label names its own.
 * Source: Audacity manual, "Importing and Exporting Labels".
 */
export function audacityLabels({ file, version, timelines }: TimelineExport): string {
  const models = timelines.map(({ model }) => model);
  const several = models.length > 1;
  const segments = timelines.flatMap(({ model, segments: all }) =>
    all.map(({ start, end, top, confidence }) => {
      const text = isAbsence(top) ? top : `${top} ${Math.round(100 * confidence)} %`;
      return line(start, end, several ? `${model}: ${text}` : text);
    }),
  );
  return [line(0, 0, `${file}: ${models.join(', ')}, Affectron ${version}`), ...segments].join('');
}

/**
 * Six digits, as Audacity writes them. A tab or a line break in the text would end it, and a spreadsheet, which takes such a
 * file for a table, would calculate with a formula.
 */
function line(start: number, end: number, text: string): string {
  return `${start.toFixed(6)}\t${end.toFixed(6)}\t${withoutFormulas(text.replaceAll(/\p{Cc}/gu, ' '))}\n`;
}
