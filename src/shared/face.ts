/** What crosses between main and the window about faces. */
export type { Box } from '../core/face/box';
export type { FaceOpinion, SeenFace, SeenPicture } from '../core/face/faceAnswer';
export type { Picture } from '../core/face/picture';

/** Longest side of a picture that crosses the bridge, pixels. */
export { longestSide } from '../core/face/picture';

/** A model of what faces show. */
export interface FaceModelName {
  id: string;
  name: string;
}
