/** What the models say of a selected stretch. Answers that arrive after another question are dropped. */
import type { Bridge } from '../../../shared/contract';
import type { ModelPrediction, Problem, Stretch } from '../../../shared/types';
import { ask, problemOf } from '../bridge';

/** What the verdict panel tells of: a whole clip, or a stretch of one. */
export interface Heard {
  readonly predictions: ModelPrediction[] | null;
  readonly predictionProblem: Problem | null;
  readonly verdictWaits: boolean;
}

export class StretchVerdict implements Heard {
  /** The stretch asked about; `null` while the panel is about the whole clip. */
  stretch = $state.raw<Stretch | null>(null);
  predictions = $state.raw<ModelPrediction[] | null>(null);
  predictionProblem = $state.raw<Problem | null>(null);
  verdictWaits = $state(false);

  #bridge: Bridge;
  #turn = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async ask(id: string, stretch: Stretch): Promise<void> {
    const turn = ++this.#turn;
    this.stretch = stretch;
    this.predictions = null;
    this.predictionProblem = null;
    this.verdictWaits = true;
    try {
      const predictions = await ask(this.#bridge, 'clip.classifyStretch', id, stretch);
      if (turn === this.#turn) this.predictions = predictions;
    } catch (thrown) {
      if (turn === this.#turn) this.predictionProblem = problemOf(thrown);
    }
    if (turn === this.#turn) this.verdictWaits = false;
  }

  /** Back to the whole clip. */
  clear(): void {
    this.#turn++;
    this.stretch = null;
    this.predictions = null;
    this.predictionProblem = null;
    this.verdictWaits = false;
  }
}
