import { randomUUID } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AffectronError } from '../../core/errors';
import { emptyFile } from '../../core/audio/soundProblems';
import { videoContainer, type VideoContainer } from '../../core/video/openVideo';
import { isAFolder, readProblem } from '../../library/fileProblem';
import type { OpenedVideo } from '../../shared/video';
import { fileBytes } from '../protocol/fileBytes';
import type { SoundBytes } from '../protocol/serveBytes';

interface Known extends OpenedVideo {
  path: string;
  container: VideoContainer;
}

/** So many are known at a time: the window shows one. */
const mostKnown = 8;

/** Videos that the person opened in this session; the window knows them by id alone. */
export class OpenedVideos {
  readonly #known = new Map<string, Known>();

  /**
   * Takes a file in. Only its first bytes are read.
   *
   * @throws AffectronError `not-found`, `not-readable`, `is-a-folder`, `empty-file`, `unknown-format`
   */
  async add(path: string): Promise<OpenedVideo> {
    const name = basename(path);
    const { bytes, container } = await look(path);
    const id = randomUUID();
    this.#known.set(id, { id, path, name, bytes, container });
    for (const old of [...this.#known.keys()].slice(0, -mostKnown)) this.#known.delete(old);
    return { id, name, bytes };
  }

  /** @throws AffectronError `not-found` */
  get(id: string): Known {
    const known = this.#known.get(id);
    if (known === undefined) throw new AffectronError('not-found', 'This video is not open here.');
    return known;
  }

  /** Its bytes, and their type. @throws AffectronError `not-found`, `not-readable` */
  async bytes(id: string): Promise<{ bytes: SoundBytes; type: string }> {
    const { path, container } = this.get(id);
    return { bytes: await fileBytes(path), type: `video/${container}` };
  }
}

async function look(path: string): Promise<{ bytes: number; container: VideoContainer }> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw isAFolder(path);
    if (about.size === 0) throw emptyFile();
    const head = new Uint8Array(16);
    // What is no plain file, a pipe for one, could be waited for without end.
    const container = about.isFile() && (await readHead(path, head)) ? videoContainer(head) : null;
    if (container === null) throw unknownVideo(basename(path));
    return { bytes: about.size, container };
  } catch (thrown) {
    throw readProblem(thrown, path);
  }
}

async function readHead(path: string, head: Uint8Array): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    return (await file.read(head, 0, head.length, 0)).bytesRead === head.length;
  } finally {
    await file.close();
  }
}

function unknownVideo(name: string): AffectronError {
  return new AffectronError('unknown-format', `“${name}” is no video that can be read.`, {
    advice: 'MP4 and WebM are.',
  });
}
