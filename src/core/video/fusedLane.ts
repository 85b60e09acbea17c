import { together } from '../fusion/together';
import type { Probabilities } from '../models/prediction';
import { timelineSegments } from '../timeline/segments';
import { joinSpans, type Span } from '../timeline/span';
import { isAbsence, type Timeline, type TimelineSegment, type TimelineWindow } from '../timeline/timeline';
import type { Emotion } from '../emotions';

/** Name of the lane in which both are one. */
export const fusedLane = 'fused';

type Lane = Pick<Timeline, 'windows' | 'segments'>;

/**
 * Voice and face of a video, moment by moment: what each says there is fused as live (`together`), and what is missing there,
 * speech or a face, drops out.
 *
 * @param voice `null` where the video has no sound that can be heard
 * @param face `null` where it has no pictures that can be seen
 * @param hop length of a moment, seconds
 * @param seconds how far both are known
 */
export function fuseLanes(voice: Lane | null, face: Lane | null, hop: number, seconds: number): Timeline {
  const [heard, seen] = [voice, face].map((lane) => (lane === null ? () => null : opinions(lane)));
  const windows: TimelineWindow[] = [];
  for (let index = 0; index * hop < seconds; index++) {
    const [start, end] = [index * hop, Math.min(seconds, (index + 1) * hop)];
    const at = (start + end) / 2;
    const { fused } = together(heard(at), seen(at), true);
    if (fused !== null) windows.push({ start, end, probabilities: fused, ...topOf(fused) });
  }
  const spans = joinSpans([...spansOf(voice), ...spansOf(face)]);
  const segments = timelineSegments(windows, spans, seconds, { absence: 'no speech or face' });
  return { model: fusedLane, seconds, windows, segments };
}

function topOf(probabilities: Probabilities): { top: Emotion; confidence: number } {
  const ranked = Object.entries(probabilities) as [Emotion, number][];
  const [top, confidence] = ranked.reduce((best, other) => (other[1] > best[1] ? other : best));
  return { top, confidence };
}

function spansOf(lane: Lane | null): Span[] {
  return (lane?.segments ?? [])
    .filter(({ top }) => !isAbsence(top))
    .map(({ start, end }) => ({ start, end }));
}

/** What a lane says at one moment after the other: the window whose middle is nearest, where there is an emotion. */
function opinions({ windows, segments }: Lane): (at: number) => Probabilities | null {
  let [window, segment] = [0, 0];
  return (at) => {
    while (segment + 1 < segments.length && segments[segment].end <= at) segment++;
    while (window + 1 < windows.length && apart(windows[window + 1], at) <= apart(windows[window], at))
      window++;
    const here: TimelineSegment | undefined = segments[segment];
    if (here === undefined || isAbsence(here.top) || here.end <= at) return null;
    return windows.at(window)?.probabilities ?? null;
  };
}

function apart({ start, end }: Span, at: number): number {
  return Math.abs((start + end) / 2 - at);
}
