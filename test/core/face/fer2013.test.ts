import { describe, expect, it } from 'vitest';
import { splitFer2013 } from '../../../src/core/face/fer2013';
import { faceEmotions } from '../../../src/core/face/faceRecogniser';
import { madeFaces } from './madeFaces';

const head = 'usage,class,pixels,match_score,fp_neutral,fp_happiness,fp_NF';
const pixels = 48 * 48;

/** Rows with the index of their picture among drawn ones, so that copies can be made. */
function dataOf(rows: readonly (readonly [line: string, picture: number])[]) {
  const drawn = madeFaces(10);
  const bytes = new Uint8Array(rows.length * pixels);
  rows.forEach(([, picture], index) => {
    bytes.set(drawn[picture]?.grey ?? new Uint8Array(pixels).fill(3), index * pixels);
  });
  return { csv: `${[head, ...rows.map(([line]) => line)].join('\n')}\n`, bytes };
}

const tested = ['PrivateTest,fear,lossless,1,9,1,0', 1] as const;

describe('FER2013 as it is split', () => {
  it('keeps the sets of the challenge, with our names of the emotions and the votes', () => {
    const { csv, bytes } = dataOf([
      ['Training,surprise,lossless,1,2,8,0', 0],
      ['PublicTest,happy,lossless,1,0,10,0', 2],
      tested,
    ]);
    const { training, validation, test } = splitFer2013(csv, bytes);
    const classes = [training, validation, test].map((set) => set.map((face) => faceEmotions[face.class]));
    expect(classes).toEqual([['surprised'], ['happy'], ['fearful']]);
    expect(training[0].votes).toEqual([2, 8, 0]);
    expect(test[0].grey).toEqual(madeFaces(10)[1].grey);
  });

  it('lets no exact copy of a tested picture into training, and no second copy of its own', () => {
    const { csv, bytes } = dataOf([
      ['Training,fear,lossless,1,9,1,0', 1],
      ['Training,sad,lossless,1,9,1,0', 2],
      ['Training,sad,lossless,1,9,1,0', 3],
      ['Training,happy,lossless,1,9,1,0', 3],
      ['PublicTest,sad,lossless,1,9,1,0', 2],
      tested,
    ]);
    const { training, leftOut } = splitFer2013(csv, bytes);
    expect(training.map(({ grey }) => grey)).toEqual([madeFaces(10)[3].grey]);
    expect(leftOut).toMatchObject({ 'copies of test pictures': 2, 'copies of training pictures': 1 });
  });

  it('leaves out what shows no face, and nothing of the tested pictures', () => {
    const { csv, bytes } = dataOf([
      ['Training,sad,recovered_from_224_jpg,0,,,', 4],
      ['Training,sad,lossless,1,1,0,5', 5],
      ['Training,sad,lossless,1,9,1,0', 99],
      ['PublicTest,sad,recovered_from_224_jpg,0,,,', 6],
    ]);
    const { training, validation, leftOut } = splitFer2013(csv, bytes);
    expect(training).toEqual([]);
    expect(validation).toHaveLength(1);
    expect(leftOut).toMatchObject({
      'not the original pixels': 1,
      'one grey all over': 1,
      'no face, say the voters': 1,
    });
  });

  it.each([
    [
      'pictures too few',
      head.concat('\nTraining,sad,lossless,1,9,1,0\nTraining,sad,lossless,1,9,1,0\n'),
      pixels,
    ],
    ['a class it does not know', head.concat('\nTraining,bored,lossless,1,9,1,0\n'), pixels],
    ['a set it does not know', head.concat('\nTest,sad,lossless,1,9,1,0\n'), pixels],
    ['cells missing', head.concat('\nTraining,sad\n'), pixels],
    ['a column missing', 'usage,class\nTraining,sad\n', pixels],
  ])('refuses %s', (_, csv, length) => {
    expect(() => splitFer2013(csv, new Uint8Array(length))).toThrow(
      expect.objectContaining({ code: 'damaged' }) as Error,
    );
  });
});
