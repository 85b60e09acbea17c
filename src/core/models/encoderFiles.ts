interface HeardEncoder {
  /** Blocks whose outputs stand side by side: those that carry emotion best when pooled over time. */
  heardBlocks: readonly number[];
  /** Fetched when somebody asks for it; the others are there from the first start. */
  onRequest: boolean;
}

/** The frozen encoders a model may stand on. */
export const encoders = {
  'whisper-base': { heardBlocks: [2, 3], onRequest: false },
  'whisper-small': { heardBlocks: [5, 6], onRequest: true },
} as const satisfies Record<string, HeardEncoder>;

export type EncoderName = keyof typeof encoders;
export const encoderNames = Object.keys(encoders) as EncoderName[];

export function isEncoderName(name: string): name is EncoderName {
  return Object.hasOwn(encoders, name);
}

/** The files a frozen encoder is made of. */
export type EncoderFileName = 'manifest.json' | 'weights.bin';

/** Where an encoder's files are read from. */
export interface EncoderFiles {
  /** Folder name; the manifest must carry the same id. */
  id: EncoderName;
  /** @throws any error when the file is not there or not readable */
  read(name: EncoderFileName): Promise<Uint8Array>;
}
