/**
 * Sound files in a zip archive. An archive is a stranger's: names are only looked at and never become
 * paths here; links, hidden and encrypted entries are passed over; bytes are counted while they are
 * unpacked, because the sizes an archive states may be lies.
 */
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { AffectronError } from '../core/errors';
import { stopIfCancelled } from './cancelled';
import { readProblem, systemCode } from './fileProblem';
import { tooManyBytes } from './readSoundFile';
import { isSoundName } from './soundTypes';
import { maxClipBytes, type CorpusSource, type SourceFile } from './sourceFile';

/** Far above any corpus (the five together have about 15,000 clips); bounds the memory of the list. */
const maxEntries = 200_000;

/**
 * Most that is unpacked from one archive, bytes. RAVDESS speech and song at 48 kHz are 1.1 GB; an archive
 * whose entries share their data could claim any amount.
 */
const maxUnpackedBytes = 6 * 2 ** 30;

/**
 * Opens a zip archive and lists its sound files.
 *
 * @param title what to put before the names in the archive
 * @throws AffectronError `damaged-archive` when it is no zip or its directory is damaged, `not-readable`,
 *   `cancelled`
 */
export async function openZip(path: string, title: string, signal?: AbortSignal): Promise<CorpusSource> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((thrown: unknown) => {
    throw archiveProblem(thrown, path);
  });
  try {
    if (zip.entryCount > maxEntries) throw damaged(path, 'It lists more files than any corpus has.');
    const unpacked = { bytes: 0 };
    const files: SourceFile[] = [];
    for await (const entry of zip.eachEntry()) {
      stopIfCancelled(signal);
      const name = soundName(entry);
      if (name === null) continue;
      files.push({ name: `${title}/${name}`, read: () => unpack(zip, entry, path, name, unpacked) });
    }
    return { files, close: () => zip.close() };
  } catch (thrown) {
    zip.close();
    throw archiveProblem(thrown, path);
  }
}

/** The name of an entry that can be a clip; `null` for folders, links, hidden and misnamed entries. */
function soundName(entry: Entry): string | null {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  if (validateFileName(name) !== null || name.includes('\0')) return null;
  if (name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')) return null;
  return isSoundName(name) && !isLink(entry) ? name : null;
}

/** Whether the upper half of the attributes says, as Unix archivers write it, "symbolic link". */
function isLink({ externalFileAttributes }: Entry): boolean {
  const fileType = (externalFileAttributes >>> 16) & 0o170000;
  return fileType === 0o120000;
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  path: string,
  name: string,
  unpacked: { bytes: number },
): Promise<Uint8Array> {
  if (!entry.canDecodeFileData()) {
    throw damaged(path, `“${name}” in it is encrypted or packed in an unusual way.`);
  }
  if (entry.uncompressedSize > maxClipBytes) throw tooManyBytes(name, entry.uncompressedSize, maxClipBytes);
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      length += chunk.length;
      unpacked.bytes += chunk.length;
      if (length > maxClipBytes) throw tooManyBytes(name, length, maxClipBytes);
      if (unpacked.bytes > maxUnpackedBytes) throw damaged(path, 'It unpacks to more than any corpus has.');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks, length);
    if (crc32(bytes) !== entry.crc32) throw damaged(path, `“${name}” in it does not match its checksum.`);
    return bytes;
  } catch (thrown) {
    throw archiveProblem(thrown, path);
  }
}

/** Whatever went wrong inside an archive is damage, unless the disk refused or it is a refusal already. */
function archiveProblem(thrown: unknown, path: string): Error {
  if (thrown instanceof AffectronError) return thrown;
  if (systemCode(thrown) !== null) return readProblem(thrown, path);
  return damaged(path, 'It may have been cut short while it was downloaded.', thrown);
}

function damaged(path: string, detail: string, cause?: unknown): AffectronError {
  return new AffectronError('damaged-archive', `“${basename(path)}” is no zip archive, or is damaged.`, {
    advice: `${detail} Download it again.`,
    cause,
  });
}
