import { join } from 'node:path';
import { RecordStore } from '../recordStore';
import { readBatch, type BatchRecord } from './batchRecord';

/** The batches of a data folder. */
export type BatchStore = RecordStore<BatchRecord>;

export function openBatches(dataFolder: string): Promise<BatchStore> {
  return RecordStore.open({
    root: join(dataFolder, 'batches'),
    noun: 'batch',
    before: ['files.json'],
    read: readBatch,
  });
}
