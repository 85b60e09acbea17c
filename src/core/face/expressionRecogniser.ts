import type { LayersModel } from '@tensorflow/tfjs-layers';
import { AffectronError } from '../errors';
import { parseCard, read, readChecked } from '../models/checkedFiles';
import type { ModelFiles } from '../models/modelFiles';
import type { Probabilities } from '../models/prediction';
import { soften } from '../models/soften';
import { restoreNetwork } from '../models/storedNetwork';
import { expressionAnswer } from './expressionAnswer';
import { expressionCardSchema, type ExpressionCard } from './expressionCard';
import { cropSide } from './faceCrop';
import { middleOf, standardisedFace } from './facePicture';
import { byEmotion, faceEmotions, type FaceRecogniser } from './faceRecogniser';

/** Our own expression network, ready to say what faces show. */
export class ExpressionRecogniser implements FaceRecogniser {
  readonly card: ExpressionCard;
  readonly #network: LayersModel;

  private constructor(card: ExpressionCard, network: LayersModel) {
    this.card = card;
    this.#network = network;
  }

  get id(): string {
    return this.card.id;
  }

  get name(): string {
    return this.card.name;
  }

  /**
   * Reads and checks the model: the card against its schema, the files against the card's hashes, the network against the
   * card's emotions, the weights for values that are not numbers.
   *
   * @throws AffectronError `model-unavailable` with the reason, whatever is wrong
   */
  static async load(files: ModelFiles): Promise<ExpressionRecogniser> {
    try {
      const card = parseCard(expressionCardSchema, await read('card.json', files.read('card.json')));
      if (card.id !== files.id) throw new Error(`its card is that of “${card.id}”.`);
      const network = await restoreNetwork({
        'model.json': await readChecked('model.json', files.read('model.json'), card.files['model.json']),
        'weights.bin': await readChecked('weights.bin', files.read('weights.bin'), card.files['weights.bin']),
      });
      try {
        checkNetwork(network, card);
      } catch (error) {
        network.dispose();
        throw error;
      }
      return new ExpressionRecogniser(card, network);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new AffectronError('model-unavailable', `The model “${files.id}” cannot be used: ${reason}`, {
        advice: 'Voices are heard all the same. Installing Affectron again restores the models it came with.',
        cause,
      });
    }
  }

  async predict(crops: Float32Array): Promise<Probabilities[]> {
    const pixels = cropSide * cropSide;
    const { size } = inputOf(this.#network);
    const pictures = Array.from({ length: crops.length / pixels }, (_, index) =>
      middleOf(standardisedFace(crops.subarray(index * pixels, (index + 1) * pixels)), size),
    );
    const answers = await expressionAnswer(this.#network, pictures);
    const { temperature } = this.card.calibration;
    return answers.flatMap((answer) => byEmotion(soften(answer, temperature)));
  }

  dispose(): void {
    this.#network.dispose();
  }
}

function inputOf(network: LayersModel): { size: number; channels: number } {
  const [, height, width, channels] = network.inputs[0].shape;
  return { size: height === width ? Number(height) : NaN, channels: Number(channels) };
}

function checkNetwork(network: LayersModel, card: ExpressionCard): void {
  if (network.inputs.length !== 1 || network.outputs.length !== 1) {
    throw new Error('its network has not one input and one output.');
  }
  const { size, channels } = inputOf(network);
  if (!(size <= cropSide && size % 2 === 0 && channels === 1)) {
    throw new Error(`its network takes no grey square of at most ${cropSide} pixels.`);
  }
  if (network.outputs[0].shape[1] !== faceEmotions.length) {
    throw new Error(`its network does not give ${faceEmotions.length} probabilities.`);
  }
  if (network.countParams() !== card.size.parameters) {
    throw new Error('its network has not as many parameters as its card says.');
  }
}
