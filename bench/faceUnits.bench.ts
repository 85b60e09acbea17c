import { readFileSync } from 'node:fs';
import path from 'node:path';
import { backendOptions, startBackend } from '../src/backend/startBackend';
import type { FacePicture } from '../src/core/face/fer2013';
import { cropSide, faceCrop } from '../src/core/face/faceCrop';
import { squareOfFound, type MeshedFace } from '../src/core/face/faceMesh';
import { faceEmotions, type FaceRecogniser } from '../src/core/face/faceRecogniser';
import { faceUnitNames, measureUnits, type FaceUnits } from '../src/core/face/faceUnits';
import type { Picture } from '../src/core/face/picture';
import { readFer2013 } from '../src/library/faces/readFer2013';
import { loadFaceParts } from '../src/workers/loadFaceParts';

/** Pictures of FER2013 are enlarged so many times, in a frame of their own edges continued, to look like a camera's. */
const enlarged = 4;
const frame = 12;

interface Looked {
  shown: FacePicture;
  picture: Picture;
  face: MeshedFace | null;
}

type Parts = Awaited<ReturnType<typeof loadFaceParts>>;

/**
 * How well detector, mesh and measures fare on FER2013, and whether the measures go with the action units of RAVDESS:
 * `FACES_DATA` names the folder with both, `FACES_COUNT` how many pictures of each emotion (default 200).
 */
export async function bench(): Promise<void> {
  const { FACES_DATA: data, FACES_COUNT: wanted = '200' } = process.env;
  if (!data) {
    console.log('not measured: FACES_DATA names no folder with fer2013.csv and the action units of RAVDESS');
    return;
  }
  await startBackend(backendOptions(process.env, false));
  const parts = await loadFaceParts({ modelsFolder: path.resolve('resources/models') });
  const fer = await readFer2013(data, { scripts: path.resolve('training'), work: '.cache/faces' });
  const count = Number(wanted);
  await onCrops(parts, spread(fer.test, 2 * count));
  const neutral = faceEmotions.indexOf('neutral');
  const looked: Looked[] = [];
  for (const [index] of faceEmotions.entries()) {
    const shown = fer.training.filter((picture) => picture.class === index);
    const some = spread(shown, index === neutral ? 2 * count : count);
    for (const picture of some) looked.push(await look(parts, picture));
  }
  againstRavdess(looked, readFileSync(path.join(data, 'ravdess-speech-action-units.csv'), 'utf8'));
}

/** So many of them, evenly spread. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * step)]);
}

async function look({ detector, mesh }: Parts, shown: FacePicture): Promise<Looked> {
  const picture = asPhoto(shown.grey);
  const [found] = await detector.detect(picture, { most: 1 });
  const face = found === undefined ? null : await mesh.look(picture, squareOfFound(found));
  return { shown, picture, face: face !== null && face.score >= 0.5 ? face : null };
}

function asPhoto(grey: Uint8Array): Picture {
  const side = (cropSide + 2 * frame) * enlarged;
  const data = new Uint8Array(side * side * 4).fill(255);
  const near = (place: number) =>
    Math.min(cropSide - 1, Math.max(0, place / enlarged - frame - 0.5 + 0.5 / enlarged));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [near(x), near(y)];
      const [left, top] = [Math.floor(column), Math.floor(row)];
      const at = (dx: number, dy: number) =>
        grey[Math.min(cropSide - 1, top + dy) * cropSide + Math.min(cropSide - 1, left + dx)];
      const [across, down] = [column - left, row - top];
      const upper = at(0, 0) * (1 - across) + at(1, 0) * across;
      const lower = at(0, 1) * (1 - across) + at(1, 1) * across;
      data.fill(upper * (1 - down) + lower * down, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

/** Each expression model on pictures as they are and on the crops that detector and mesh make of them. */
async function onCrops(parts: Parts, pictures: readonly FacePicture[]): Promise<void> {
  const looked: Looked[] = [];
  for (const picture of pictures) looked.push(await look(parts, picture));
  const found = looked.flatMap(({ shown, picture, face }) => (face ? [{ shown, picture, face }] : []));
  console.log(`PrivateTest: a face found in ${found.length} of ${looked.length} pictures`);
  for (const recogniser of parts.recognisers) {
    const [itself, cropped] = [
      await right(recogniser, found, ({ shown }) => Float32Array.from(shown.grey)),
      await right(recogniser, found, ({ picture, face }) => faceCrop(picture, face.landmarks)),
    ];
    console.log(
      `  ${recogniser.name}: right on the picture ${percent(itself)}, on the crop ${percent(cropped)}`,
    );
  }
}

async function right<Item extends { shown: FacePicture }>(
  recogniser: FaceRecogniser,
  items: readonly Item[],
  crop: (item: Item) => Float32Array,
): Promise<number> {
  let count = 0;
  for (const item of items) {
    const [probabilities] = await recogniser.predict(crop(item));
    const likeliest = faceEmotions.reduce((best, emotion) =>
      (probabilities[emotion] ?? 0) > (probabilities[best] ?? 0) ? emotion : best,
    );
    if (faceEmotions.indexOf(likeliest) === item.shown.class) count++;
  }
  return count / items.length;
}

function againstRavdess(looked: readonly Looked[], table: string): void {
  const faces = looked.flatMap(({ shown, face }) =>
    face ? [{ class: shown.class, units: measureUnits(face.landmarks) }] : [],
  );
  const neutral = faceEmotions.indexOf('neutral');
  const units = readUnits(table);
  console.log(`Training: a face found in ${faces.length} of ${looked.length} pictures`);
  console.log(
    'unit: mean and deviation of neutral faces; difference of each emotion from them, in deviations',
  );
  console.log(
    `      FER2013 by landmarks | RAVDESS by OpenFace, ${faceEmotions.slice(0, -1).join(', ')}; correlation`,
  );
  for (const name of faceUnitNames) {
    const of = (index: number) =>
      faces.filter((face) => face.class === index).map((face) => face.units[name]);
    const rest = of(neutral);
    const shift = (values: readonly number[], base: readonly number[]) =>
      (mean(values) - mean(base)) / deviation(base);
    const ours = faceEmotions.slice(0, -1).map((_, index) => shift(of(index), rest));
    const theirs = faceEmotions
      .slice(0, -1)
      .map((emotion) => shift(units(name, emotion), units(name, 'neutral')));
    const told = (values: number[]) => values.map((value) => value.toFixed(2).padStart(5)).join(' ');
    console.log(
      `${name} ${mean(rest).toFixed(4)} ${deviation(rest).toFixed(4)}: ${told(ours)} | ${told(theirs)}; ${correlation(ours, theirs).toFixed(2)}`,
    );
  }
}

/** Where the table calls an emotion otherwise. */
const ravdessWords: Record<string, string> = { fearful: 'fear', surprised: 'surprise' };

/** Intensities of a unit over the clips of an emotion. */
function readUnits(table: string): (unit: keyof FaceUnits, emotion: string) => number[] {
  const [head = '', ...lines] = table.split(/\r?\n/).filter((line) => line !== '');
  const columns = head.split(',');
  const rows = lines.map((line) => line.split(','));
  const column = (name: string) => columns.indexOf(name);
  return (unit, emotion) => {
    const value = column(`stat_${unit}_r`);
    const word = ravdessWords[emotion] ?? emotion;
    return rows.filter((row) => row[column('emotion')] === word).map((row) => Number(row[value]));
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)];
  const product = mean(one.map((value, index) => (value - a) * (other[index] - b)));
  return product / (deviation(one) * deviation(other));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
