import { describe, expect, it } from 'vitest';
import type { Probabilities } from '../../../src/core/models/prediction';
import type { Timeline } from '../../../src/core/timeline/timeline';
import { FaceLane } from '../../../src/core/video/faceLane';
import { fuseLanes } from '../../../src/core/video/fusedLane';

const options = { windowSeconds: 3, hopSeconds: 0.5 };
const happy: Probabilities = { neutral: 0.1, happy: 0.8, sad: 0.1 };
const sad: Probabilities = { neutral: 0.1, happy: 0.1, sad: 0.8 };

/** Five pictures a second. */
function looked(seconds: number, shown: (at: number) => Probabilities | null): FaceLane {
  const lane = new FaceLane('face', options);
  for (let index = 0; index < seconds * 5; index++) lane.add(index / 5, shown(index / 5));
  return lane;
}

function whole(seconds: number, shown: (at: number) => Probabilities | null): Timeline {
  const lane = looked(seconds, shown);
  lane.end(seconds);
  return lane.timeline();
}

function tops({ segments }: Pick<Timeline, 'segments'>): string[] {
  return segments.map(({ top, start, end }) => `${top} ${start.toFixed(0)}-${end.toFixed(0)}`);
}

describe('the face of a video over time', () => {
  it('is segments of what the pictures show, from beginning to end', () => {
    const timeline = whole(30, (at) => (at < 15 ? happy : sad));
    expect(timeline.segments.map(({ top }) => top)).toEqual(['happy', 'sad']);
    expect(Math.abs(timeline.segments[1].start - 15)).toBeLessThan(1);
    expect(timeline.segments.at(-1)?.end).toBe(30);
    expect(timeline.windows).toHaveLength(55);
  });

  it('has stretches without a face, but not for a face that is away for a moment', () => {
    expect(tops(whole(30, (at) => (at >= 10 && at < 20 ? null : happy)))).toEqual([
      'happy 0-10',
      'no face 10-20',
      'happy 20-30',
    ]);
    expect(tops(whole(30, (at) => (at >= 10 && at < 10.5 ? null : happy)))).toEqual(['happy 0-30']);
    expect(tops(whole(4, () => null))).toEqual(['no face 0-4']);
  });

  it('grows to the same as all at once', () => {
    const lane = new FaceLane('face', options);
    const windows: Timeline['windows'] = [];
    const take = (): void => {
      const part = lane.part();
      windows.splice(part.firstWindow, Infinity, ...part.windows);
    };
    const shown = (at: number) => (at % 14 < 7 ? happy : sad);
    for (let index = 0; index < 300; index++) {
      lane.add(index / 5, shown(index / 5));
      if (index % 7 === 0) take();
    }
    lane.end(60);
    take();
    const once = whole(60, shown);
    expect(lane.timeline()).toEqual(once);
    expect(windows.map(({ top }) => top)).toEqual(once.windows.map(({ top }) => top));
  });

  it('passes over pictures out of order, and answers a video shorter than a window', () => {
    const lane = looked(1, () => happy);
    lane.add(0.1, sad);
    lane.add(Number.NaN, sad);
    lane.end(1);
    expect(tops(lane.part())).toEqual(['happy 0-1']);
  });
});

describe('voice and face of a video fused', () => {
  const voice: Timeline = {
    model: 'lite',
    seconds: 10,
    windows: [{ start: 0, end: 4, probabilities: { calm: 0.9, neutral: 0.1 }, top: 'calm', confidence: 0.9 }],
    segments: [
      { start: 0, end: 4, top: 'calm', confidence: 0.9 },
      { start: 4, end: 10, top: 'no speech', confidence: 1 },
    ],
  };
  const face: Timeline = {
    model: 'face',
    seconds: 10,
    windows: [
      { start: 0, end: 7, probabilities: { neutral: 0.6, sad: 0.4 }, top: 'neutral', confidence: 0.6 },
    ],
    segments: [
      { start: 0, end: 7, top: 'neutral', confidence: 0.6 },
      { start: 7, end: 10, top: 'no face', confidence: 1 },
    ],
  };

  it('is both where both are, the one that is there elsewhere, and says where neither is', () => {
    const fused = fuseLanes(voice, face, 0.5, 10);
    expect(tops(fused)).toEqual(['calm 0-4', 'neutral 4-7', 'no speech or face 7-10']);
    // Calm from the voice, which the face calls neutral.
    expect(fused.windows[0].probabilities.calm).toBeGreaterThan(0.85);
    expect(fused.windows[8].probabilities).toEqual({ neutral: 0.6, sad: 0.4 });
    expect(fused.windows).toHaveLength(14);
  });

  it('is the other alone where one is missing altogether', () => {
    expect(tops(fuseLanes(null, face, 0.5, 10))).toEqual(['neutral 0-7', 'no speech or face 7-10']);
    expect(tops(fuseLanes(voice, null, 0.5, 10))).toEqual(['calm 0-4', 'no speech or face 4-10']);
    expect(tops(fuseLanes(null, null, 0.5, 10))).toEqual(['no speech or face 0-10']);
  });

  it('ends in the middle of a moment where the video does', () => {
    const fused = fuseLanes(voice, face, 0.5, 3.2);
    expect(fused.windows.at(-1)?.end).toBe(3.2);
    expect(fused.segments.at(-1)?.end).toBe(3.2);
  });
});
