/** The lanes of a video as the window shows them. */
import type { Timeline } from '../../../shared/timeline';
import type { Problem } from '../../../shared/types';
import type { LaneGrowth, LaneState, VideoLane } from '../../../shared/video';

export interface LaneView {
  state: LaneState;
  /** `null` until there is something. */
  timeline: Timeline | null;
  /** Share that is heard, of the voice. */
  progress: number | null;
  /** Why it failed, by main. */
  problem: Problem | null;
  /** What was in the way of reading it, by the window. */
  note: Problem | null;
  warning: string | null;
}

export type ShownLanes = Record<VideoLane, LaneView>;

export function emptyLanes(): ShownLanes {
  const empty: LaneView = {
    ...{ state: 'waiting', timeline: null, progress: null },
    ...{ problem: null, note: null, warning: null },
  };
  return { voice: empty, face: empty, fused: empty };
}

/** As they are before anything is told of them. */
export function startedLanes(): ShownLanes {
  const { voice, face, fused } = emptyLanes();
  return { voice: { ...voice, state: 'running' }, face: { ...face, state: 'running' }, fused };
}

/** A lane with what is new of it. */
export function grown(lane: LaneView, growth: LaneGrowth): LaneView {
  const { state, progress, problem, warning, model, seconds, segments, windows, firstWindow } = growth;
  const settled = lane.timeline?.windows.slice(0, firstWindow) ?? [];
  const timeline =
    seconds > 0 ? { model, seconds, segments, windows: [...settled, ...windows] } : lane.timeline;
  return { state, progress, problem, warning, note: lane.note, timeline };
}
