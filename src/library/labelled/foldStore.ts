import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { ProtocolReport } from '../../core/evaluation/protocolReport';
import { readableReport } from '../../core/evaluation/readableReport';
import type { FoldResult } from '../../core/evaluation/runFold';
import { makeWritable } from '../writableFolder';
import { writeWhole } from '../writeWhole';

/** Goes up with what a result holds: what an older version kept is made again. */
const foldFormat = 2;

/** Finished folds on disk, so that a killed evaluation goes on where it was. */
export class FoldStore {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Makes the folder and makes sure that it can be written to.
   *
   * @throws AffectronError `cannot-write` or `disk-full`
   */
  static async open(folder: string): Promise<FoldStore> {
    await makeWritable(folder);
    return new FoldStore(folder);
  }

  /**
   * The result kept under a key, else the one `make` gives, which is kept.
   *
   * @param key everything the result depends on
   */
  async get(
    name: string,
    key: unknown,
    make: () => Promise<FoldResult>,
  ): Promise<{ result: FoldResult; kept: boolean }> {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([foldFormat, key]))
      .digest('hex');
    const path = join(this.#folder, 'folds', `${name}.json`);
    const kept = await this.#read(path, fingerprint);
    if (kept) return { result: kept, kept: true };
    const result = await make();
    await writeWhole(path, `${JSON.stringify({ fingerprint, result })}\n`);
    return { result, kept: false };
  }

  /** Writes the report for programs and for people, and what was said of every clip, from `posteriorLines`. */
  async finish(report: ProtocolReport, posteriors: string): Promise<void> {
    await writeWhole(join(this.#folder, 'posteriors.jsonl'), posteriors);
    await writeWhole(join(this.#folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    await writeWhole(join(this.#folder, 'report.md'), readableReport(report));
  }

  /** What is missing, damaged or of other settings is made again. */
  async #read(path: string, fingerprint: string): Promise<FoldResult | null> {
    try {
      const kept = JSON.parse(await readFile(path, 'utf8')) as { fingerprint: string; result: FoldResult };
      return kept.fingerprint === fingerprint ? kept.result : null;
    } catch {
      return null;
    }
  }
}
