/** What the worker that looks at faces is asked. */
import type { SeenPicture } from '../core/face/faceAnswer';
import type { Picture } from '../core/face/picture';

export interface FaceTasks {
  /** Loads the networks and runs each once; answers the models, the one that counts first. */
  ready: { input: null; output: { id: string; name: string }[] };
  /** The faces of the camera's next picture; `at` in seconds. Whoever was followed is forgotten with `begin`. */
  watch: {
    input: { picture: Picture; at: number; landmarks: boolean; begin: boolean };
    output: SeenPicture;
  };
  /** The faces of a video's next picture, apart from those of the camera. */
  follow: {
    input: { picture: Picture; at: number; begin: boolean };
    output: SeenPicture;
  };
  /** The faces of a picture by itself. */
  photo: { input: { picture: Picture }; output: SeenPicture };
}

export interface FaceSetup {
  /** Folder with one folder for each model; the face networks stand beside it. */
  modelsFolder: string;
}
