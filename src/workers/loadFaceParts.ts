import { ExpressionRecogniser } from '../core/face/expressionRecogniser';
import { FaceDetector } from '../core/face/faceDetector';
import { FaceMesh } from '../core/face/faceMesh';
import type { FaceParts } from '../core/face/faceWatcher';
import { LibraryExpression } from '../core/face/libraryExpression';
import { expressionFiles } from '../library/faces/expressionFiles';
import { faceNetworksFolder, readFaceNetwork } from '../library/faces/readFaceNetworks';
import type { FaceSetup } from './faceTasks';

/**
 * The networks that find faces and say what they show.
 *
 * @throws AffectronError `model-unavailable`
 */
export async function loadFaceParts({ modelsFolder }: FaceSetup): Promise<FaceParts> {
  const folder = faceNetworksFolder(modelsFolder);
  const [detector, mesh, own, library] = await Promise.all([
    readFaceNetwork(folder, 'blazeface').then((files) => FaceDetector.load(files)),
    readFaceNetwork(folder, 'facemesh').then((files) => FaceMesh.load(files)),
    ExpressionRecogniser.load(expressionFiles(modelsFolder)),
    readFaceNetwork(folder, 'emotion').then((files) => LibraryExpression.load(files)),
  ]);
  return { detector, mesh, recognisers: [own, library] };
}
