import { rm } from 'node:fs/promises';
import { downloadFile, type DownloadOptions, type RemoteFile } from './downloadFile';
import { importCorpus, type ImportChoice, type ImportReport } from './importCorpus';
import type { Library } from './library';

/** RAVDESS, the speech of all 24 actors, as its authors published it: Zenodo record 1188976. */
export const ravdessSpeech: RemoteFile = {
  url: 'https://zenodo.org/records/1188976/files/Audio_Speech_Actors_01-24.zip?download=1',
  bytes: 208_468_073,
  checksum: { kind: 'md5', hex: 'bc696df654c87fed845eb13823edef8a' },
};

export interface DownloadRavdessOptions extends Omit<DownloadOptions, 'remote' | 'path'> {
  library: Library;
  choice: ImportChoice;
  /** Default `ravdessSpeech`. */
  remote?: RemoteFile;
}

/**
 * Downloads the official RAVDESS speech zip and imports it; the zip is deleted once its clips are in the
 * library. Nothing is fetched unless this is called. After a failure or cancellation the next call goes on
 * where this one stopped.
 *
 * @throws AffectronError as `downloadFile` and `importCorpus`
 */
export async function downloadRavdess(options: DownloadRavdessOptions): Promise<ImportReport> {
  const { library, choice, onProgress, signal, remote = ravdessSpeech } = options;
  const path = library.downloadPath('Audio_Speech_Actors_01-24.zip');
  await downloadFile({ ...options, remote, path });
  const report = await importCorpus({ source: path, choice, library, onProgress, signal });
  await rm(path, { force: true });
  return report;
}
