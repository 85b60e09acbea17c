/** The files a frozen encoder is made of. */
export type EncoderFileName = 'manifest.json' | 'weights.bin';

/** Where an encoder's files are read from. */
export interface EncoderFiles {
  /** Folder name; the manifest must carry the same id. */
  id: string;
  /** @throws any error when the file is not there or not readable */
  read(name: EncoderFileName): Promise<Uint8Array>;
}
