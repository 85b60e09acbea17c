import type { EncoderFiles, EncoderName } from './encoderFiles';

/** The three files a model is made of. */
export const modelFileNames = ['model.json', 'weights.bin', 'card.json'] as const;
export type ModelFileName = (typeof modelFileNames)[number];
/** Those of them that hold the network. */
export type NetworkFileName = Exclude<ModelFileName, 'card.json'>;

/** Where a model's files are read from: a folder on disk, an archive, memory in a test. */
export interface ModelFiles {
  /** Folder name; the card must carry the same id. */
  id: string;
  /** Trained by the person, not shipped. Default false. */
  own?: boolean;
  /** @throws AffectronError or any error when the file is not there or not readable */
  read(name: ModelFileName): Promise<Uint8Array>;
  /** The same for the second network of a model that can be calibrated to a voice; absent where there is none. */
  readCalibrated?(name: NetworkFileName): Promise<Uint8Array>;
  /** Where a frozen encoder that the model stands on is read from; absent where there is none. */
  encoder?(name: EncoderName): EncoderFiles;
}
