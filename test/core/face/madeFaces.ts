import { drawnFaces } from '../../../src/cli/training/drawnFaces';
import type { FacePicture, Fer2013 } from '../../../src/core/face/fer2013';
import { Random } from '../../../src/core/training/random';

/** Drawn faces with noise, smiling ones happy and frowning ones sad: something that can be learnt at once. */
export function madeFaces(count: number, seed = 1): FacePicture[] {
  const random = new Random(seed);
  const drawn = drawnFaces();
  const [sad, happy] = [drawn[0], drawn[3]];
  return Array.from({ length: count }, (_, index) => {
    const isHappy = index % 2 === 0;
    const grey = Uint8Array.from(isHappy ? happy : sad, (value) => value + 20 * random.uniform());
    return {
      grey,
      class: isHappy ? 3 : 4,
      votes: isHappy ? [0, 10, 0, 0, 0, 0, 0, 0, 0, 0] : new Array<number>(10).fill(0),
    };
  });
}

/** A data set of drawn faces. */
export function madeFer2013(): Fer2013 {
  return {
    training: madeFaces(24, 1),
    validation: madeFaces(10, 2),
    test: madeFaces(12, 3),
    leftOut: {
      'copies of test pictures': 0,
      'copies of training pictures': 0,
      'not the original pixels': 0,
      'one grey all over': 0,
      'no face, say the voters': 0,
    },
  };
}
