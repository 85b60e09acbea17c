import * as tf from '@tensorflow/tfjs-core';
import type { FoundFace } from './blazeFace';
import { overlap } from './box';
import type { SeenFace, SeenPicture } from './faceAnswer';
import { cropSide, faceCrop } from './faceCrop';
import type { FaceDetector } from './faceDetector';
import { landmarkCount, squareOfFound, squareOfMesh, type FaceMesh, type MeshedFace } from './faceMesh';
import type { FaceRecogniser } from './faceRecogniser';
import { FaceSmoother } from './faceSmoother';
import { FaceTracks } from './faceTracks';
import { headTurn } from './headTurn';
import { brightness, checkPicture, type Picture } from './picture';

export interface FaceParts {
  detector: FaceDetector;
  mesh: FaceMesh;
  recognisers: readonly FaceRecogniser[];
}

export interface LookOptions {
  /** Time of the picture, seconds; never earlier than that of the picture before. */
  at: number;
  /** Whether landmarks are wanted in the answer. Default false. */
  landmarks?: boolean;
}

/** So many faces are looked at, the largest: each costs time, and bars of more could not be followed anyway. */
export const mostFaces = 10;
/** The detector looks for new faces so often while some are followed, seconds. */
const lookAgain = 0.5;
/** What the landmarks' network holds less likely is no face. */
const least = 0.5;
/** A found box that overlaps a followed face so much is that face. */
const sameFace = 0.3;

/**
 * Looks at one picture after the other of a camera or a video: finds faces, follows them, asks the models, smooths what
 * they say of each face. A face that is followed is found by its landmarks in the picture before; the detector, which costs
 * most, looks for new ones now and then.
 */
export class FaceWatcher {
  readonly #parts: FaceParts;
  readonly #tracks = new FaceTracks();
  readonly #smoothers = new Map<string, FaceSmoother>();
  #followed: MeshedFace[] = [];
  #detectedAt = -Infinity;

  constructor(parts: FaceParts) {
    this.#parts = parts;
  }

  /** @throws AffectronError `damaged` for something that is no picture */
  async look(picture: Picture, { at, landmarks = false }: LookOptions): Promise<SeenPicture> {
    const start = tf.util.now();
    checkPicture(picture);
    const meshed = await this.#meshes(picture, at);
    const faces = meshed.sort((one, other) => area(other) - area(one)).slice(0, mostFaces);
    this.#followed = faces;
    const seen = await this.#ask(picture, faces, at);
    return {
      faces: landmarks ? seen : seen.map((face) => ({ ...face, landmarks: new Float32Array() })),
      passedOver: meshed.length - faces.length,
      brightness: brightness(picture),
      milliseconds: tf.util.now() - start,
    };
  }

  async #meshes(picture: Picture, at: number): Promise<MeshedFace[]> {
    const meshed: MeshedFace[] = [];
    const add = (face: MeshedFace): void => {
      const known = meshed.some(({ box }) => overlap(box, face.box) > sameFace);
      if (face.score >= least && !known) meshed.push(face);
    };
    const { detector, mesh } = this.#parts;
    for (const face of this.#followed) add(await mesh.look(picture, squareOfMesh(face)));
    const lost = meshed.length < this.#followed.length || meshed.length === 0;
    if (!lost && at - this.#detectedAt < lookAgain) return meshed;
    this.#detectedAt = at;
    for (const found of await detector.detect(picture, { most: 2 * mostFaces })) {
      if (isNew(found, meshed)) add(await mesh.look(picture, squareOfFound(found)));
    }
    return meshed;
  }

  async #ask(picture: Picture, faces: readonly MeshedFace[], at: number): Promise<SeenFace[]> {
    const ids = this.#tracks.follow(
      faces.map(({ box }) => box),
      at,
    );
    this.#forget();
    if (faces.length === 0) return [];
    const crops = new Float32Array(faces.length * cropSide * cropSide);
    faces.forEach((face, index) => crops.set(faceCrop(picture, face.landmarks), index * cropSide * cropSide));
    const seen = faces.map((face, index): SeenFace => ({
      id: ids[index],
      box: face.box,
      score: face.score,
      landmarks: flat(face.landmarks),
      turned: headTurn(face.landmarks),
      opinions: [],
    }));
    for (const recogniser of this.#parts.recognisers) {
      const answers = await recogniser.predict(crops);
      answers.forEach((probabilities, index) => {
        const smoothed = this.#smoother(ids[index], recogniser.id).add(probabilities, at);
        seen[index].opinions.push({ model: recogniser.id, probabilities: smoothed });
      });
    }
    return seen;
  }

  #smoother(id: number, model: string): FaceSmoother {
    const key = `${id} ${model}`;
    const smoother = this.#smoothers.get(key) ?? new FaceSmoother();
    this.#smoothers.set(key, smoother);
    return smoother;
  }

  /** Smoothers of faces that are gone. */
  #forget(): void {
    const followed = new Set(this.#tracks.ids);
    for (const key of this.#smoothers.keys()) {
      if (!followed.has(Number.parseInt(key, 10))) this.#smoothers.delete(key);
    }
  }
}

function isNew(found: FoundFace, known: readonly MeshedFace[]): boolean {
  return known.every(({ box }) => overlap(box, found.box) <= sameFace);
}

function area({ box }: MeshedFace): number {
  return box.width * box.height;
}

/** Without the depth. */
function flat(landmarks: Float32Array): Float32Array {
  const points = new Float32Array(landmarkCount * 2);
  for (let index = 0; index < landmarkCount; index++) {
    points[2 * index] = landmarks[3 * index];
    points[2 * index + 1] = landmarks[3 * index + 1];
  }
  return points;
}
