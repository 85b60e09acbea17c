/**
 * What the model whose verdict is shown heard of the clip, and what carried the verdict. Asked for only while somebody
 * looks; whatever was overtaken is dropped.
 */
import type { Bridge } from '../../../shared/contract';
import type { ExplainProgress, HeardClip, PieceEffects, Problem } from '../../../shared/types';
import { ask, problemOf } from '../bridge';

export class Explaining {
  /** Whether it is looked at instead of the spectrogram. */
  on = $state(false);
  heard = $state.raw<HeardClip | null>(null);
  effects = $state.raw<PieceEffects | null>(null);
  /** 0..1 while parts are being blanked. */
  progress = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);

  readonly #bridge: Bridge;
  #turn = 0;
  #subject: { id: string; model: string } | null = null;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Explains the verdict of a model on a clip; nothing happens where it is explained already. */
  async look(id: string, model: string): Promise<void> {
    if (this.#subject?.id === id && this.#subject.model === model) return;
    const turn = this.#begin();
    this.#subject = { id, model };
    try {
      const heard = await ask(this.#bridge, 'clip.hear', id, model);
      if (turn !== this.#turn) return;
      this.heard = heard;
      this.progress = 0;
      const effects = await ask(this.#bridge, 'clip.explain', id, model);
      if (turn !== this.#turn) return;
      this.effects = effects;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.problem = problemOf(thrown);
    }
    this.progress = null;
  }

  told({ id, model, progress }: ExplainProgress): void {
    const current = this.#subject?.id === id && this.#subject.model === model;
    if (current && this.progress !== null) this.progress = progress;
  }

  /** Stops blanking; what the model heard stays. */
  stop(): void {
    void ask(this.#bridge, 'clip.stopExplaining').catch(() => undefined);
  }

  /** Another clip or none: forgets everything, and stops what is under way. */
  clear(): void {
    if (this.#subject === null) return;
    this.#begin();
    this.stop();
  }

  /** After a stop or a fault. */
  async again(): Promise<void> {
    const subject = this.#subject;
    this.#subject = null;
    if (subject !== null) await this.look(subject.id, subject.model);
  }

  #begin(): number {
    this.#subject = null;
    this.heard = null;
    this.effects = null;
    this.progress = null;
    this.problem = null;
    return ++this.#turn;
  }
}
