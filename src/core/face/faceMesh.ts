import * as tf from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import type { FoundFace } from './blazeFace';
import { boxAround, type Box } from './box';
import { loadGraph, outputs, type GraphFiles } from './graphNetwork';
import type { Picture } from './picture';
import { cutSquare, fromSquare, type Point, type Square } from './square';

/** Landmarks of a face. */
export interface MeshedFace {
  /** Around all landmarks. */
  box: Box;
  /** That this is a face, 0 to 1. */
  score: number;
  /** 468 landmarks of MediaPipe's mesh: x, y in pixels of the picture, z in the same unit, smaller is nearer. */
  landmarks: Float32Array;
}

export const landmarkCount = 468;
const meshSide = 192;
/** How much larger than the face its square is, as MediaPipe's graph does it. */
const margin = 1.5;
/** Corners of the person's right eye (outer, inner), left eye (inner, outer) and mouth. */
export const faceCorners = { rightEye: [33, 133], leftEye: [362, 263], mouth: [61, 291] } as const;

/** Landmarks of a face whose place is roughly known: MediaPipe's FaceMesh (Kartynnik et al. 2019), 192 x 192 pixels. */
export class FaceMesh {
  readonly #network: GraphModel;

  private constructor(network: GraphModel) {
    this.#network = network;
  }

  static async load(files: GraphFiles): Promise<FaceMesh> {
    return new FaceMesh(await loadGraph(files));
  }

  /** @param square where the face is, from `squareOfFound` or `squareOfMesh` */
  async look(picture: Picture, square: Square): Promise<MeshedFace> {
    const values = cutSquare(picture, square, meshSide, 3);
    const answered = tf.tidy(() =>
      outputs(this.#network, tf.div(tf.tensor4d(values, [1, meshSide, meshSide, 3]), 255)),
    );
    try {
      const mesh = answered.find(({ size }) => size === landmarkCount * 3);
      const score = answered.find(({ size }) => size === 1);
      if (!mesh || !score) throw new Error('The network of the landmarks answers something else.');
      const landmarks = inPicture(await mesh.data<'float32'>(), square);
      return { box: boxAround(landmarks, 3), score: (await score.data())[0], landmarks };
    } finally {
      tf.dispose(answered);
    }
  }

  dispose(): void {
    this.#network.dispose();
  }
}

/** Landmark number `index`. */
export function landmark(landmarks: Float32Array, index: number): Point {
  return [landmarks[3 * index], landmarks[3 * index + 1]];
}

/** Where to look for the landmarks of a face that was just found, turned so that its eyes lie level. */
export function squareOfFound({ box, eyes }: FoundFace): Square {
  return around(box, eyes[0], eyes[1]);
}

/** Where to look for a face in the next picture. */
export function squareOfMesh({ box, landmarks }: MeshedFace): Square {
  return around(
    box,
    landmark(landmarks, faceCorners.rightEye[0]),
    landmark(landmarks, faceCorners.leftEye[1]),
  );
}

function around({ left, top, width, height }: Box, rightEye: Point, leftEye: Point): Square {
  return {
    x: left + width / 2,
    y: top + height / 2,
    size: margin * Math.max(width, height),
    // The person's right eye is on the left of the picture.
    angle: Math.atan2(leftEye[1] - rightEye[1], leftEye[0] - rightEye[0]),
  };
}

function inPicture(values: Float32Array, square: Square): Float32Array {
  const landmarks = new Float32Array(landmarkCount * 3);
  for (let at = 0; at < landmarks.length; at += 3) {
    const [x, y] = fromSquare(square, values[at] / meshSide, values[at + 1] / meshSide);
    landmarks[at] = x;
    landmarks[at + 1] = y;
    landmarks[at + 2] = (values[at + 2] / meshSide) * square.size;
  }
  return landmarks;
}
