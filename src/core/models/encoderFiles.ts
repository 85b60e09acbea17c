/** The frozen encoders a model may stand on. */
export const encoderNames = ['whisper-base'] as const;
export type EncoderName = (typeof encoderNames)[number];

export function isEncoderName(name: string): name is EncoderName {
  return encoderNames.some((encoder) => encoder === name);
}

/** The files a frozen encoder is made of. */
export type EncoderFileName = 'manifest.json' | 'weights.bin';

/** Where an encoder's files are read from. */
export interface EncoderFiles {
  /** Folder name; the manifest must carry the same id. */
  id: string;
  /** @throws any error when the file is not there or not readable */
  read(name: EncoderFileName): Promise<Uint8Array>;
}
