import type { Probabilities } from '../models/prediction';
import type { Box } from './box';

/** What one model says of a face. */
export interface FaceOpinion {
  /** Id of the `FaceRecogniser`. */
  model: string;
  probabilities: Probabilities;
}

/** One face of a picture. */
export interface SeenFace {
  /** The same as long as the face is followed. */
  id: number;
  /** In pixels of the picture. */
  box: Box;
  /** That it is a face, 0 to 1. */
  score: number;
  /** x and y of 468 landmarks, pixels; empty where nobody asked for them. */
  landmarks: Float32Array;
  /** How far the head is turned aside, 0 (straight on) to 1 (profile). */
  turned: number;
  /** One for each model. */
  opinions: FaceOpinion[];
}

/** What is seen in a picture. */
export interface SeenPicture {
  /** Largest face first. */
  faces: SeenFace[];
  /** Faces that were found but not looked at, because there are too many. */
  passedOver: number;
  /** Mean brightness, 0 to 255. */
  brightness: number;
  /** Time the work took, ms. */
  milliseconds: number;
}
