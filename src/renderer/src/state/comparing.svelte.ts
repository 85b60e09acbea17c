/** Two clips, or one clip under two models, side by side: each with its own picture, playhead and answer. */
import type { Bridge } from '../../../shared/contract';
import { shownPrediction } from '../lib/verdict';
import { Listening } from './listening.svelte';
import { Playback, type Player } from './playback.svelte';

type SecondsOf = (id: string) => number | null;

export class ComparedSide {
  readonly listening: Listening;
  readonly playback: Playback;
  /** Whose answer is shown. */
  model = $state<string | null>(null);
  /** The chosen model's answer alone: another's in its place would not be the comparison asked for. */
  readonly prediction = $derived.by(() => {
    const shown = shownPrediction(this.listening.predictions ?? [], this.model);
    return shown?.model === this.model ? shown : null;
  });

  /** Why there is no such answer, where that is known. */
  readonly problem = $derived.by(() => {
    const said = this.listening.predictions?.find(({ model }) => model === this.model);
    return this.listening.predictionProblem ?? (said?.ok === false ? said.problem : null);
  });

  constructor(bridge: Bridge, player: Player, secondsOf: SecondsOf) {
    this.listening = new Listening(bridge, secondsOf);
    this.playback = new Playback(player);
  }

  async show(id: string): Promise<void> {
    this.playback.await();
    await this.listening.show(id);
  }
}

export class Comparing {
  readonly sides: readonly [ComparedSide, ComparedSide];

  /** @param secondsOf as `Listening` has it */
  constructor(bridge: Bridge, player: () => Player, secondsOf: SecondsOf = () => null) {
    const side = () => new ComparedSide(bridge, player(), secondsOf);
    this.sides = [side(), side()];
  }

  /** Starts with a clip on both sides, under one model and the next. */
  async open(id: string, other: string, models: readonly string[], shown: string | null): Promise<void> {
    const [left, right] = this.sides;
    left.model = shown;
    right.model = other === id ? (models.find((model) => model !== shown) ?? shown) : shown;
    await Promise.all([left.show(id), right.show(other)]);
  }

  /** Plays or pauses one side; two voices at once could not be told apart. */
  async toggle(side: ComparedSide): Promise<void> {
    for (const other of this.sides) if (other !== side) other.playback.pause();
    await side.playback.toggle();
  }

  dispose(): void {
    for (const { listening, playback } of this.sides) {
      listening.dispose();
      playback.dispose();
    }
  }
}
