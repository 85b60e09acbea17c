import * as v from 'valibot';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** How well a model does on voices it has a profile of, with profiles of so many clips. */
const calibratedFigures = v.object({
  profileClips: v.pipe(count, v.minValue(1)),
  accuracy: share,
  uar: share,
  ece: share,
});

export type CalibratedFigures = v.InferOutput<typeof calibratedFigures>;

/**
 * The part of a card on the second network of a model, which hears the frames of a voice standardised by that voice's
 * own profile and has more to say than the first. Its figures say nothing of voices without a profile, and the card's other figures nothing of these.
 */
export const calibratedPartSchema = v.object({
  /** How the figures were measured, with the number of clips in a profile. */
  protocol: v.string(),
  calibration: v.object({ temperature: v.pipe(v.number(), v.minValue(0.01)) }),
  /** As the card's own `verdict`, for calibrated answers. */
  verdict: v.object({ threshold: share, called: share, right: share }),
  results: v.object({
    ...calibratedFigures.entries,
    /** In the order of the card's emotions. */
    recall: v.array(share),
    /** Rows are true emotions; every clip counts once for each draw of a profile. */
    confusion: v.array(v.array(count)),
  }),
  /** The same with other profiles. */
  further: v.array(calibratedFigures),
  training: v.object({ seed: v.number(), passes: count, backend: v.string(), date: v.string() }),
  size: v.object({ parameters: count, bytes: count }),
  /** SHA-256 of its files, in the folder `calibrated` beside the card. */
  files: v.object({ 'model.json': sha256, 'weights.bin': sha256 }),
});

export type CalibratedPart = v.InferOutput<typeof calibratedPartSchema>;
