/** What is said of segments and moments of a timeline. */
import { isAbsence, type TimelineSegment } from '../../../shared/timeline';
import type { Emotion, Probabilities } from '../../../shared/types';
import { text } from '../text';
import { formatNumber, formatPercent, formatTime } from './format';

const words = text.timeline;
/** A letter of a name, px. */
const letter = 6.5;

function nameOf({ top }: TimelineSegment): string {
  return isAbsence(top) ? words.absence[top] : text.emotion[top];
}

/** The name as far as there is room for it, px. */
export function segmentName(segment: TimelineSegment, room: number): string {
  const name = nameOf(segment);
  if (name.length * letter + 8 <= room) return name;
  return isAbsence(segment.top) ? '' : name.slice(0, 3);
}

/** As a screen reader tells it. */
export function segmentLabel(segment: TimelineSegment): string {
  const { start, end, top, confidence } = segment;
  const label = words.segment(nameOf(segment), formatTime(start), formatTime(end));
  return isAbsence(top) ? label : `${label}, ${words.sure(formatPercent(confidence))}`;
}

export function segmentReadout(segment: TimelineSegment): string {
  const { start, end, top, confidence } = segment;
  const times = text.selection.times(formatTime(start), formatTime(end));
  const name = nameOf(segment);
  return words.readout(times, [
    isAbsence(top) ? name : words.likely(name, words.sure(formatPercent(confidence))),
  ]);
}

/** The two likeliest emotions of a moment, as words. */
export function likeliest(probabilities: Probabilities): string[] {
  return (Object.entries(probabilities) as [Emotion, number][])
    .sort(([, one], [, other]) => other - one)
    .slice(0, 2)
    .map(([emotion, probability]) => words.likely(text.emotion[emotion], formatPercent(probability)));
}

/** "0.25 s", "3 s". */
export function shortLength(seconds: number): string {
  return `${formatNumber(seconds)}\u202fs`;
}
