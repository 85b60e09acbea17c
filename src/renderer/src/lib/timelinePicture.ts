/** A timeline as one picture, for a report or a talk. */
import { emotions } from '../../../shared/emotions';
import type { Timeline } from '../../../shared/timeline';
import type { Emotion } from '../../../shared/types';
import { text } from '../text';
import { tickWords, timeTicks } from './axes';
import { drawTimeline } from './drawTimeline';
import { formatTime } from './format';
import { drawnPng, PicturePen } from './picturePen';
import { segmentName } from './timelineWords';

const ratio = 2;
const width = 1200;
const height = 400;
const margin = 32;
const wide = width - 2 * margin;
const area = { y: 84, height: 170 };
const lane = { y: area.y + area.height, height: 30 };

export interface TimelinePictureOptions {
  title: string;
  /** Model, windows and hops. */
  by: string;
  /** Of Affectron. */
  version: string;
  /** Where colours and type are read from. */
  from: Element;
}

/** @returns the bytes of a PNG of 2400 x 800 pixels */
export function drawTimelinePicture(
  timeline: Timeline,
  { title, by, version, from }: TimelinePictureOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  return drawnPng({ width, height, ratio }, (context) => {
    const pen = new PicturePen(context, from, width - margin);
    context.fillStyle = pen.colour('panel');
    context.fillRect(0, 0, width, height);
    pen.write(title, margin, 42, { size: 20, bold: true });
    pen.write(`${by} · ${formatTime(timeline.seconds)}`, margin, 66, { dim: true });
    pen.write(text.timeline.version(version), width - margin, 66, { dim: true, right: true });
    drawAreas(pen, timeline);
    drawSegments(pen, timeline);
    drawAxis(pen, timeline.seconds);
    drawLegend(pen, timeline);
  });
}

function drawAreas(pen: PicturePen, timeline: Timeline): void {
  const { context } = pen;
  // In pixels of the picture: the areas are drawn column by column.
  const fine = new OffscreenCanvas(wide * ratio, area.height * ratio);
  const drawn = fine.getContext('2d');
  if (!drawn) throw new Error('There is no canvas to draw the timeline on.');
  const colours = Object.fromEntries(emotions.map((emotion) => [emotion, pen.colour(emotion)])) as Record<
    Emotion,
    string
  >;
  drawTimeline(
    drawn,
    timeline,
    { start: 0, end: timeline.seconds },
    { width: fine.width, height: fine.height },
    { colours, paper: pen.colour('panel'), font: `600 ${11 * ratio}px ${pen.family}`, words: text.emotion },
  );
  context.fillStyle = pen.colour('track');
  context.fillRect(margin, area.y, wide, area.height);
  context.drawImage(fine, margin, area.y, wide, area.height);
}

function drawSegments(pen: PicturePen, { segments, seconds }: Timeline): void {
  const { context } = pen;
  const x = (time: number) => margin + (time / seconds) * wide;
  for (const segment of segments) {
    const [from, to] = [x(segment.start), x(segment.end)];
    if (segment.top !== 'no speech') {
      context.fillStyle = pen.colour(segment.top);
      context.fillRect(from, lane.y + lane.height - 6, to - from, 6);
    }
    context.fillStyle = pen.colour('line');
    context.fillRect(to - 1, lane.y, 1, lane.height);
    if (to - from > 24) {
      const dim = segment.top === 'no speech';
      pen.write(segmentName(segment, to - from), from + 4, lane.y + 16, { size: 11, dim });
    }
  }
}

function drawAxis(pen: PicturePen, seconds: number): void {
  const y = lane.y + lane.height;
  const { step, ticks } = timeTicks(0, seconds, 12);
  for (const time of ticks) {
    const x = margin + (time / seconds) * wide;
    pen.context.fillStyle = pen.colour('dim');
    pen.context.fillRect(Math.min(x, margin + wide - 1), y, 1, 5);
    const ends = x > width - 2 * margin;
    pen.write(text.sound.tick(tickWords(time, step)), ends ? margin + wide : x, y + 20, {
      size: 11,
      dim: true,
      right: ends,
    });
  }
}

function drawLegend(pen: PicturePen, { windows }: Timeline): void {
  const known = emotions.filter((emotion) => windows.some(({ probabilities }) => emotion in probabilities));
  const y = height - 40;
  known.forEach((emotion, index) => {
    const x = margin + index * (wide / emotions.length);
    pen.context.fillStyle = pen.colour(emotion);
    pen.context.fillRect(x, y, 12, 12);
    pen.write(text.emotion[emotion], x + 18, y + 11);
  });
}
