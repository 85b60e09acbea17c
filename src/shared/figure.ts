/** Plots that are saved as pictures: what they are of, and what main takes as one. */
import * as v from 'valibot';
import { figureLimits } from '../core/exports/figure';

export { figureFont, printable } from '../core/exports/figure';
export type { Figure, Mark, PathMark } from '../core/exports/figure';

/** Forms a figure is saved in: pixels for a slide or a page, shapes for whatever scales. */
export const figureForms = ['png', 'svg'] as const;
export type FigureForm = (typeof figureForms)[number];

export const clipPlots = ['waveform', 'spectrogram', 'timeline', 'probabilities', 'heard'] as const;
export const evaluationPlots = ['results', 'confusion', 'reliability', 'voices'] as const;

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Dots per inch of a PNG; a point is 1/72 inch. */
export const printDpi = 300;

/** What a figure is of: main names the file after it. */
export const figureSubject = v.variant('of', [
  /** `model` is whose answer is drawn, `null` where none is. */
  v.strictObject({ of: v.literal('clip'), id, plot: v.picklist(clipPlots), model: v.nullable(id) }),
  v.strictObject({ of: v.literal('evaluation'), id, plot: v.picklist(evaluationPlots), model: id }),
  v.strictObject({ of: v.literal('model'), id }),
  /** The training that runs or has just ended. */
  v.strictObject({ of: v.literal('training') }),
]);
export type FigureSubject = v.InferOutput<typeof figureSubject>;

/** Largest picture that is exported, bytes. */
const maxPicture = 8 * 2 ** 20;
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const png = (most: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((bytes) => bytes.byteLength <= most, `At most ${most} bytes.`),
    v.check((bytes) => pngSignature.every((byte, index) => bytes[index] === byte), 'A PNG picture.'),
  );

export const pngPicture = png(maxPicture);

const { side, marks, points, letters, images, image } = figureLimits;
const length = v.pipe(v.number(), v.minValue(0), v.maxValue(side));
/** Marks may begin or end a little outside of the figure. */
const place = v.pipe(v.number(), v.minValue(-side), v.maxValue(2 * side));
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const words = v.pipe(v.string(), v.maxLength(letters));
const box = { x: place, y: place, width: length, height: length };

const mark = v.variant('kind', [
  v.strictObject({ kind: v.literal('rect'), ...box, fill: colour, opacity: share }),
  v.strictObject({
    kind: v.literal('path'),
    points: v.pipe(
      v.array(place),
      v.maxLength(points),
      v.check((list) => list.length % 2 === 0, 'Pairs.'),
    ),
    fill: v.nullable(colour),
    stroke: v.nullable(colour),
    strokeWidth: length,
    dash: v.pipe(v.array(length), v.maxLength(8)),
    opacity: share,
  }),
  v.strictObject({
    kind: v.literal('text'),
    words,
    x: place,
    y: place,
    size: v.pipe(v.number(), v.minValue(1), v.maxValue(100)),
    bold: v.boolean(),
    fill: colour,
    anchor: v.picklist(['start', 'middle', 'end']),
    upright: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('image'), ...box, png: png(image) }),
]);

export const figureSchema = v.pipe(
  v.strictObject({
    width: v.pipe(length, v.minValue(1)),
    height: v.pipe(length, v.minValue(1)),
    title: words,
    marks: v.pipe(v.array(mark), v.maxLength(marks)),
  }),
  v.check(
    (figure) => figure.marks.filter(({ kind }) => kind === 'image').length <= images,
    `At most ${images} pictures.`,
  ),
);
