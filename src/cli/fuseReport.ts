import { percent } from '../core/evaluation/readableReport';
import type { FusionMethod } from '../core/fusion/fusers';
import type { Fitting, FusionReport, FusionScores } from '../core/fusion/fusionReport';

const fittings: Record<Fitting, string> = {
  validation: 'The trained fusers were fitted on validation clips.',
  crosswise:
    'Trained fusers: fitted crosswise on four fifths of these clips, asked about the rest, no voice in both where voices are named.',
  none: 'No fuser was trained: too few labels.',
};

/** A fusion for people: every method, and the emotions by the chosen one. */
export function fusionLines(
  { clips, labelled, fitting, emotions, alone, methods }: FusionReport,
  method: FusionMethod,
): string[] {
  const chosen = methods[method];
  return [
    `${clips} clips, ${labelled} of them labelled. ${fittings[fitting]}`,
    '',
    row('', 'WA', 'UAR', 'macro F1', 'ECE'),
    ...Object.entries({ ...alone, ...methods }).map(([name, scores]) => scoreRow(name, scores)),
    '',
    row(method, 'clips', 'recall', 'precision', 'F1'),
    ...emotions.flatMap((emotion, place) => {
      const scores = chosen?.classes[place];
      if (!scores || scores.support === 0) return [];
      const { support, recall, precision, f1 } = scores;
      return [row(emotion, String(support), percent(recall), percent(precision), percent(f1))];
    }),
  ];
}

function scoreRow(name: string, { accuracy, uar, macroF1, ece }: FusionScores): string {
  return row(name, percent(accuracy), percent(uar), percent(macroF1), percent(ece));
}

function row(name: string, ...cells: string[]): string {
  return [name.padEnd(10), ...cells.map((cell) => cell.padStart(9))].join('  ').trimEnd();
}
