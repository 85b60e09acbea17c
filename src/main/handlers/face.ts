import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = 'face.models' | 'face.photo' | 'camera.open' | 'camera.look' | 'camera.close';

export function faceHandlers({ face }: Services): Pick<Handlers, Calls> {
  return {
    'face.models': () => face.models(),
    'face.photo': (picture) => face.photo(picture),
    'camera.open': () => face.open(),
    'camera.look': (picture, at, landmarks) => face.look(picture, at, landmarks),
    'camera.close': () => face.close(),
  };
}
