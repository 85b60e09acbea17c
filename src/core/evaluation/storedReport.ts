import * as v from 'valibot';
import { emotions } from '../emotions';
import { AffectronError } from '../errors';
import type { EvaluationReport } from './report';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The parts of a report that a model card takes over. */
const storedReportSchema = v.object({
  protocol: v.string(),
  title: v.string(),
  model: v.string(),
  seeds: v.pipe(v.array(v.number()), v.minLength(1)),
  /** Of a report calibrated to the voice: clips in the profiles behind its figures. */
  voiceClips: v.optional(count),
  further: v.optional(v.array(v.object({ voiceClips: count, accuracy: share, uar: share, ece: share }))),
  emotions: v.array(v.picklist(emotions)),
  folds: v.pipe(v.array(v.unknown()), v.minLength(1)),
  accuracy: v.object({ mean: share, deviation: v.number() }),
  uar: v.object({ mean: share, deviation: v.number() }),
  ece: v.object({ mean: share, deviation: v.number() }),
  called: v.object({ mean: share, deviation: v.number() }),
  right: v.object({ mean: share, deviation: v.number() }),
  calibration: v.object({ temperature: v.pipe(v.number(), v.minValue(0.01)), threshold: share }),
  together: v.object({
    classes: v.array(v.object({ support: count, recall: share, precision: share, f1: share })),
    confusion: v.array(v.array(count)),
  }),
});

/** A report of `--calibrate all`. */
const knownByAllSchema = v.object({ model: v.string(), voiceClips: v.literal('all') });

export type StoredReport = v.InferOutput<typeof storedReportSchema>;

/**
 * Reads what `evaluate` wrote as `report.json`.
 *
 * @param calibrated a report calibrated to the voice is wanted, else one that is not
 * @throws AffectronError `wrong-use` when it is something else, or of another recipe
 */
export function readReport(json: string, recipe: string, calibrated = false): StoredReport {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    parsed = null;
  }
  if (v.is(knownByAllSchema, parsed)) {
    throw new AffectronError(
      'wrong-use',
      'In this evaluation each voice was known by all of its other clips: a card gives the figures of a number of clips.',
      { advice: `affectron evaluate --model ${recipe} --calibrate 16 measures them.` },
    );
  }
  const checked = v.safeParse(storedReportSchema, parsed);
  if (!checked.success || checked.output.model !== recipe) {
    throw new AffectronError('wrong-use', `The evaluation is no report of the recipe “${recipe}”.`, {
      advice: `affectron evaluate --model ${recipe} writes one as report.json; run it again over one of an older version: finished folds are kept.`,
    });
  }
  if ((checked.output.voiceClips !== undefined) !== calibrated) {
    throw new AffectronError(
      'wrong-use',
      `The evaluation is ${calibrated ? 'not ' : ''}calibrated to the voice: its figures are not those of this network.`,
      { advice: `One ${calibrated ? 'with' : 'without'} --calibrate is needed.` },
    );
  }
  return checked.output satisfies Pick<EvaluationReport, 'protocol' | 'model' | 'seeds'>;
}
