/** Playing the chosen clip: an audio element told what to do, and its clock read on every frame. */

import type { Stretch } from '../../../shared/types';

/** The part of an audio element that is used here. */
export interface Player {
  src: string;
  currentTime: number;
  loop: boolean;
  playbackRate: number;
  play(): Promise<void>;
  pause(): void;
  load(): void;
  removeAttribute(name: string): void;
  addEventListener(name: 'ended' | 'pause' | 'error' | 'playing' | 'timeupdate', listener: () => void): void;
}

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

export class Playback {
  time = $state(0);
  seconds = $state(0);
  playing = $state(false);
  failed = $state(false);
  loop = $state(false);
  speed = $state(1);
  /** A stretch that is played by itself, once or over and over. */
  stretch = $state.raw<(Stretch & { loop: boolean }) | null>(null);
  readonly loaded = $derived(this.seconds > 0);

  #player: Player;
  /** Another clip is on its way, and whether it shall play once it is there. */
  #awaiting = false;
  #wish = false;
  #onTime: (time: number) => void;
  #frame = 0;
  #url = '';

  /** `onTime` hears of every frame while playing, e.g. to turn the zoomed page. */
  constructor(player: Player, onTime: (time: number) => void = () => undefined) {
    this.#player = player;
    this.#onTime = onTime;
    player.addEventListener('ended', () => this.#ended());
    // Frames rest while the window is hidden; the end of a stretch must not.
    player.addEventListener('timeupdate', () => this.#advance());
    player.addEventListener('pause', () => this.#stopped(this.time));
    player.addEventListener('error', () => {
      if (this.seconds > 0) this.failed = true;
      this.#stopped(this.time);
    });
  }

  /** Another clip was chosen: stops, and takes a wish to play until `load` brings it. */
  await(): void {
    this.pause();
    this.#awaiting = true;
    this.#wish = false;
  }

  load(url: string, seconds: number): void {
    this.#url = url;
    this.#player.pause();
    this.#player.src = url;
    this.#player.loop = this.loop;
    this.#player.playbackRate = this.speed;
    this.time = 0;
    this.seconds = seconds;
    this.stretch = null;
    this.failed = false;
    this.#awaiting = false;
    if (this.#wish) void this.play();
    this.#wish = false;
  }

  /** Whether this very sound is there already, and no other was chosen meanwhile. */
  holds(url: string): boolean {
    return this.loaded && !this.failed && !this.#awaiting && this.#url === url;
  }

  unload(): void {
    this.seconds = 0;
    this.time = 0;
    this.stretch = null;
    this.failed = false;
    this.#player.pause();
    this.#player.removeAttribute('src');
    this.#player.load();
  }

  async toggle(): Promise<void> {
    if (this.#awaiting) this.#wish = !this.#wish;
    else if (this.playing) this.pause();
    else await this.play();
  }

  async play(): Promise<void> {
    if (!this.loaded) return;
    const { stretch } = this;
    if (stretch !== null && this.time >= stretch.end - 0.005) this.#move(stretch.start);
    else if (this.time >= this.seconds - 0.005) this.seek(0);
    this.playing = true;
    try {
      await this.#player.play();
      this.#tick();
    } catch (thrown) {
      this.playing = false;
      // A new clip or a pause interrupted the start: nothing went wrong.
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) this.failed = true;
    }
  }

  pause(): void {
    this.#player.pause();
    this.playing = false;
  }

  /** Plays a stretch alone. Going elsewhere ends that. */
  async playStretch({ start, end }: Stretch, { loop = false }: { loop?: boolean } = {}): Promise<void> {
    if (!this.loaded) return;
    this.#confineTo({ start, end, loop });
    this.#move(start);
    await this.play();
  }

  /** What is played over and over has other ends now; `null` ends that. */
  changeLoop(stretch: Stretch | null): void {
    if (this.stretch?.loop)
      this.#confineTo(stretch && { start: stretch.start, end: stretch.end, loop: true });
  }

  seek(time: number): void {
    const { stretch } = this;
    if (stretch !== null && (time < stretch.start || time > stretch.end)) this.#confineTo(null);
    this.#move(time);
  }

  setLoop(loop: boolean): void {
    this.loop = loop;
    this.#player.loop = loop && this.stretch === null;
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.#player.playbackRate = speed;
  }

  dispose(): void {
    this.playing = false;
    this.unload();
  }

  #tick = (): void => {
    cancelAnimationFrame(this.#frame);
    if (this.#advance()) this.#frame = requestAnimationFrame(this.#tick);
  };

  /** Reads the clock. @returns whether it goes on */
  #advance(): boolean {
    if (!this.playing) return false;
    this.time = Math.min(this.seconds, this.#player.currentTime);
    this.#onTime(this.time);
    return this.stretch === null || this.time < this.stretch.end || this.#endOfStretch(this.stretch);
  }

  #endOfStretch({ start, end, loop }: Stretch & { loop: boolean }): boolean {
    if (loop) {
      this.#move(start);
      return true;
    }
    this.pause();
    this.#move(end);
    this.#confineTo(null);
    return false;
  }

  /** The sound is over, and with it perhaps the stretch that reached to its end. */
  #ended(): void {
    const loops = this.playing && this.stretch?.loop === true;
    this.#stopped(this.seconds);
    if (loops) void this.play();
    else this.#confineTo(null);
  }

  #move(time: number): void {
    this.time = Math.min(this.seconds, Math.max(0, time));
    this.#player.currentTime = this.time;
    this.#onTime(this.time);
  }

  #confineTo(stretch: (Stretch & { loop: boolean }) | null): void {
    this.stretch = stretch;
    // The element would go back to the beginning of the sound.
    this.#player.loop = this.loop && stretch === null;
  }

  #stopped(time: number): void {
    cancelAnimationFrame(this.#frame);
    this.playing = false;
    this.time = time;
  }
}
