import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paintMoving } from '../../src/renderer/src/lib/paintMoving';

let frames: Map<number, (now: number) => void>;
let resize: () => void;
let observed: number;

beforeEach(() => {
  frames = new Map();
  observed = 0;
  let next = 1;
  vi.stubGlobal('requestAnimationFrame', (run: (now: number) => void) => {
    frames.set(next, run);
    return next++;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(run: () => void) {
        resize = run;
      }
      observe() {
        observed++;
      }
      disconnect() {
        observed--;
      }
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function nextFrame(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const run of due) run(0);
}

test('a picture that moves is painted with every frame until it ends', () => {
  const paint = vi.fn();
  const stop = paintMoving({} as HTMLCanvasElement, true, paint);
  for (let frame = 0; frame < 5; frame++) nextFrame();
  expect(paint).toHaveBeenCalledTimes(5);
  stop();
  nextFrame();
  expect(paint).toHaveBeenCalledTimes(5);
});

test('a picture that rests is painted once, and again when its size changes', () => {
  const paint = vi.fn();
  const stop = paintMoving({} as HTMLCanvasElement, false, paint);
  for (let frame = 0; frame < 5; frame++) nextFrame();
  expect(paint).toHaveBeenCalledTimes(1);
  expect(frames.size).toBe(0);
  resize();
  resize();
  nextFrame();
  expect(paint).toHaveBeenCalledTimes(2);
  stop();
  expect(observed).toBe(0);
});
