/** A file name without its extension, and the folder it lies in. */
export interface SoundName {
  stem: string;
  /** `''` where the path does not say. */
  folder: string;
}

const soundExtension = /\.(?:wav|aif|aiff|aifc|flac|ogg|oga|opus|mp3|mp4)$/i;

/**
 * Splits a path of any platform. A name with no extension counts as its own stem; one with another
 * extension than that of sound (or of RAVDESS's videos) keeps it, and so fits no corpus.
 */
export function soundName(pathOrName: string): SoundName {
  const parts = pathOrName.split(/[\\/]/);
  const name = parts.at(-1) ?? '';
  return { stem: name.replace(soundExtension, ''), folder: parts.at(-2) ?? '' };
}
