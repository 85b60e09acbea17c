/** Guess first: one round of the quiz, clip by clip. It goes on where it was when another view was looked at meanwhile. */
import type { Bridge } from '../../../shared/contract';
import type { Emotion, LibraryEntry, QuizRound } from '../../../shared/types';
import { ask } from '../bridge';
import {
  answersOf,
  corporaOf,
  drawRound,
  isoNow,
  noAnswers,
  quizClips,
  tallyOf,
  type ModelAnswers,
  type QuizClip,
  type QuizTurn,
} from '../lib/quizScore';
import type { Player } from './playback.svelte';

export interface QuizOptions {
  bridge: Bridge;
  /** One of its own: the clip of the Listen view stays loaded. */
  player: Player;
  entries: () => readonly LibraryEntry[];
  /** Rounds remembered so far. */
  rounds: () => readonly QuizRound[];
  keep: (rounds: QuizRound[]) => void;
  attempt: (action: () => Promise<void>) => Promise<void>;
  random?: () => number;
  /** The time as ISO 8601. */
  now?: () => string;
}

/** Rounds that are remembered. */
export const mostRounds = 50;
export const roundLengths = [10, 20, 40] as const;

export class Quiz {
  phase = $state<'start' | 'question' | 'answer' | 'score'>('start');
  /** Only clips of this corpus; `null` for all. */
  corpus = $state<string | null>(null);
  length = $state<number>(roundLengths[0]);
  /** The clips of the round, and which one it is about. */
  clips = $state.raw<QuizClip[]>([]);
  at = $state(0);
  turns = $state.raw<QuizTurn[]>([]);
  playing = $state(false);

  /** All clips that can come. */
  readonly pool = $derived.by(() => quizClips(this.#options.entries(), this.corpus));
  readonly corpora = $derived.by(() => corporaOf(quizClips(this.#options.entries(), null)));
  readonly clip = $derived.by(() => this.clips.at(this.at) ?? null);
  /** What was guessed of the clip in question, once it was. */
  readonly turn = $derived.by(() => (this.phase === 'answer' ? (this.turns.at(this.at) ?? null) : null));
  readonly tally = $derived.by(() => tallyOf(this.turns));
  /** The best share of whole rounds, the longer first where two are equal. */
  readonly best = $derived.by(() => bestOf(this.#options.rounds()));

  readonly #options: QuizOptions;
  #startedAt = '';
  /** What the models say of the clips that came, asked while the person still listens. */
  #asked: Partial<Record<string, Promise<ModelAnswers>>> = {};

  constructor(options: QuizOptions) {
    this.#options = options;
    options.player.addEventListener('ended', () => (this.playing = false));
    options.player.addEventListener('error', () => (this.playing = false));
  }

  start(): void {
    const { random = Math.random, now = isoNow } = this.#options;
    const clips = drawRound(this.pool, this.length, random);
    if (clips.length === 0) return;
    this.#startedAt = now();
    this.#asked = {};
    this.clips = clips;
    this.turns = [];
    this.at = 0;
    this.phase = 'question';
    this.#present();
  }

  /** From the start to the first clip, from an answer to the next clip or the score. */
  next(): boolean {
    if (this.phase === 'question') return false;
    if (this.phase !== 'answer') this.start();
    else if (this.at + 1 >= this.clips.length) this.stop();
    else {
      this.at++;
      this.phase = 'question';
      this.#present();
    }
    return true;
  }

  guess(emotion: Emotion): boolean {
    const { clip } = this;
    if (this.phase !== 'question' || clip === null) return false;
    this.turns = [...this.turns, { clip, guess: emotion, answers: noAnswers }];
    this.phase = 'answer';
    this.#remember();
    void this.#options.attempt(async () => {
      const answers = await this.#answers(clip.id);
      // By the clip, for another round may have begun.
      this.turns = this.turns.map((turn) => (turn.clip === clip ? { ...turn, answers } : turn));
    });
    return true;
  }

  /** Ends the round with what was guessed so far. */
  stop(): void {
    this.pause();
    this.phase = this.turns.length > 0 ? 'score' : 'start';
  }

  /** Back to choosing clips. */
  again(): void {
    this.pause();
    this.phase = 'start';
  }

  /** Plays the clip from its beginning. */
  async hear(): Promise<void> {
    const { clip } = this;
    if (clip === null || this.phase === 'start' || this.phase === 'score') return;
    const { bridge, player, attempt } = this.#options;
    await attempt(async () => {
      const { playbackUrl } = await ask(bridge, 'clip.view', clip.id);
      if (clip !== this.clip) return;
      player.src = playbackUrl;
      player.currentTime = 0;
      this.playing = true;
      await player.play().catch(() => (this.playing = false));
    });
  }

  pause(): void {
    this.playing = false;
    this.#options.player.pause();
  }

  #present(): void {
    this.pause();
    void this.hear();
    const { clip } = this;
    // A refusal is told when the answer is due.
    if (clip !== null) this.#answers(clip.id).catch(() => undefined);
  }

  #answers(id: string): Promise<ModelAnswers> {
    return (this.#asked[id] ??= ask(this.#options.bridge, 'clip.classify', id).then(answersOf));
  }

  /** After every guess, so that a round that ends with the program counts too. */
  #remember(): void {
    const round = { at: this.#startedAt, of: this.clips.length, ...this.tally };
    const others = this.#options.rounds().filter(({ at }) => at !== this.#startedAt);
    this.#options.keep([...others, round].slice(-mostRounds));
  }
}

/** Rounds that were stopped are remembered, but no best: three lucky guesses would beat everything. */
export function bestOf(rounds: readonly QuizRound[]): QuizRound | null {
  const whole = rounds.filter(({ clips, of }) => clips === of && clips >= roundLengths[0]);
  return (
    whole.toSorted(
      (one, other) => other.right / other.clips - one.right / one.clips || other.clips - one.clips,
    )[0] ?? null
  );
}
