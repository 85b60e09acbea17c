import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { evaluate } from '../evaluation/metrics';
import type { BackendInfo } from '../models/backendInfo';
import type { ModelFileName } from '../models/modelFiles';
import { sha256 } from '../models/sha256';
import { soften } from '../models/soften';
import { restoreNetwork, storeNetwork } from '../models/storedNetwork';
import { setGivenWeights, type GivenWeights } from '../training/givenWeights';
import { fitTemperature } from '../training/temperature';
import { expressionAnswer } from './expressionAnswer';
import type { ExpressionCard, ExpressionScores } from './expressionCard';
import { buildExpressionNetwork } from './expressionNetwork';
import type { ExpressionRecipe, ExpressionSettings } from './expressionRecipe';
import { faceEmotions } from './faceRecogniser';
import { middleOf, standardisedFace } from './facePicture';
import type { FacePicture, Fer2013 } from './fer2013';

/** What the training elsewhere is given: training pictures alone. */
export interface ExpressionLesson {
  settings: ExpressionSettings;
  seed: number;
  training: readonly FacePicture[];
  /** Standardised pictures that the trained network is asked about. */
  samples: readonly Float32Array[];
  onPass: (pass: { pass: number; of: number; loss: number }) => void;
}

export interface TrainExpressionOptions {
  recipe: ExpressionRecipe;
  data: Fer2013;
  trainer: (lesson: ExpressionLesson) => Promise<GivenWeights>;
  /** Id of the model. */
  id: string;
  seed: number;
  backend: BackendInfo['name'];
  /** Day of training, e.g. "2026-11-26". */
  date: string;
  samples: ExpressionLesson['samples'];
  onPass: ExpressionLesson['onPass'];
  /** Called before each lot of test pictures. */
  onTesting?: (done: number, of: number) => void;
}

export interface TrainedExpression {
  card: ExpressionCard;
  files: Record<ModelFileName, Uint8Array>;
  /** What the network said of the samples where it was trained. */
  samples: GivenWeights['samples'];
}

/**
 * Trains the expression network and scores what ships: the weights as they are stored, on PublicTest, which the
 * temperature is fitted on, and on PrivateTest, which decides nothing.
 */
export async function trainExpression(options: TrainExpressionOptions): Promise<TrainedExpression> {
  const { recipe, data, trainer, seed, samples, onPass, onTesting } = options;
  const { settings } = recipe;
  const given = await trainer({ settings, seed, training: data.training, samples, onPass });
  const trained = buildExpressionNetwork(settings.shape, faceEmotions.length);
  setGivenWeights(trained, given.layers);
  const stored = await storeNetwork(trained, { halved: true });
  trained.dispose();
  const network = await restoreNetwork(stored);
  try {
    const total = data.validation.length + data.test.length;
    const answersOf = (pictures: readonly FacePicture[], before: number) =>
      answersTo(network, settings.shape.size, pictures, (done) => onTesting?.(before + done, total));
    const validated = await answersOf(data.validation, 0);
    const temperature = fitTemperature(truthOf(data.validation), validated);
    const tested = await answersOf(data.test, data.validation.length);
    const scores = (pictures: readonly FacePicture[], answers: readonly Float32Array[]) =>
      scoresOf(
        truthOf(pictures),
        answers.map((answer) => soften(answer, temperature)),
      );
    const card: ExpressionCard = {
      ...facts(options),
      calibration: { temperature: Number(temperature.toPrecision(6)) },
      results: scores(data.test, tested),
      validation: scores(data.validation, validated),
      size: {
        parameters: network.countParams(),
        bytes: stored['model.json'].byteLength + stored['weights.bin'].byteLength,
      },
      files: {
        'model.json': await sha256(stored['model.json']),
        'weights.bin': await sha256(stored['weights.bin']),
      },
    };
    const cardJson = tf.util.encodeString(`${JSON.stringify(card, null, 2)}\n`, 'utf-8');
    return { card, files: { ...stored, 'card.json': cardJson }, samples: given.samples };
  } finally {
    network.dispose();
  }
}

/** Pictures answered at once: more take memory and no less time. */
const together = 32;

async function answersTo(
  network: LayersModel,
  size: number,
  pictures: readonly FacePicture[],
  onLot: (done: number) => void,
): Promise<Float32Array[]> {
  const answers: Float32Array[] = [];
  while (answers.length < pictures.length) {
    onLot(answers.length);
    const lot = pictures.slice(answers.length, answers.length + together);
    const seen = lot.map(({ grey }) => middleOf(standardisedFace(grey), size));
    answers.push(...(await expressionAnswer(network, seen)));
  }
  return answers;
}

function truthOf(pictures: readonly FacePicture[]): number[] {
  return pictures.map((picture) => picture.class);
}

function scoresOf(truth: readonly number[], probabilities: readonly Float32Array[]): ExpressionScores {
  const { accuracy, uar, macroF1, ece, classes, confusion } = evaluate(
    truth,
    probabilities,
    faceEmotions.length,
  );
  const recall = classes.map((scores) => scores.recall);
  return { pictures: truth.length, accuracy, uar, macroF1, ece, recall, confusion };
}

/** What the card tells apart from figures and weights. */
function facts({ recipe, data, id, seed, backend, date }: TrainExpressionOptions) {
  return {
    id,
    name: recipe.title,
    version: '1.0.0',
    architecture: recipe.architecture,
    recipe: recipe.name,
    emotions: [...faceEmotions] as ExpressionCard['emotions'],
    data: {
      licence:
        'FER2013: pictures from a web search, licence unclear, for research. FERPlus votes: MIT licence. The weights are for research and teaching.',
      attribution:
        'Goodfellow et al., Challenges in Representation Learning (ICONIP 2013); Barsoum et al., Training Deep Networks for Facial Expression Recognition with Crowd-Sourced Label Distribution (ICMI 2016).',
      pictures: {
        training: data.training.length,
        validation: data.validation.length,
        test: data.test.length,
      },
      leftOut: data.leftOut,
      defects,
    },
    protocol:
      'Trained on Training without the pictures that have an exact copy in PublicTest or PrivateTest; PublicTest is for validation and the temperature; the results are of PrivateTest, which decided nothing.',
    training: { seed, passes: recipe.settings.passes, backend, date },
    knownWeaknesses: [
      'Its classes are the words of a web search: people agree with them for about 65 % of the pictures, and the majority of ten voters for 63 %.',
      'It knows no calm face.',
      'Pictures of famous and posing people, mostly; faces turned away, covered or dark are guessed at.',
    ],
  };
}

/** Of FER2013 itself. */
const defects = [
  '568 pictures of PublicTest and PrivateTest have an exact copy in Training, which was left out of training.',
  '1,851 further exact copies, and 56 groups of copies with different classes.',
  '177 pictures whose pixels had to be recovered, mostly signs without a face; 14 nearly black ones.',
  'The majority of the FERPlus voters agrees with the class for 63 % of the pictures.',
];
