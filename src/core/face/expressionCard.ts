import * as v from 'valibot';
import { faceEmotions } from './faceRecogniser';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const scores = v.object({
  pictures: count,
  accuracy: share,
  uar: share,
  macroF1: share,
  ece: share,
  /** Recall of each emotion, in the order of `emotions`. */
  recall: v.array(share),
  /** Counts: rows are true emotions, columns predicted ones, both in the order of `emotions`. */
  confusion: v.array(v.array(count)),
});

/** `card.json` of an expression network: what it sees, what it was trained on, how it was tested and how well it did. */
export const expressionCardSchema = v.object({
  /** Folder name and id. */
  id: v.string(),
  name: v.string(),
  version: v.string(),
  /** One sentence: layers and sizes. */
  architecture: v.string(),
  /** Name of the training recipe that reproduces it. */
  recipe: v.string(),
  /** Outputs of the network, in order. */
  emotions: v.strictTuple(faceEmotions.map((emotion) => v.literal(emotion))),
  /** How the network's probabilities are made as sure as they are right. */
  calibration: v.object({ temperature: v.pipe(v.number(), v.minValue(0.01)) }),
  data: v.object({
    licence: v.string(),
    attribution: v.string(),
    pictures: v.object({ training: count, validation: count, test: count }),
    /** Training pictures that were left out, by reason. */
    leftOut: v.record(v.string(), count),
    /** What is known to be wrong with the data. */
    defects: v.array(v.string()),
  }),
  /** How the results were measured, in one or two sentences. */
  protocol: v.string(),
  /** On PrivateTest. */
  results: scores,
  /** On PublicTest, which the temperature was fitted on. */
  validation: scores,
  training: v.object({ seed: v.number(), passes: count, backend: v.string(), date: v.string() }),
  size: v.object({ parameters: count, bytes: count }),
  knownWeaknesses: v.array(v.string()),
  /** SHA-256 of the files beside the card. */
  files: v.object({ 'model.json': sha256, 'weights.bin': sha256 }),
});

export type ExpressionCard = v.InferOutput<typeof expressionCardSchema>;
export type ExpressionScores = v.InferOutput<typeof scores>;
