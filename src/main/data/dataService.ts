import { AffectronError } from '../../core/errors';
import { diskUse } from '../../library/diskUse';
import {
  dataKinds,
  type Agreed,
  type DataKind,
  type DataShare,
  type DueRecordings,
  type KeepDays,
  type OwnData,
} from '../../shared/ownData';
import { kindsOfData, type DataOwners, type KindOfData } from './dataKinds';
import type { Retention } from './retention';

/** What of a person lies in the data folder: listed with its size, and deleted for good. */
export class DataService {
  readonly #owners: DataOwners;
  readonly #kinds: Record<DataKind, KindOfData>;
  readonly #retention: Retention;

  constructor(owners: DataOwners, retention: Retention) {
    this.#owners = owners;
    this.#kinds = kindsOfData(owners);
    this.#retention = retention;
  }

  async list(): Promise<OwnData> {
    const { library, dataFolder } = this.#owners;
    const [all, ...shares] = await Promise.all([
      diskUse(dataFolder),
      ...dataKinds.map((kind) => this.#share(kind)),
    ]);
    const recordings = library.list().filter(({ origin }) => origin === 'recording');
    return {
      shares,
      recordings: await Promise.all(
        recordings.map(async ({ id }) => ({ id, bytes: (await diskUse(library.path(id))).bytes })),
      ),
      rest: Math.max(0, all.bytes - shares.reduce((sum, { bytes }) => sum + bytes, 0)),
    };
  }

  /**
   * Deletes everything of a kind for good.
   *
   * @param agreed what the person was shown and has agreed to
   * @throws AffectronError `refused` when that is no longer what is there, or something works with it; `cannot-write`
   */
  async delete(kind: DataKind, agreed: Agreed): Promise<OwnData> {
    const { count, bytes, busy } = await this.#share(kind);
    if (busy) {
      throw new AffectronError('refused', 'Something is working with this just now.', {
        advice: 'Wait until it has ended, or cancel it.',
      });
    }
    if (count !== agreed.count || bytes !== agreed.bytes) {
      throw new AffectronError('refused', 'What is there has changed meanwhile, so nothing was deleted.', {
        advice: 'Look at the new number and size, and delete it then.',
      });
    }
    await this.#kinds[kind].delete();
    return this.list();
  }

  /** Deletes one recording for good. @throws AffectronError `not-found`, `refused` for anything else, `cannot-write` */
  async deleteRecording(id: string): Promise<OwnData> {
    const { library } = this.#owners;
    const entry = library.list().find((candidate) => candidate.id === id);
    if (entry === undefined) {
      throw new AffectronError('not-found', 'This recording is no longer in the library.');
    }
    if (entry.origin !== 'recording') throw new AffectronError('refused', 'This is not a recording.');
    await library.deleteForGood([id]);
    return this.list();
  }

  /** What would go if recordings were kept for so many days. */
  older(days: KeepDays): Promise<DueRecordings> {
    return this.#sized(this.#retention.older(days));
  }

  /** What goes when the program closes; asked for by who tells the person. */
  tell(): Promise<DueRecordings> {
    return this.#sized(this.#retention.tell());
  }

  async #share(kind: DataKind): Promise<DataShare> {
    const { measure, busy = () => false } = this.#kinds[kind];
    const { files, bytes } = await measure();
    return { kind, count: files, bytes, busy: busy() };
  }

  async #sized(ids: string[]): Promise<DueRecordings> {
    const { library } = this.#owners;
    const uses = await Promise.all(ids.map((id) => diskUse(library.path(id))));
    return { ids, bytes: uses.reduce((sum, { bytes }) => sum + bytes, 0) };
  }
}
