import { randomUUID } from 'node:crypto';
import { AffectronError } from '../../core/errors';
import { batchSounds, nameOf } from '../../library/batches/batchSounds';
import type { ChosenSounds } from '../../shared/batch';

/** Folders and files that the person chose in this session; the window knows them by id alone. */
export class SoundChoices {
  readonly #chosen = new Map<string, string[]>();

  /** Looks for sound files. @throws AffectronError as `batchSounds` */
  async add(paths: string[]): Promise<ChosenSounds> {
    const { files } = await batchSounds(paths);
    const id = randomUUID();
    this.#chosen.set(id, paths);
    return { id, name: nameOf(paths), files: files.length };
  }

  /** The paths of several choices. @throws AffectronError `not-found` */
  paths(ids: readonly string[]): string[] {
    return ids.flatMap((id) => {
      const paths = this.#chosen.get(id);
      if (paths === undefined) throw new AffectronError('not-found', 'This folder was not chosen here.');
      return paths;
    });
  }
}
