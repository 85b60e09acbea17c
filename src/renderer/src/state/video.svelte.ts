/**
 * The Video view: a video that is played, and what its voice and its faces say over time. The window takes the file apart and
 * decodes it; main looks, listens, and tells how the lanes grow. Pictures and sound are read apart, so that one goes on where
 * the other cannot.
 */
import type { Bridge } from '../../../shared/contract';
import type { SeenPicture } from '../../../shared/face';
import type { TimelineForm, TimelineOptions } from '../../../shared/timeline';
import type { Problem } from '../../../shared/types';
import { toProblem, type LaneGrowth, type OpenedVideo, type VideoFile } from '../../../shared/video';
import { ask, problemOf, Refused } from '../bridge';
import { videoAddress, type OpenVideoFile } from '../capture/openVideoFile';
import type { videoPictures } from '../capture/videoPictures';
import { VideoProblem } from '../capture/videoProblem';
import type { videoSound } from '../capture/videoSound';
import { text } from '../text';
import { Playback, type Player } from './playback.svelte';
import { emptyLanes, grown, startedLanes, type LaneView, type ShownLanes } from './videoLanes';
import { Zoom } from './zoom.svelte';

export interface VideoOptions {
  bridge: Bridge;
  player: Player;
  openVideoFile: OpenVideoFile;
  videoPictures: typeof videoPictures;
  videoSound: typeof videoSound;
  /** Model that hears the voice, windows and hops. */
  asked: () => { model: string | null; options: TimelineOptions };
  onProblem: (problem: Problem) => void;
}

/** Faces in one picture of the video. */
export interface SeenMoment {
  at: number;
  width: number;
  height: number;
  seen: SeenPicture;
}

/** Longer videos are analysed when that is asked for: they keep the computer busy for long, seconds. */
export const longestUnasked = 1200;

export class Video {
  opened = $state.raw<OpenedVideo | null>(null);
  file = $state.raw<VideoFile | null>(null);
  seconds = $state(0);
  opening = $state(false);
  analysing = $state(false);
  lanes = $state.raw<ShownLanes>(emptyLanes());
  /** How far pictures were looked at, and sound was read; seconds. */
  facesUntil = $state(0);
  soundUntil = $state(0);
  readonly zoom = new Zoom();
  readonly playback: Playback;
  readonly player: Player;
  /** Something is known that can be saved. */
  readonly known = $derived(Object.values(this.lanes).some(({ timeline }) => timeline !== null));

  readonly #options: VideoOptions;
  readonly #moments: SeenMoment[] = [];
  /** Changes with every picture that was looked at. */
  #looked = $state(0);
  #abort = new AbortController();

  constructor(options: VideoOptions) {
    this.#options = options;
    this.player = options.player;
    this.playback = new Playback(options.player, (time) => this.zoom.follow(time));
  }

  /** Asks for a file. */
  async choose(): Promise<void> {
    await this.#take(() => ask(this.#options.bridge, 'video.open'));
  }

  async dropped(file: File): Promise<void> {
    await this.#take(async () => {
      const answer = await this.#options.bridge.videoDropped(file);
      if (!answer.ok) throw new Refused(answer.problem);
      return answer.value;
    });
  }

  /** Forgets the video. */
  async close(): Promise<void> {
    await this.stop();
    this.#clear();
  }

  /** Looks and listens from the beginning. */
  async analyse(): Promise<void> {
    const { opened, file } = this;
    if (opened === null || file === null || this.analysing) return;
    const { bridge, asked, onProblem } = this.#options;
    const { model, options } = asked();
    if (model === null) return onProblem(text.video.noModel());
    this.#forgetLanes();
    const { signal } = this.#abort;
    this.lanes = startedLanes();
    this.analysing = true;
    try {
      await ask(bridge, 'video.start', opened.id, model, options, this.seconds);
      await Promise.all([this.#look(opened, file, signal), this.#listen(opened, file, signal)]);
    } catch (thrown) {
      if (signal.aborted) return;
      this.analysing = false;
      this.lanes = emptyLanes();
      onProblem(problemOf(thrown));
    }
  }

  /** What is known is kept. */
  async stop(): Promise<void> {
    this.#abort.abort();
    if (!this.analysing || this.opened === null) return;
    this.analysing = false;
    await this.#options.bridge.call('video.stop', this.opened.id);
  }

  /** Main tells how a lane grows. */
  grow(growth: LaneGrowth): void {
    if (growth.video !== this.opened?.id) return;
    this.lanes = { ...this.lanes, [growth.lane]: grown(this.lanes[growth.lane], growth) };
    const { voice, face } = this.lanes;
    if (voice.state !== 'running' && face.state !== 'running') this.analysing = false;
  }

  /** @returns the name of the file; `null` when dismissed */
  export(form: TimelineForm): Promise<string | null> {
    return this.opened === null
      ? Promise.resolve(null)
      : ask(this.#options.bridge, 'video.export', this.opened.id, form);
  }

  /** The faces in the picture that is shown at a time; `null` where none was looked at. */
  momentAt(time: number): SeenMoment | null {
    void this.#looked;
    let [low, high] = [0, this.#moments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#moments[middle].at > time + 0.001) high = middle;
      else low = middle + 1;
    }
    const moment = this.#moments.at(low - 1);
    return low === 0 || moment === undefined || time - moment.at > 0.5 ? null : moment;
  }

  dispose(): void {
    void this.stop();
    this.playback.dispose();
  }

  async #take(open: () => Promise<OpenedVideo | null>): Promise<void> {
    const { openVideoFile, onProblem } = this.#options;
    try {
      const opened = await open();
      if (opened === null) return;
      await this.close();
      this.opened = opened;
      this.opening = true;
      const { signal } = this.#abort;
      try {
        const file = await openVideoFile(opened);
        if (signal.aborted) return;
        this.#show(opened, file);
      } catch (thrown) {
        if (signal.aborted) return;
        this.#clear();
        onProblem(
          thrown instanceof Refused ? thrown.problem : text.video.unreadable(opened.name, toProblem(thrown)),
        );
      }
    } catch (thrown) {
      onProblem(problemOf(thrown));
    }
  }

  #show(opened: OpenedVideo, file: VideoFile): void {
    this.opening = false;
    this.file = file;
    this.#lasts(file.seconds ?? 0);
    this.playback.load(videoAddress(opened.id), this.seconds);
    if (this.seconds <= longestUnasked) void this.analyse();
  }

  /** The length is known, or known better. */
  #lasts(seconds: number): void {
    if (seconds <= this.seconds) return;
    this.seconds = seconds;
    this.playback.seconds = seconds;
    this.zoom.reset(seconds);
  }

  async #look(video: OpenedVideo, { picture }: VideoFile, signal: AbortSignal): Promise<void> {
    const { bridge, videoPictures: pictures } = this.#options;
    await this.#lane('face', video, picture, signal, async (track) => {
      for await (const { picture: shown, at } of pictures(track, signal)) {
        if (signal.aborted) return;
        const seen = await ask(bridge, 'video.look', video.id, shown, at);
        if (signal.aborted) return;
        this.#moments.push({ at, width: shown.width, height: shown.height, seen });
        this.facesUntil = at;
        this.#lasts(at);
        this.#looked++;
      }
    });
  }

  async #listen(video: OpenedVideo, { sound }: VideoFile, signal: AbortSignal): Promise<void> {
    const { bridge, videoSound: blocks } = this.#options;
    await this.#lane('voice', video, sound, signal, async (track) => {
      for await (const { samples, sampleRate, until } of blocks(track, signal)) {
        if (signal.aborted) return;
        await ask(bridge, 'video.listen', video.id, samples, sampleRate);
        this.soundUntil = until;
        this.#lasts(until);
      }
    });
  }

  /** Reads one modality to its end; what is in its way is told in its lane, and the other goes on. */
  async #lane<Track extends { codec: string }>(
    lane: 'voice' | 'face',
    video: OpenedVideo,
    track: Track | null,
    signal: AbortSignal,
    read: (track: Track) => Promise<void>,
  ): Promise<void> {
    const { bridge } = this.#options;
    const finish = async (how: 'done' | 'missing' | 'failed', seconds: number | null): Promise<void> => {
      if (!signal.aborted) await bridge.call('video.finish', video.id, lane, how, seconds);
    };
    if (track === null) return finish('missing', null);
    try {
      await read(track);
      await finish('done', this.seconds > 0 ? this.seconds : null);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#fail(lane, thrown, track.codec);
      // What was read before is kept, as far as it goes.
      const until = lane === 'face' ? this.facesUntil : this.soundUntil;
      await finish(until > 0 ? 'done' : 'failed', until > 0 ? until : null);
    }
  }

  #fail(lane: 'voice' | 'face', thrown: unknown, codec: string): void {
    const until = lane === 'face' ? this.facesUntil : this.soundUntil;
    const note =
      thrown instanceof VideoProblem
        ? text.video.laneProblem(lane, thrown.failure, codec, until)
        : thrown instanceof Refused
          ? thrown.problem
          : toProblem(thrown);
    this.lanes = { ...this.lanes, [lane]: { ...this.lanes[lane], note } satisfies LaneView };
  }

  #forgetLanes(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.lanes = emptyLanes();
    this.#moments.length = 0;
    this.#looked++;
    this.facesUntil = 0;
    this.soundUntil = 0;
  }

  #clear(): void {
    this.#forgetLanes();
    this.opened = null;
    this.file = null;
    this.opening = false;
    this.analysing = false;
    this.seconds = 0;
    this.playback.unload();
    this.zoom.reset(0);
  }
}
