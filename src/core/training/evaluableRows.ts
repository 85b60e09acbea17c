import { emotions, type Emotion } from '../emotions';
import type { EvaluableRecipe, HeardClip, VoiceClips } from '../evaluation/runFold';
import type { Classify } from '../classifiers/classifier';
import { fitScaler, standardise, type Scaler } from '../models/standardise';
import type { RowRecipe } from './rowRecipes';

type RowClip = HeardClip<Float32Array>;

/**
 * A recipe over rows as protocols evaluate it. Calibrated to a person, every row is standardised by the rows of its own
 * person, in training by all of them, in the test by those of the profile.
 */
export function evaluableRows(recipe: RowRecipe, voiceClips?: VoiceClips): EvaluableRecipe<Float32Array> {
  const { name, settings, intensities } = recipe;
  return {
    name,
    settings: { ...settings, intensities, version: 1 },
    emotions,
    material: { song: false, otherCorpora: false },
    ...(voiceClips && { voiceClips }),
    fit({ training, emotions: known, seed }) {
      const persons = voiceClips && new Persons(training);
      const normal = persons ? persons.standardised(training) : training.map(({ heard }) => heard);
      const scaler = fitScaler(normal);
      const classify = fitEmotions(
        recipe,
        training,
        normal.map((row) => standardise(row, scaler)),
        known,
        seed,
      );
      const answer = (row: Float32Array) =>
        Promise.resolve(Float32Array.from(classify(standardise(row, scaler))));
      return Promise.resolve({
        answer,
        ...(persons && {
          knowing(clips: readonly Float32Array[]) {
            const own = persons.profile(clips);
            return (row: Float32Array) => answer(standardise(row, own));
          },
        }),
        dispose: () => undefined,
      });
    },
  };
}

/** What rows of one person have to be standardised with. */
class Persons {
  /** Mean variance of each value within one person of the training. */
  readonly #within: readonly number[];
  readonly #scalers: ReadonlyMap<string, Scaler>;

  constructor(training: readonly RowClip[]) {
    const rows = new Map<string, Float32Array[]>();
    for (const clip of training) rows.set(personOf(clip), [...(rows.get(personOf(clip)) ?? []), clip.heard]);
    const scalers = [...rows.values()].map(fitScaler);
    this.#within = scalers[0].mean.map(
      (_, j) => scalers.reduce((sum, { deviation }) => sum + deviation[j] ** 2, 0) / scalers.length,
    );
    this.#scalers = new Map([...rows].map(([person, own]) => [person, this.profile(own)]));
  }

  standardised(training: readonly RowClip[]): Float32Array[] {
    return training.map((clip) => {
      const scaler = this.#scalers.get(personOf(clip));
      return scaler ? standardise(clip.heard, scaler) : clip.heard;
    });
  }

  /**
   * Mean and deviation of a person. Of few clips the variance is known badly, so it is brought half way to that of
   * other persons.
   */
  profile(rows: readonly Float32Array[]): Scaler {
    const { mean, deviation } = fitScaler(rows);
    return {
      mean,
      deviation: deviation.map((own, j) => Math.sqrt((own ** 2 + this.#within[j]) / 2)),
    };
  }
}

function personOf({ label }: RowClip): string {
  return `${label.corpus} ${label.actor}`;
}

/** Fits the classes that occur and gives the probabilities of the emotions. */
function fitEmotions(
  recipe: RowRecipe,
  training: readonly RowClip[],
  rows: readonly Float32Array[],
  known: readonly Emotion[],
  seed: number,
): Classify {
  const classOf = ({ label }: RowClip) =>
    2 * known.indexOf(label.emotion) + (recipe.intensities && label.intensity === 'strong' ? 1 : 0);
  const all = training.map(classOf);
  const occurring = [...new Set(all)].sort((a, b) => a - b);
  const classes = all.map((own) => occurring.indexOf(own));
  const classify = recipe.fit({ rows, classes, count: occurring.length }, seed);
  return (row) => {
    const sums = known.map(() => 0);
    for (const [place, share] of classify(row).entries()) sums[Math.floor(occurring[place] / 2)] += share;
    return sums;
  };
}
