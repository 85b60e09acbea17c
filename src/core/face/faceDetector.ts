import * as tf from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { detectorSide, facesOf, type FoundFace } from './blazeFace';
import { loadGraph, outputs, type GraphFiles } from './graphNetwork';
import type { Picture } from './picture';
import { cutSquare, fromSquare, type Point, type Square } from './square';

export interface DetectorOptions {
  /** Smallest score of a face, 0 to 1. Default 0.5. */
  least?: number;
  /** So many faces at most, the likeliest. Default 10. */
  most?: number;
}

/** Finds the faces of a picture: BlazeFace, the back-camera network of MediaPipe, on 256 x 256 pixels. */
export class FaceDetector {
  readonly #network: GraphModel;

  private constructor(network: GraphModel) {
    this.#network = network;
  }

  static async load(files: GraphFiles): Promise<FaceDetector> {
    return new FaceDetector(await loadGraph(files));
  }

  /** Faces, likeliest first, in pixels of the picture. */
  async detect(picture: Picture, { least = 0.5, most = 10 }: DetectorOptions = {}): Promise<FoundFace[]> {
    const whole = squareAround(picture);
    const values = cutSquare(picture, whole, detectorSide, 3);
    const answered = tf.tidy(() => {
      const input = tf.tensor4d(values, [1, detectorSide, detectorSide, 3]);
      return outputs(this.#network, tf.sub(tf.div(input, 127.5), 1));
    });
    try {
      const [scores, boxes] = await Promise.all(
        [1, 16].map((size) =>
          // The finer grid, with more anchors, comes first.
          Promise.all(
            answered
              .filter(({ shape }) => shape[2] === size)
              .sort((one, other) => other.size - one.size)
              .map((tensor) => tensor.data<'float32'>()),
          ),
        ),
      );
      return facesOf({ scores, boxes }, least, most).map((face) => inPicture(face, whole));
    } finally {
      tf.dispose(answered);
    }
  }

  dispose(): void {
    this.#network.dispose();
  }
}

/** The picture, made square by black bars. */
function squareAround({ width, height }: Picture): Square {
  return { x: width / 2, y: height / 2, size: Math.max(width, height), angle: 0 };
}

function inPicture({ box, score, eyes }: FoundFace, whole: Square): FoundFace {
  const move = ([x, y]: Point): Point => fromSquare(whole, x / detectorSide, y / detectorSide);
  const scale = whole.size / detectorSide;
  const [left, top] = move([box.left, box.top]);
  return {
    box: { left, top, width: box.width * scale, height: box.height * scale },
    score,
    eyes: [move(eyes[0]), move(eyes[1])],
  };
}
