import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Playback, type Player } from '../../src/renderer/src/state/playback.svelte';
import { Selection } from '../../src/renderer/src/state/selection.svelte';
import { loopStretch } from '../../src/renderer/src/state/stretchActions';
import { settled } from './fakeBridge';

class FakePlayer implements Player {
  src = '';
  currentTime = 0;
  loop = false;
  playbackRate = 1;
  refuse: Error | null = null;
  playing = false;
  #listeners = new Map<string, () => void>();

  play(): Promise<void> {
    if (this.refuse !== null) return Promise.reject(this.refuse);
    this.playing = true;
    return Promise.resolve();
  }
  pause(): void {
    this.playing = false;
  }
  load(): void {
    this.currentTime = 0;
  }
  removeAttribute(): void {
    this.src = '';
  }
  addEventListener(name: string, listener: () => void): void {
    this.#listeners.set(name, listener);
  }
  fire(name: 'ended' | 'pause' | 'error' | 'timeupdate'): void {
    this.#listeners.get(name)?.();
  }
}

let frames: (() => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
});
afterEach(() => void vi.unstubAllGlobals());

function frame(): void {
  const due = frames;
  frames = [];
  for (const callback of due) callback();
}

function loaded(onTime?: (time: number) => void) {
  const player = new FakePlayer();
  const playback = new Playback(player, onTime);
  playback.load('app://affectron/clips/a.wav', 3);
  return { player, playback };
}

test('while playing, every frame reads the clock', async () => {
  const times: number[] = [];
  const { player, playback } = loaded((time) => times.push(time));
  await playback.play();
  player.currentTime = 0.016;
  frame();
  player.currentTime = 0.033;
  frame();
  expect(playback.time).toBe(0.033);
  expect(times.slice(-2)).toEqual([0.016, 0.033]);
  playback.pause();
  frame();
  expect(frames).toHaveLength(0);
});

test('at the end the playhead rests there, and play starts again from the beginning', async () => {
  const { player, playback } = loaded();
  await playback.play();
  player.fire('ended');
  expect([playback.time, playback.playing]).toEqual([3, false]);
  await playback.play();
  expect(player.currentTime).toBe(0);
});

test('seeking is held inside the clip', () => {
  const { player, playback } = loaded();
  playback.seek(99);
  expect(player.currentTime).toBe(3);
  playback.seek(-1);
  expect(playback.time).toBe(0);
});

test('loop and speed outlive a change of clip', () => {
  const { player, playback } = loaded();
  playback.setLoop(true);
  playback.setSpeed(1.5);
  player.playbackRate = 1;
  playback.load('app://affectron/clips/b.wav', 2);
  expect([player.loop, player.playbackRate, playback.time]).toEqual([true, 1.5, 0]);
});

test('a start that a new clip interrupts is no fault; one that is refused is', async () => {
  const { player, playback } = loaded();
  player.refuse = new DOMException('', 'AbortError');
  await playback.play();
  expect([playback.failed, playback.playing]).toEqual([false, false]);
  player.refuse = new DOMException('', 'NotSupportedError');
  await playback.play();
  expect(playback.failed).toBe(true);
});

test('play asked for while the next clip is on its way plays that clip', async () => {
  const { player, playback } = loaded();
  await playback.play();
  playback.await();
  await playback.toggle();
  expect([player.playing, playback.playing]).toEqual([false, false]);
  playback.load('app://affectron/clips/b.wav', 2);
  expect([player.src, player.playing]).toEqual(['app://affectron/clips/b.wav', true]);

  playback.await();
  await playback.toggle();
  await playback.toggle();
  playback.load('app://affectron/clips/c.wav', 2);
  expect(player.playing).toBe(false);
});

test('with nothing loaded nothing plays, and an error of the empty element is no fault', async () => {
  const { player, playback } = loaded();
  playback.unload();
  player.fire('error');
  await playback.toggle();
  await settled();
  expect([playback.playing, playback.failed, player.playing]).toEqual([false, false, false]);
});

test('a stretch plays alone, and stops at its end', async () => {
  const { player, playback } = loaded();
  await playback.playStretch({ start: 1, end: 2 });
  expect(player.currentTime).toBe(1);
  player.currentTime = 1.99;
  frame();
  expect(playback.playing).toBe(true);
  player.currentTime = 2.01;
  frame();
  expect([playback.playing, playback.time, player.playing]).toEqual([false, 2, false]);
  expect(playback.stretch).toBeNull();
});

test('a looped stretch begins again, whatever the loop of the whole sound', async () => {
  const { player, playback } = loaded();
  playback.setLoop(true);
  await playback.playStretch({ start: 1, end: 3 }, { loop: true });
  expect(player.loop).toBe(false);
  player.currentTime = 3;
  frame();
  expect([playback.playing, player.currentTime]).toEqual([true, 1]);
  player.fire('ended');
  await settled();
  expect([playback.playing, player.currentTime]).toEqual([true, 1]);

  playback.changeLoop({ start: 1, end: 2 });
  player.currentTime = 2;
  frame();
  expect(player.currentTime).toBe(1);
  playback.changeLoop(null);
  expect(player.loop).toBe(true);
});

test('the end of a stretch is noticed while the window is hidden and no frame comes', async () => {
  const { player, playback } = loaded();
  await playback.playStretch({ start: 1, end: 2 });
  player.currentTime = 2.2;
  player.fire('timeupdate');
  expect([playback.playing, playback.time]).toEqual([false, 2]);
});

test('going elsewhere ends the stretch; within it, it goes on', async () => {
  const { playback } = loaded();
  await playback.playStretch({ start: 1, end: 2 }, { loop: true });
  playback.seek(1.5);
  expect(playback.stretch).not.toBeNull();
  playback.seek(0.5);
  expect(playback.stretch).toBeNull();
});

test('the loop of the selection is ended, and can be begun again', async () => {
  const player = new FakePlayer();
  const playback = new Playback(player);
  playback.load('url', 4);
  const selection = new Selection((range) => playback.changeLoop(range));
  selection.reset(4);
  selection.begin(1);
  selection.drag(2);
  const playing: boolean[] = [];
  for (let presses = 0; presses < 3; presses++) {
    await loopStretch({ selection, playback });
    playing.push(playback.playing);
  }
  expect(playing).toEqual([true, false, true]);
  expect(playback.stretch).toEqual({ start: 1, end: 2, loop: true });
});
