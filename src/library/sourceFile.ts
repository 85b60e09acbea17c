/**
 * Largest file that can be a clip of a corpus: a minute and a half of CD sound, where the longest real one
 * lasts seven seconds. Keeps a prepared archive from filling memory and disk.
 */
export const maxClipBytes = 16 * 2 ** 20;

/** A sound file in a download, not read yet. */
export interface SourceFile {
  /** Path with `/`, from the name of the download on: "SAVEE/DC/a01.wav". */
  name: string;
  /**
   * Reads at most `maxClipBytes`.
   *
   * @throws AffectronError `too-long`, `damaged-archive`, and as `readSoundFile`
   */
  read(): Promise<Uint8Array>;
}

/** A corpus as people download it: an unpacked folder or a zip. */
export interface CorpusSource {
  files: SourceFile[];
  close(): Promise<void>;
}
