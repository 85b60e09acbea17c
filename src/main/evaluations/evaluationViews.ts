/** Folders, records and reports as the window gets them. */
import { worstMistakes, type TrainedReport } from '../../core/evaluation/trainedReport';
import type { EvaluationRecord } from '../../library/evaluations/evaluationRecord';
import type { EvaluationSummary, ModelResult } from '../../shared/evaluation';
import { clipId } from './evaluatedClips';

/** Nobody listens to more of the worst than this. */
const mostMistakes = 200;

export function summaryOf(id: string, record: EvaluationRecord | null): EvaluationSummary {
  if (record === null) {
    return { id, name: '', models: [], startedAt: '', state: 'damaged', job: null, clips: 0, results: [] };
  }
  const { name, models, startedAt, finishedAt, clips, results } = record;
  const state = finishedAt === null ? 'unfinished' : 'done';
  return { id, name, models, startedAt, state, job: null, clips, results };
}

export function resultOf(id: string, index: number, report: TrainedReport, name: string): ModelResult {
  const { answers, ...figures } = report;
  const mistakes = worstMistakes(report);
  return {
    id: report.model,
    name,
    report: figures,
    clips: answers.length,
    wrong: mistakes.length,
    mistakes: mistakes.slice(0, mostMistakes).map(({ index: answer, said, confidence, missed }) => ({
      clip: clipId({ evaluation: id, model: index, answer }),
      name: answers[answer].name,
      voice: answers[answer].voice,
      played: answers[answer].emotion,
      said,
      confidence,
      missed,
    })),
  };
}
