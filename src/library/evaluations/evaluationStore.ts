import { join } from 'node:path';
import { RecordStore, type Stored } from '../recordStore';
import { readRecord, type EvaluationRecord } from './evaluationRecord';

/** An evaluation as it lies in the data folder. */
export type StoredEvaluation = Stored<EvaluationRecord>;

/** The evaluations of a data folder; folders of protocols, which hold no record, are not listed. */
export type EvaluationStore = RecordStore<EvaluationRecord>;

export function openEvaluations(dataFolder: string): Promise<EvaluationStore> {
  return RecordStore.open({ root: join(dataFolder, 'evaluations'), noun: 'evaluation', read: readRecord });
}
