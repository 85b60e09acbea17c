import {
  classifiedCsv,
  classifiedJson,
  classifiedJsonLines,
  type ClassifiedLine,
} from '../../core/exports/classifiedLines';
import type { Probabilities } from '../../core/models/prediction';
import { likeliestFirst } from '../../core/models/verdict';
import type { Verdict } from '../../core/models/verdict';
import type { Batch } from '../../library/batches/batch';
import type { BatchModel } from '../../library/batches/batchRecord';
import type { ModelAnswer } from '../../library/evaluations/modelAnswer';
import type { ExportForm } from '../../shared/batch';

const forms: Record<ExportForm, (lines: readonly ClassifiedLine[]) => string> = {
  csv: classifiedCsv,
  json: classifiedJson,
  jsonl: classifiedJsonLines,
};

/** Files of a batch as a table or as JSON, a line for each file and model; what still waits is left out. */
export function exportBatch(batch: Batch, files: readonly number[], form: ExportForm): string {
  return forms[form](files.flatMap((file) => linesOf(batch, file)));
}

function linesOf(batch: Batch, place: number): ClassifiedLine[] {
  const state = batch.states[place];
  const about = { file: batch.files.files[place][1], label: batch.label(place) };
  if (state.kind === 'waiting') return [];
  if (state.kind === 'failed') return [{ ...about, seconds: null, problem: state.problem }];
  const { seconds, warning } = state;
  return batch.record.models.map((model, at) => ({
    ...about,
    seconds,
    ...(warning !== null && { warning }),
    model: { id: model.id, version: model.version },
    ...saidBy(model, state.answers[at]),
  }));
}

function saidBy({ emotions }: BatchModel, answer: ModelAnswer | null): Partial<ClassifiedLine> {
  if (answer === null) return {};
  if (answer.problem) return { problem: answer.problem };
  const probabilities: Probabilities = Object.fromEntries(
    emotions.map((emotion, at) => [emotion, answer.probabilities[at]]),
  );
  const [[top, confidence], [next]] = likeliestFirst(probabilities);
  const verdicts: Record<Verdict['kind'], Verdict> = {
    emotion: { kind: 'emotion', emotion: top },
    unsure: { kind: 'unsure', likeliest: [top, next] },
    'no speech': { kind: 'no speech' },
  };
  return { answer: { verdict: verdicts[answer.verdict], probabilities, top, confidence } };
}
