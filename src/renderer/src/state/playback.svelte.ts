/** Playing the chosen clip: an audio element told what to do, and its clock read on every frame. */

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
  addEventListener(name: 'ended' | 'pause' | 'error' | 'playing', listener: () => void): void;
}

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

export class Playback {
  time = $state(0);
  seconds = $state(0);
  playing = $state(false);
  failed = $state(false);
  loop = $state(false);
  speed = $state(1);
  readonly loaded = $derived(this.seconds > 0);

  #player: Player;
  /** Another clip is on its way, and whether it shall play once it is there. */
  #awaiting = false;
  #wish = false;
  #onTime: (time: number) => void;
  #frame = 0;

  /** `onTime` hears of every frame while playing, e.g. to turn the zoomed page. */
  constructor(player: Player, onTime: (time: number) => void = () => undefined) {
    this.#player = player;
    this.#onTime = onTime;
    player.addEventListener('ended', () => this.#stopped(this.seconds));
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
    this.#player.pause();
    this.#player.src = url;
    this.#player.loop = this.loop;
    this.#player.playbackRate = this.speed;
    this.time = 0;
    this.seconds = seconds;
    this.failed = false;
    this.#awaiting = false;
    if (this.#wish) void this.play();
    this.#wish = false;
  }

  unload(): void {
    this.seconds = 0;
    this.time = 0;
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
    if (this.time >= this.seconds - 0.005) this.seek(0);
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

  seek(time: number): void {
    this.time = Math.min(this.seconds, Math.max(0, time));
    this.#player.currentTime = this.time;
    this.#onTime(this.time);
  }

  setLoop(loop: boolean): void {
    this.loop = loop;
    this.#player.loop = loop;
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
    if (!this.playing) return;
    this.time = Math.min(this.seconds, this.#player.currentTime);
    this.#onTime(this.time);
    this.#frame = requestAnimationFrame(this.#tick);
  };

  #stopped(time: number): void {
    cancelAnimationFrame(this.#frame);
    this.playing = false;
    this.time = time;
  }
}
