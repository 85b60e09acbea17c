/** The files of a batch as rows of a table: which of them, in which order. */
import { emotions, type Emotion } from '../../core/emotions';
import type { Batch, FileState } from '../../library/batches/batch';
import type { BatchModel } from '../../library/batches/batchRecord';
import type { ModelAnswer } from '../../library/evaluations/modelAnswer';
import type { BatchRow, RowAnswer, RowPage, RowQuery } from '../../shared/batch';

/** The order of the last question about each batch: paging through it sorts once. */
const orders = new WeakMap<Batch, { version: number; query: string; files: number[] }>();

export function pageOf(batch: Batch, query: RowQuery, first: number, count: number): RowPage {
  const files = orderOf(batch, query);
  return { total: files.length, rows: files.slice(first, first + count).map((file) => rowOf(batch, file)) };
}

export function rowOf(batch: Batch, file: number): BatchRow {
  const state = batch.states[file];
  const label = batch.label(file);
  const row = { file, name: batch.files.files[file][1], label };
  switch (state.kind) {
    case 'waiting':
      return {
        ...row,
        seconds: null,
        state: batch.hearing.has(file) ? 'hearing' : 'waiting',
        problem: null,
        answers: [],
      };
    case 'failed': {
      const { message, advice } = state.problem;
      return {
        ...row,
        seconds: null,
        state: 'failed',
        problem: advice ? `${message} ${advice}` : message,
        answers: [],
      };
    }
    case 'answered':
      return {
        ...row,
        seconds: state.seconds,
        state: 'answered',
        problem: state.warning,
        answers: state.answers.map((answer, model) => rowAnswer(answer, batch.record.models[model])),
      };
  }
}

/** Places of the files that match, in the order wanted. */
export function orderOf(batch: Batch, query: RowQuery): number[] {
  const key = JSON.stringify(query);
  const known = orders.get(batch);
  if (known?.version === batch.version && known.query === key) return known.files;
  const files = sorted(batch, query, matching(batch, query));
  orders.set(batch, { version: batch.version, query: key, files });
  return files;
}

function matching(batch: Batch, query: RowQuery): number[] {
  const text = query.text.trim().toLowerCase();
  const files: number[] = [];
  for (const file of batch.states.keys()) {
    if (text !== '' && !batch.files.files[file][1].toLowerCase().includes(text)) continue;
    if (isOfKind(batch, query, file) && isOfEmotion(batch, query, file)) files.push(file);
  }
  return files;
}

function isOfKind(batch: Batch, { kind, model }: RowQuery, file: number): boolean {
  const state = batch.states[file];
  const label = batch.label(file);
  switch (kind) {
    case 'any':
      return true;
    case 'failed':
    case 'waiting':
      return state.kind === kind;
    case 'verified':
      return label?.verified === true;
    case 'corrected':
      return label !== null && label.emotion !== null;
    default:
      return answerAt(batch, state, model)?.kind === kind;
  }
}

function isOfEmotion(batch: Batch, { emotion, model }: RowQuery, file: number): boolean {
  return emotion === null || saidOf(batch, file, model) === emotion;
}

/** What the person says of a file, else what the model does. */
function saidOf(batch: Batch, file: number, model: number): Emotion | null {
  const answer = answerAt(batch, batch.states[file], model);
  return batch.label(file)?.emotion ?? (answer?.kind === 'no speech' ? null : (answer?.top ?? null));
}

function sorted(batch: Batch, { sort, descending, model }: RowQuery, files: number[]): number[] {
  if (sort === 'place') return descending ? files.reverse() : files;
  const valueOf = (file: number): number => {
    const state = batch.states[file];
    const answer = answerAt(batch, state, model);
    switch (sort) {
      case 'seconds':
        return state.kind === 'answered' ? (state.seconds ?? NaN) : NaN;
      case 'confidence':
        return answer?.confidence ?? NaN;
      case 'verdict':
        return answer ? rankOf(answer) : NaN;
      case 'label': {
        const label = batch.label(file);
        return label === null ? NaN : (label.verified ? 0 : 100) + emotionRank(label.emotion);
      }
    }
  };
  const values = new Map(files.map((file) => [file, valueOf(file)]));
  const sign = descending ? -1 : 1;
  return files.sort((one, other) => {
    const [a, b] = [values.get(one) ?? NaN, values.get(other) ?? NaN];
    // What has no value comes last, whichever way.
    if (Number.isNaN(a) || Number.isNaN(b))
      return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || one - other;
    return sign * (a - b) || one - other;
  });
}

/** Named emotions first, in their order; then unsure, then no speech. */
function rankOf({ kind, top }: RowAnswer): number {
  const group = { emotion: 0, unsure: 100, 'no speech': 200, refused: 300 }[kind];
  return group + emotionRank(top);
}

function emotionRank(emotion: Emotion | null): number {
  return emotion === null ? emotions.length : emotions.indexOf(emotion);
}

function answerAt(batch: Batch, state: FileState, model: number): RowAnswer | null {
  if (state.kind !== 'answered' || model >= batch.record.models.length) return null;
  return rowAnswer(state.answers[model], batch.record.models[model]);
}

function rowAnswer(answer: ModelAnswer | null, { emotions: known }: BatchModel): RowAnswer {
  if (answer === null || answer.problem) return { kind: 'refused', top: null, next: null, confidence: 0 };
  const { probabilities, verdict } = answer;
  let [top, next] = probabilities[0] >= probabilities[1] ? [0, 1] : [1, 0];
  for (let at = 2; at < probabilities.length; at++) {
    if (probabilities[at] > probabilities[top]) [top, next] = [at, top];
    else if (probabilities[at] > probabilities[next]) next = at;
  }
  return { kind: verdict, top: known[top], next: known[next], confidence: probabilities[top] };
}
