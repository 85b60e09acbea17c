import type { Probabilities } from '../../core/models/prediction';
import type { Timeline, TimelineOptions } from '../../core/timeline/timeline';
import { FaceLane } from '../../core/video/faceLane';
import { fusedLane, fuseLanes } from '../../core/video/fusedLane';
import type { Problem } from '../../shared/types';
import { videoLanes, type LaneGrowth, type LaneState, type VideoLane } from '../../shared/video';

export interface VideoAnalysisOptions {
  video: string;
  /** Length as far as it is known, seconds. */
  seconds: number;
  options: TimelineOptions;
  /** Ids of the models that answer. */
  models: { voice: string; face: string };
  onGrowth: (growth: LaneGrowth) => void;
}

interface Lane {
  state: LaneState;
  timeline: Timeline;
  problem: Problem | null;
  warning: string | null;
  progress: number | null;
}

/** A part of a timeline, as makers of timelines tell it. */
type Part = Timeline & { firstWindow: number };

/** What is known of one video: voice, face, and both fused as far as both are known. */
export class VideoAnalysis {
  readonly #options: VideoAnalysisOptions;
  readonly #face: FaceLane;
  readonly #lanes: Record<VideoLane, Lane>;
  #seconds: number;

  constructor(options: VideoAnalysisOptions) {
    this.#options = options;
    const { models, seconds } = options;
    this.#seconds = seconds;
    this.#face = new FaceLane(models.face, options.options);
    const empty = (model: string, state: LaneState): Lane => ({
      ...{ state, problem: null, warning: null, progress: null },
      timeline: { model, seconds: 0, windows: [], segments: [] },
    });
    this.#lanes = {
      voice: empty(models.voice, 'running'),
      face: empty(models.face, 'running'),
      fused: empty(fusedLane, 'waiting'),
    };
  }

  get running(): boolean {
    return [this.#lanes.voice, this.#lanes.face].some(({ state }) => state === 'running');
  }

  isRunning(lane: 'voice' | 'face'): boolean {
    return this.#lanes[lane].state === 'running';
  }

  /** Another picture was looked at. @param at seconds from the beginning of the video */
  look(at: number, probabilities: Probabilities | null): void {
    if (!this.isRunning('face')) return;
    this.#seconds = Math.max(this.#seconds, at);
    this.#face.add(at, probabilities);
  }

  /** Tells what is new of the face. */
  tellFace(): void {
    if (this.isRunning('face')) this.#grow('face', this.#face.part());
  }

  /** A part of the voice was heard. */
  hear(part: Part, progress: number | null): void {
    if (!this.isRunning('voice')) return;
    this.#lanes.voice.progress = progress;
    this.#grow('voice', part);
  }

  /** All of the voice was heard. */
  heard(timeline: Timeline, warning: string | null): void {
    if (!this.isRunning('voice')) return;
    this.#lanes.voice.warning = warning;
    this.#end('voice', 'done', timeline);
  }

  /**
   * A lane ends.
   *
   * @param seconds length of the video, where reading it to the end has told
   */
  end(
    lane: 'voice' | 'face',
    state: LaneState,
    problem: Problem | null = null,
    seconds: number | null = null,
  ): void {
    if (!this.isRunning(lane)) return;
    if (seconds !== null) this.#seconds = seconds;
    this.#lanes[lane].problem = problem;
    if (lane === 'face' && state === 'done') this.#face.end(this.#seconds);
    this.#end(lane, state, lane === 'face' ? this.#face.timeline() : this.#lanes.voice.timeline);
  }

  /** The person has seen enough: what is known is kept. */
  stop(): void {
    for (const lane of ['voice', 'face'] as const) this.end(lane, 'stopped');
  }

  /** Everything that is known, for an export: voice, face, fused. */
  timelines(): Timeline[] {
    return videoLanes.map((lane) => this.#lanes[lane].timeline).filter(({ segments }) => segments.length > 0);
  }

  #end(name: 'voice' | 'face', state: LaneState, timeline: Timeline): void {
    const lane = this.#lanes[name];
    lane.state = state;
    lane.timeline = timeline;
    this.#tell(name, { ...timeline, firstWindow: 0 });
    this.#fuse();
  }

  #grow(name: 'voice' | 'face', part: Part): void {
    const { timeline } = this.#lanes[name];
    const { firstWindow, seconds, segments } = part;
    const windows = [...timeline.windows.slice(0, firstWindow), ...part.windows];
    this.#lanes[name].timeline = { model: timeline.model, seconds, segments, windows };
    this.#tell(name, part);
    this.#fuse();
  }

  /** As far as both are known; a lane that has none, or has failed before its first window, is not waited for. */
  #fuse(): void {
    const { voice, face, fused } = this.#lanes;
    const known = [voice, face].filter(({ state, timeline }) => state === 'running' || timeline.seconds > 0);
    const until = known.length === 0 ? 0 : Math.min(...known.map(({ timeline }) => timeline.seconds));
    if (until > 0) {
      const { hopSeconds } = this.#options.options;
      const of = (lane: Lane) => (lane.timeline.seconds > 0 ? lane.timeline : null);
      fused.timeline = fuseLanes(of(voice), of(face), hopSeconds, until);
    }
    fused.state = this.running ? (until > 0 ? 'running' : 'waiting') : until > 0 ? 'done' : 'missing';
    this.#tell('fused', { ...fused.timeline, firstWindow: 0 });
  }

  #tell(lane: VideoLane, part: Part): void {
    const { state, problem, warning, progress } = this.#lanes[lane];
    this.#options.onGrowth({
      ...{ video: this.#options.video, lane, state, problem, warning, progress },
      ...part,
      model: this.#lanes[lane].timeline.model,
    });
  }
}
