import type { EncoderFiles, EncoderName } from './encoderFiles';

/** The three files a model is made of. */
export const modelFileNames = ['model.json', 'weights.bin', 'card.json'] as const;
export type ModelFileName = (typeof modelFileNames)[number];

/** Where a model's files are read from: a folder on disk, an archive, memory in a test. */
export interface ModelFiles {
  /** Folder name; the card must carry the same id. */
  id: string;
  /** @throws AffectronError or any error when the file is not there or not readable */
  read(name: ModelFileName): Promise<Uint8Array>;
  /** Where a frozen encoder that the model stands on is read from; absent where there is none. */
  encoder?(name: EncoderName): EncoderFiles;
}
