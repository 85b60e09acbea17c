import { emotions } from '../core/emotions';
import type { Problem } from '../core/errors';
import type { Prediction } from '../core/models/prediction';
import { classifiedCsvHead, classifiedCsvLine } from '../core/exports/classifiedLines';
import { likeliestFirst } from '../core/models/verdict';
import type { ChosenModel } from './classifier';
import { oneLine, print, printJson, printProblem } from './output';

interface Classified {
  file: string;
  seconds: number;
  /** What was wrong with the file although it could be read. */
  warning?: string | undefined;
  prediction: Prediction;
}

/** How `classify` tells what it found: as JSON or a table for programs, as aligned lines for people. */
export interface ClassifyReport {
  classified(result: Classified): void;
  /** Without a model the file itself is the problem, and no model has judged it. */
  failed(failure: { file: string; model?: string; error: Problem }): void;
}

/** One object per line, results and failures on the same stream. */
export const jsonReport: ClassifyReport = {
  classified({ file, seconds, warning, prediction }) {
    const { model, verdict, probabilities, top, confidence, milliseconds } = prediction;
    printJson({ file, model, verdict, probabilities, top, confidence, seconds, milliseconds, warning });
  },
  failed: printJson,
};

/** A table, failures in their place. */
export function csvReport(models: readonly ChosenModel[]): ClassifyReport {
  process.stdout.write(classifiedCsvHead(false));
  const modelOf = (id: string) => models.find((model) => model.id === id) ?? { id, version: '' };
  return {
    classified({ file, seconds, warning, prediction }) {
      const model = modelOf(prediction.model);
      process.stdout.write(classifiedCsvLine({ file, seconds, warning, model, answer: prediction }, false));
    },
    failed({ file, model, error }) {
      const about = model === undefined ? {} : { model: modelOf(model) };
      process.stdout.write(classifiedCsvLine({ file, seconds: null, ...about, problem: error }, false));
    },
  };
}

/** Aligned columns on stdout: file, model, verdict, the three likeliest emotions, length; failures on stderr. */
export function lineReport(files: string[], models: readonly ChosenModel[]): ClassifyReport {
  const fileWidth = longest(files.map(oneLine));
  const warned = new Set<string>();
  const modelWidth = longest(models.map(({ id }) => id));
  return {
    classified({ file, seconds, warning, prediction }) {
      if (warning !== undefined && !warned.has(file)) process.stderr.write(`${oneLine(file)}: ${warning}\n`);
      warned.add(file);
      const columns = [
        oneLine(file).padEnd(fileWidth),
        prediction.model.padEnd(modelWidth),
        verdictWord(prediction).padEnd(verdictWidth),
        ...likeliest(prediction),
        `${seconds.toFixed(1)} s`.padStart(7),
      ];
      print(columns.join('  '));
    },
    failed({ file, model, error }) {
      printProblem(model === undefined ? file : `${file} (${model})`, error);
    },
  };
}

const verdictWidth = Math.max(...emotions.map((emotion) => emotion.length), 'no speech'.length);

function verdictWord({ verdict }: Prediction): string {
  return verdict.kind === 'emotion' ? verdict.emotion : verdict.kind;
}

const shownEmotions = 3;

function likeliest({ probabilities }: Prediction): string[] {
  return likeliestFirst(probabilities)
    .slice(0, shownEmotions)
    .map(([emotion, probability]) => `${emotion.padEnd(9)} ${(probability * 100).toFixed(1).padStart(5)} %`);
}

function longest(texts: string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
