/**
 * The stretch in view, computed anew as finely as the screen shows it. Asked for once the zoom rests; until it is there,
 * the picture of the whole clip is shown, stretched. Answers that have been overtaken are dropped.
 */
import type { Bridge } from '../../../shared/contract';
import type { FrequencyScale, SoundStretch } from '../../../shared/types';
import { ask } from '../bridge';

/** What is on the screen. */
export interface Sight {
  /** Library entry. */
  id: string;
  /** Seconds. */
  start: number;
  end: number;
  /** Length of the clip, seconds. */
  total: number;
  /** Width of the picture in pixels of the screen. */
  pixels: number;
  scale: FrequencyScale;
}

/** Milliseconds without a change before anything is asked. */
const rest = 90;
/** This much more on either side, as a share of what is in view, so that a step aside needs no waiting. */
const margin = 0.5;
/** What is held may be this many times coarser than the screen before it is asked for anew. */
const coarsest = 1.5;

export class Detail {
  stretch = $state.raw<SoundStretch | null>(null);
  /** Clip and pixels the stretch was made for. */
  #held: { id: string; perSecond: number } | null = null;
  readonly #bridge: Bridge;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #turn = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Tells what is on the screen now; the whole clip needs no detail. */
  look(sight: Sight): void {
    this.#turn++;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const whole = sight.end - sight.start >= sight.total - 1e-6;
    if (whole || this.#held?.id !== sight.id || this.stretch?.spectrogram.scale !== sight.scale)
      this.#forget();
    if (whole || this.#serves(sight)) return;
    const turn = this.#turn;
    this.#timer = setTimeout(() => void this.#ask(sight, turn), rest);
  }

  /** No clip is on the screen. */
  clear(): void {
    this.#turn++;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#forget();
  }

  async #ask({ id, start, end, total, pixels }: Sight, turn: number): Promise<void> {
    const aside = margin * (end - start);
    const from = Math.max(0, start - aside);
    const to = Math.min(total, end + aside);
    const width = Math.max(1, Math.ceil((pixels * (to - from)) / (end - start)));
    try {
      const stretch = await ask(this.#bridge, 'clip.stretch', id, from, to, width);
      if (turn !== this.#turn) return;
      this.#held = { id, perSecond: width / (to - from) };
      this.stretch = stretch;
    } catch {
      // The picture of the whole clip is still there; whoever plays or chooses the clip hears why it cannot be read.
    }
  }

  #serves({ start, end, pixels }: Sight): boolean {
    const { stretch } = this;
    if (stretch === null || this.#held === null) return false;
    const ratio = pixels / (end - start) / this.#held.perSecond;
    return covers(stretch, start, end) && ratio < coarsest && ratio > 1 / coarsest;
  }

  #forget(): void {
    this.stretch = null;
    this.#held = null;
  }
}

/** Whether a stretch holds all of a time; its ends lie on samples, so a hair may be missing. */
export function covers(stretch: SoundStretch, start: number, end: number): boolean {
  return stretch.start <= start + 1e-4 && stretch.end >= end - 1e-4;
}
