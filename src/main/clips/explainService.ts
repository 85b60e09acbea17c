import { AffectronError } from '../../core/errors';
import type { GroupEffect } from '../../core/explanation/explain';
import type { Library } from '../../library/library';
import type { ExplainProgress, HeardClip, PieceEffects } from '../../shared/types';
import type { InferenceService } from '../inference/inferenceService';

export interface ExplainServiceOptions {
  library: Pick<Library, 'path'>;
  inference: Pick<InferenceService, 'run'>;
  onProgress: (progress: ExplainProgress) => void;
}

/**
 * Explains verdicts, one at a time. The work is many small tasks for the model worker, so that it can be stopped between
 * two of them and a clip that is chosen meanwhile is classified first.
 */
export class ExplainService {
  readonly #options: ExplainServiceOptions;
  #turn = 0;

  constructor(options: ExplainServiceOptions) {
    this.#options = options;
  }

  /** @throws AffectronError `not-found`, `unknown-model`, `too-long`, or why the clip cannot be read or classified */
  async hear(id: string, model: string): Promise<HeardClip> {
    const { library, inference } = this.#options;
    return inference.run('hear', { path: library.path(id), model });
  }

  /** @throws AffectronError as `hear`; `cancelled` when stopped, or when another is asked for */
  async explain(id: string, model: string): Promise<PieceEffects> {
    const { library, inference, onProgress } = this.#options;
    const turn = ++this.#turn;
    const path = library.path(id);
    const { emotion, groups, pieces } = await this.hear(id, model);
    const steps = pieces.length * (1 + groups.length);
    let done = 0;
    const blank = async (piece: number, group: number | null): Promise<GroupEffect> => {
      if (turn !== this.#turn) throw new AffectronError('cancelled', 'The explanation was stopped.');
      const effect = await inference.run('blank', { path, model, piece, group, emotion });
      done += 1;
      if (turn === this.#turn) onProgress({ id, model, progress: done / steps });
      return effect;
    };
    const effects: PieceEffects = [];
    for (const piece of pieces.keys()) {
      const all = await blank(piece, null);
      const ofGroups: GroupEffect[] = [];
      for (const group of groups.keys()) ofGroups.push(await blank(piece, group));
      effects.push({ all, groups: ofGroups });
    }
    return effects;
  }

  /** Ends the explanation under way, if there is one. */
  stop(): void {
    this.#turn += 1;
  }
}
