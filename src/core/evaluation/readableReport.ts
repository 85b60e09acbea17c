import type { EvaluationReport, Spread } from './report';

/** A report as Markdown, for people; the protocol's title is its first line. */
export function readableReport(report: EvaluationReport): string {
  const { seeds, folds } = report;
  const sections = [
    report.title,
    '',
    `# ${report.model} on ${report.protocol}`,
    '',
    `${seeds.length === 1 ? 'One seed' : `${seeds.length} seeds`} (${seeds.join(', ')}), ${Math.round(report.seconds)} s of training and testing.`,
    '',
    ...table(
      ['', 'mean', 'deviation over seeds'],
      [
        ['WA', ...spread(report.accuracy)],
        ['UAR', ...spread(report.uar)],
        ['macro F1', ...spread(report.macroF1)],
        ['ECE', ...spread(report.ece)],
        ['named; unsure of the rest', ...spread(report.called)],
        ['right of those named', ...spread(report.right)],
      ],
    ),
    ...furtherSection(report),
    '## Folds',
    '',
    ...table(
      ['held out', 'seed', 'WA', 'UAR', 'temperature', 'threshold', 'named', 'right', 'seconds'],
      folds.map((fold) => [
        fold.fold,
        String(fold.seed),
        percent(fold.accuracy),
        percent(fold.uar),
        fold.temperature.toFixed(2),
        fold.threshold.toFixed(2),
        percent(fold.called),
        percent(fold.right),
        fold.seconds.toFixed(0),
      ]),
    ),
    ...answerSections(report, 'Confusion, all seeds together'),
  ];
  return `${sections.join('\n').trimEnd()}\n`;
}

function furtherSection({ further = [] }: EvaluationReport): string[] {
  if (further.length === 0) return [];
  return [
    '## With other profiles',
    '',
    ...table(
      ['clips in the profile', 'WA', 'UAR', 'ECE'],
      further.map(({ voiceClips, accuracy, uar, ece }) => [
        String(voiceClips),
        percent(accuracy),
        percent(uar),
        percent(ece),
      ]),
    ),
  ];
}

/** What all answers together say: per emotion, confusion, reliability, per actor. */
export function answerSections(
  { emotions, together, voices }: Pick<EvaluationReport, 'emotions' | 'together' | 'voices'>,
  confusionTitle: string,
): string[] {
  return [
    '## Emotions',
    '',
    ...table(
      ['emotion', 'clips', 'recall', 'precision', 'F1'],
      emotions.map((emotion, index) => {
        const { support, recall, precision, f1 } = together.classes[index];
        return [emotion, String(support), percent(recall), percent(precision), percent(f1)];
      }),
    ),
    `## ${confusionTitle}: rows are true, columns are called`,
    '',
    ...table(
      ['', ...emotions],
      emotions.map((emotion, index) => [emotion, ...together.confusion[index].map(String)]),
    ),
    '## Reliability',
    '',
    ...table(
      ['confidence', 'clips', 'mean confidence', 'accuracy'],
      together.reliability
        .filter(({ clips }) => clips > 0)
        .map((bin) => [
          `${percent(bin.from)} to ${percent(bin.to)}`,
          String(bin.clips),
          percent(bin.confidence),
          percent(bin.accuracy),
        ]),
    ),
    '## Actors',
    '',
    ...table(
      ['actor', 'clips', 'WA'],
      voices.map(({ voice, clips, accuracy }) => [voice, String(clips), percent(accuracy)]),
    ),
  ];
}

export function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.map(plain).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** Text as Markdown shows it and nothing more: names of files hold neither HTML nor pictures nor cells of a table. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/[\\`<>[\]|]/g, '\\$&');
}

function spread({ mean, deviation }: Spread): [string, string] {
  return [percent(mean), percent(deviation)];
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
