/**
 * Sound files in a zip archive. An archive is a stranger's: names are only looked at and never become
 * paths here; links, hidden and encrypted entries are passed over; what is unpacked is limited by the bytes
 * that come, because the sizes an archive states may be lies.
 *
 * yauzl reads the directory only. Its streams are not used: one that is given up before its end (a bomb, a
 * cancelled import) throws from a callback when the archive is closed, which would end the whole program.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { AffectronError } from '../core/errors';
import { stopIfCancelled } from './cancelled';
import { readProblem, systemCode } from './fileProblem';
import { tooManyBytes } from './readSoundFile';
import { isSoundName } from './soundTypes';
import { maxClipBytes, type CorpusSource, type SourceFile } from './sourceFile';

const inflate = promisify(inflateRaw);

const zipLimits = {
  /** Far above any corpus (the five together have about 15,000 clips); bounds the memory of the list. */
  entries: 200_000,
  /** Most that is unpacked from one archive: RAVDESS speech and song at 48 kHz are 1.1 GB. */
  unpackedBytes: 6 * 2 ** 30,
};

interface Archive {
  path: string;
  zip: ZipFile;
  file: FileHandle;
  /** Bytes that may still be unpacked. */
  allowance: number;
}

/**
 * Opens a zip archive and lists its sound files.
 *
 * @param title what to put before the names in the archive
 * @throws AffectronError `damaged-archive` when it is no zip or its directory is damaged, `not-readable`,
 *   `cancelled`
 */
export async function openZip(
  path: string,
  title: string,
  signal?: AbortSignal,
  limits = zipLimits,
): Promise<CorpusSource> {
  const archive = await openArchive(path, limits.unpackedBytes);
  const { zip } = archive;
  try {
    if (zip.entryCount > limits.entries) throw damaged(path, 'It lists more files than any corpus has.');
    const files: SourceFile[] = [];
    for await (const entry of zip.eachEntry()) {
      stopIfCancelled(signal);
      const name = soundName(entry);
      if (name !== null) files.push({ name: `${title}/${name}`, read: () => unpack(archive, entry, name) });
    }
    return { files, close: () => closeArchive(archive) };
  } catch (thrown) {
    await closeArchive(archive);
    throw archiveProblem(thrown, path);
  }
}

async function openArchive(path: string, allowance: number): Promise<Archive> {
  try {
    const file = await open(path, 'r');
    try {
      const zip = await openPromise(path, { autoClose: false, decodeStrings: false });
      return { path, zip, file, allowance };
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  } catch (thrown) {
    throw archiveProblem(thrown, path);
  }
}

async function closeArchive({ zip, file }: Archive): Promise<void> {
  zip.close();
  await file.close();
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

async function unpack(archive: Archive, entry: Entry, name: string): Promise<Uint8Array> {
  const { path } = archive;
  if (!entry.canDecodeFileData()) {
    throw damaged(path, `“${name}” in it is encrypted or packed in an unusual way.`);
  }
  const stated = Math.max(entry.uncompressedSize, entry.compressedSize);
  if (stated > maxClipBytes) throw tooManyBytes(name, stated, maxClipBytes);
  try {
    const packed = await packedBytes(archive, entry);
    const bytes = entry.isCompressed() ? await inflate(packed, { maxOutputLength: maxClipBytes }) : packed;
    archive.allowance -= bytes.length;
    if (archive.allowance < 0) throw damaged(path, 'It unpacks to more than any corpus has.');
    if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) {
      throw damaged(path, `“${name}” in it does not match its checksum.`);
    }
    return bytes;
  } catch (thrown) {
    throw archiveProblem(thrown, path);
  }
}

async function packedBytes({ zip, file }: Archive, entry: Entry): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = Buffer.alloc(entry.compressedSize);
  const { bytesRead } = await file.read(packed, 0, packed.length, fileDataStart);
  return packed.subarray(0, bytesRead);
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
