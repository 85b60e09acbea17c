/** Answers about many files as programs and spreadsheets take them: a line for each file and model. */
import { emotions, type Emotion } from '../emotions';
import type { Problem } from '../errors';
import type { Prediction } from '../models/prediction';
import { csvLine } from './csv';

/** What one model said of one file, or why nothing was said; without a model the file itself is the problem. */
export interface ClassifiedLine {
  file: string;
  /** `null` where unknown. */
  seconds: number | null;
  warning?: string | undefined;
  model?: { id: string; version: string };
  answer?: Pick<Prediction, 'verdict' | 'probabilities' | 'top' | 'confidence'>;
  problem?: Problem;
  /** What a person says of the file. */
  label?: { emotion: Emotion | null; verified: boolean } | null;
}

const columns = ['file', 'seconds', 'model', 'version', 'verdict', 'top', 'confidence', ...emotions];
const labelColumns = ['label', 'verified'];

/** The first line of a table of `classifiedCsvLine`s. @param labels with what a person says of the files */
export function classifiedCsvHead(labels: boolean): string {
  return csvLine([...columns, ...(labels ? labelColumns : []), 'problem']);
}

export function classifiedCsvLine(line: ClassifiedLine, labels: boolean): string {
  const { file, seconds, model, answer, label, problem, warning } = line;
  return csvLine([
    file,
    seconds ?? '',
    model?.id ?? '',
    model?.version ?? '',
    answer?.verdict.kind ?? '',
    answer?.top ?? '',
    answer?.confidence ?? '',
    ...emotions.map((emotion) => answer?.probabilities[emotion] ?? ''),
    ...(labels ? [label?.emotion ?? '', label?.verified ? 'yes' : 'no'] : []),
    problem?.message ?? warning ?? '',
  ]);
}

export function classifiedCsv(lines: readonly ClassifiedLine[]): string {
  return classifiedCsvHead(true) + lines.map((line) => classifiedCsvLine(line, true)).join('');
}

/** One JSON object a line. */
export function classifiedJsonLines(lines: readonly ClassifiedLine[]): string {
  return lines.map((line) => `${JSON.stringify(objectOf(line))}\n`).join('');
}

/** An array of the same objects. */
export function classifiedJson(lines: readonly ClassifiedLine[]): string {
  return `[\n${lines.map((line) => JSON.stringify(objectOf(line))).join(',\n')}\n]\n`;
}

function objectOf({ file, seconds, warning, model, answer, problem, label }: ClassifiedLine): object {
  return {
    file,
    model: model?.id,
    version: model?.version,
    ...(answer && {
      verdict: answer.verdict,
      probabilities: answer.probabilities,
      top: answer.top,
      confidence: answer.confidence,
    }),
    seconds: seconds ?? undefined,
    warning,
    error: problem,
    label: label?.emotion ?? undefined,
    verified: label?.verified ?? false,
  };
}
