import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { emotions } from '../../core/emotions';
import { AffectronError } from '../../core/errors';
import { findLabelled, type LabelledFolder } from '../../library/labelled/findLabelled';
import type { ChosenFolder } from '../../shared/training';

interface Chosen extends LabelledFolder {
  path: string;
  /** What people call it. */
  name: string;
}

/** Folders of labelled clips that the person chose in this session; the window knows them by id alone. */
export class ChosenFolders {
  readonly #chosen = new Map<string, Chosen>();

  /** Looks into a folder. @throws AffectronError as `findLabelled` */
  async add(path: string, name = basename(path)): Promise<ChosenFolder> {
    const found = await findLabelled(path);
    const id = randomUUID();
    this.#chosen.set(id, { path, name, ...found });
    return describe(id, name, found);
  }

  /** @throws AffectronError `not-found` */
  get(id: string): Chosen {
    const chosen = this.#chosen.get(id);
    if (chosen === undefined) throw new AffectronError('not-found', 'This folder was not chosen here.');
    return chosen;
  }
}

function describe(id: string, name: string, { files, unnamed, duplicates }: LabelledFolder): ChosenFolder {
  const labels = files.map(({ label }) => label);
  return {
    id,
    name,
    clips: files.length,
    corpora: [...new Set(labels.map(({ corpus }) => corpus))].map((corpus) => {
      const own = labels.filter((label) => label.corpus === corpus);
      return { corpus, clips: own.length, actors: new Set(own.map(({ actor }) => actor)).size };
    }),
    emotions: emotions
      .map((emotion) => ({ emotion, clips: labels.filter((label) => label.emotion === emotion).length }))
      .filter(({ clips }) => clips > 0),
    unnamed,
    duplicates,
  };
}
