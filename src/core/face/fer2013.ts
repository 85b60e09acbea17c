/**
 * FER2013 (Goodfellow et al. 2013) with the votes of FERPlus (Barsoum et al. 2016), split as the challenge split it, its
 * known defects kept out of training.
 */
import { AffectronError } from '../errors';
import { cropSide } from './faceCrop';
import { faceEmotions } from './faceRecogniser';

/** A picture of a face and what it is said to show. */
export interface FacePicture {
  /** 48 x 48 levels of grey 0..255, row by row. */
  grey: Uint8Array;
  /** Index among `faceEmotions`: the word that the search which found the picture was for. */
  class: number;
  /** How many of ten people voted for each of FERPlus' ten answers; all 0 where nobody voted. */
  votes: readonly number[];
}

export interface Fer2013 {
  training: FacePicture[];
  /** PublicTest. */
  validation: FacePicture[];
  /** PrivateTest. */
  test: FacePicture[];
  /** Training pictures left out, by reason. */
  leftOut: Record<LeftOutReason, number>;
}

const leftOutReasons = [
  'copies of test pictures',
  'copies of training pictures',
  'not the original pixels',
  'one grey all over',
  'no face, say the voters',
] as const;
type LeftOutReason = (typeof leftOutReasons)[number];

/** Pixels of a picture. */
const pixels = cropSide * cropSide;

/** Deviation below which a picture shows nothing, levels of grey. */
const leastDeviation = 4;

/** Voters, of ten, who must see no face for a picture to be left out. */
const noFaceVotes = 5;

const classNames: Record<string, (typeof faceEmotions)[number]> = {
  angry: 'angry',
  disgust: 'disgust',
  fear: 'fearful',
  happy: 'happy',
  sad: 'sad',
  surprise: 'surprised',
  neutral: 'neutral',
};

/**
 * @param csv `fer2013.csv`: usage, class, pixels and votes of each picture
 * @param bytes `fer2013.u8`: the pictures in the same order
 * @throws AffectronError `damaged` when the two do not fit together or are not what they should be
 */
export function splitFer2013(csv: string, bytes: Uint8Array): Fer2013 {
  const rows = readRows(csv);
  if (bytes.length !== rows.length * pixels) {
    throw damaged(`fer2013.u8 holds ${bytes.length / pixels} pictures where the table lists ${rows.length}.`);
  }
  const pictures = rows.map((row, index) => ({
    ...row,
    grey: bytes.subarray(index * pixels, (index + 1) * pixels),
  }));
  const of = (usage: Row['usage']) => pictures.filter((picture) => picture.usage === usage);
  const [validation, test] = [of('PublicTest'), of('PrivateTest')];
  const tested = new Set([...validation, ...test].map(keyOf));
  const taken = new Set<string>();
  const leftOut = Object.fromEntries(leftOutReasons.map((reason) => [reason, 0])) as Fer2013['leftOut'];
  const training = of('Training').filter((picture) => {
    const reason = reasonAgainst(picture, tested, taken);
    if (reason) leftOut[reason]++;
    else taken.add(keyOf(picture));
    return reason === null;
  });
  return { training, validation, test, leftOut };
}

interface Row {
  usage: 'Training' | 'PublicTest' | 'PrivateTest';
  class: number;
  votes: number[];
  noFace: number;
  isOriginal: boolean;
}

function reasonAgainst(
  picture: Row & FacePicture,
  tested: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): LeftOutReason | null {
  const key = keyOf(picture);
  if (tested.has(key)) return 'copies of test pictures';
  if (taken.has(key)) return 'copies of training pictures';
  if (!picture.isOriginal) return 'not the original pixels';
  if (deviationOf(picture.grey) < leastDeviation) return 'one grey all over';
  return picture.noFace >= noFaceVotes ? 'no face, say the voters' : null;
}

/** Equal for exact copies alone. */
function keyOf({ grey }: FacePicture): string {
  return String.fromCharCode(...grey);
}

function deviationOf(grey: Uint8Array): number {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
}

function readRows(csv: string): Row[] {
  const [head = '', ...lines] = csv.trimEnd().split(/\r?\n/);
  const names = head.split(',');
  const column = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw damaged(`fer2013.csv has no column “${name}”.`);
    return index;
  };
  const [usage, label, origin, noFace] = ['usage', 'class', 'pixels', 'fp_NF'].map(column);
  const votes = names.flatMap((name, index) => (name.startsWith('fp_') ? [index] : []));
  return lines.map((line, index) => {
    const cells = line.split(',');
    const emotion = classNames[cells[label]];
    if (emotion === undefined || !isUsage(cells[usage]) || cells.length !== names.length) {
      throw damaged(`fer2013.csv has no picture in line ${index + 2}.`);
    }
    return {
      usage: cells[usage],
      class: faceEmotions.indexOf(emotion),
      votes: votes.map((place) => Number(cells[place])),
      noFace: Number(cells[noFace]),
      isOriginal: cells[origin] === 'lossless',
    };
  });
}

function isUsage(text: string | undefined): text is Row['usage'] {
  return text === 'Training' || text === 'PublicTest' || text === 'PrivateTest';
}

function damaged(message: string): AffectronError {
  return new AffectronError('damaged', message, {
    advice:
      'It must be FER2013 with the votes of FERPlus: fer2013.csv and beside it fer2013.u8 or fer2013.u8.xz.',
  });
}
