import * as v from 'valibot';
import { emotions } from '../emotions';
import { featureSetNames } from '../features/featureSet';
import { liteSet } from '../features/liteMel';
import { calibratedPartSchema } from './calibratedPart';
import { encoderNames } from './encoderFiles';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What a model's id, and so the name of its folder, may be. */
export const modelIdPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * `card.json`, the document that travels with a model's weights: what the network hears, what it was
 * trained on, how it was tested and how well it did. The app shows it; loading refuses weights that do not
 * fit it.
 */
export const modelCardSchema = v.object({
  /** Folder name and id. */
  id: v.pipe(v.string(), v.regex(modelIdPattern)),
  name: v.string(),
  version: v.string(),
  /** One sentence: layers and sizes. */
  architecture: v.string(),
  /** Name of the training recipe that reproduces it. */
  recipe: v.string(),
  /** Outputs of the network, in order. */
  emotions: v.pipe(v.array(v.picklist(emotions)), v.minLength(2)),
  input: v.object({
    /**
     * Means of a feature set, the mel spectrogram of Affectron Lite, or the frames of a frozen encoder, which lies
     * beside the models.
     */
    set: v.picklist([...featureSetNames, liteSet, ...encoderNames]),
    /**
     * Highest frequency present in the training sound, Hz. Clips are band-limited to it first, so that a
     * 48 kHz file and the 16 kHz microphone look alike to the network.
     */
    bandwidthHz: v.pipe(v.number(), v.minValue(1)),
    /**
     * Per-value mean and standard deviation of the training clips; inputs are standardised with them. Of the mel
     * spectrogram, which stands on the clip's own mean and deviation: 0 and 1 for each band.
     */
    mean: v.array(v.number()),
    deviation: v.array(v.pipe(v.number(), v.minValue(0))),
  }),
  /** How the network's probabilities are made as sure as they are right; absent: they are left as they are. */
  calibration: v.optional(v.object({ temperature: v.pipe(v.number(), v.minValue(0.01)) })),
  /**
   * When a verdict names an emotion: where the confidence reaches the threshold. Fixed on validation actors so that
   * what is named is right at least 80 % of the time. Absent: an emotion is always named.
   */
  verdict: v.optional(
    v.object({
      threshold: share,
      /** On unseen actors, each fold with the threshold of its own validation actors: share of the clips named … */
      called: share,
      /** … and share of those named right. */
      right: share,
    }),
  ),
  /** For voices a profile is known of; absent: the model cannot be calibrated to a voice. */
  calibrated: v.optional(calibratedPartSchema),
  data: v.object({
    corpora: v.array(v.string()),
    licence: v.string(),
    attribution: v.string(),
    actors: v.object({
      training: v.array(v.string()),
      validation: v.array(v.string()),
      test: v.array(v.string()),
    }),
    clips: v.object({ training: count, validation: count, test: count }),
  }),
  /** How `results` were measured, in one or two sentences. */
  protocol: v.string(),
  results: v.object({
    /** Weighted accuracy (WA) on the test clips. */
    accuracy: share,
    /** Unweighted average recall (UAR) on the test clips. */
    uar: share,
    /** Recall of each emotion, in the order of `emotions`. */
    recall: v.array(share),
    /** Counts: rows are true emotions, columns predicted ones, both in the order of `emotions`. */
    confusion: v.array(v.array(count)),
  }),
  training: v.object({
    seed: v.number(),
    epochs: count,
    bestEpoch: count,
    backend: v.string(),
    date: v.string(),
  }),
  size: v.object({ parameters: count, bytes: count }),
  knownWeaknesses: v.array(v.string()),
  /** SHA-256 of the files beside the card. */
  files: v.object({ 'model.json': sha256, 'weights.bin': sha256 }),
});

export type ModelCard = v.InferOutput<typeof modelCardSchema>;
