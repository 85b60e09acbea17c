/**
 * The protocols of the classic systems: clips are parted at random, so that the same actors are on both sides. What is
 * known of the originals and what is assumed stands in docs/protocols.md.
 */
import type { Corpus } from '../../corpora/clipLabel';
import { emotions, type Emotion } from '../../emotions';
import { Random } from '../../training/random';
import type { EvaluationFold, EvaluationProtocol, LabelledClip, TrainingMaterial } from './protocol';

interface RandomSplit {
  /** What is parted, and how. */
  title: string;
  /** Only clips of these corpora … */
  corpora: readonly Corpus[];
  /** … and of these emotions are drawn; of all where absent. */
  emotions?: readonly Emotion[];
  /** Whether song is drawn too. */
  song: boolean;
  /** Share of the clips that are tested. */
  test: number;
  /**
   * Share of the clips kept out of training to watch it; where absent, a tenth of the training side for the recipes that
   * need watching.
   */
  validation?: number;
  /** Whether each emotion is parted by itself, so that all sides have it in proportion. */
  stratified: boolean;
  copies?: true;
}

/** Part of the training side that watches where the original names none. */
const watchedShare = 0.1;

function randomSplit(split: RandomSplit): EvaluationProtocol {
  return {
    title: split.title,
    unseenVoices: false,
    copies: split.copies ?? false,
    folds: (clips, material, seed) => [foldDrawn(split, clips, material, seed)],
  };
}

function foldDrawn<T extends LabelledClip>(
  split: RandomSplit,
  clips: readonly T[],
  material: TrainingMaterial,
  seed: number,
): EvaluationFold<T> {
  const random = new Random(seed);
  const pool = clips.filter(({ label }) => drawnFrom(split, label));
  const test = draw(pool, split.test, split.stratified, random);
  const rest = pool.filter((clip) => !test.has(clip));
  const share = split.validation === undefined ? watchedShare : split.validation / (1 - split.test);
  const validation = draw(rest, share, split.stratified, random);
  return {
    name: `random ${Math.round(100 * split.test)} %`,
    training: [...rest.filter((clip) => !validation.has(clip)), ...besides(split, clips, material)],
    validation: [...validation],
    test: [...test],
    spareValidation: split.validation === undefined,
  };
}

function drawnFrom({ corpora, emotions, song }: RandomSplit, label: LabelledClip['label']): boolean {
  return (
    corpora.includes(label.corpus) &&
    (song || label.channel === 'speech') &&
    (emotions?.includes(label.emotion) ?? true)
  );
}

/** What a recipe may train on besides the clips that are parted: of the same emotions, none of which is ever tested. */
function besides<T extends LabelledClip>(
  split: RandomSplit,
  clips: readonly T[],
  material: TrainingMaterial,
): T[] {
  return clips.filter(
    ({ label }) =>
      !drawnFrom(split, label) &&
      (split.emotions?.includes(label.emotion) ?? true) &&
      (label.channel === 'speech' || material.song) &&
      (split.corpora.includes(label.corpus) || material.otherCorpora),
  );
}

/**
 * A share of the clips, rounded up as scikit-learn's `train_test_split` does, drawn at random; in the order in which
 * they were given.
 */
function draw<T extends LabelledClip>(
  clips: readonly T[],
  share: number,
  stratified: boolean,
  random: Random,
): Set<T> {
  const groups = new Map<string, T[]>();
  for (const clip of clips) {
    const key = stratified ? clip.label.emotion : '';
    const group = groups.get(key);
    if (group) group.push(clip);
    else groups.set(key, [clip]);
  }
  const lists = [...groups.values()];
  // Less a hair: 0.2 * 1440 must not become 289.
  const counts = shares(
    lists.map(({ length }) => share * length),
    Math.ceil(share * clips.length - 1e-9),
  );
  const drawn = new Set(
    lists.flatMap((list, index) =>
      random
        .order(list.length)
        .slice(0, counts[index])
        .map((place) => list[place]),
    ),
  );
  return new Set(clips.filter((clip) => drawn.has(clip)));
}

/** Whole numbers near the given ones that add up to `total`: the largest remainders are rounded up. */
function shares(wanted: readonly number[], total: number): number[] {
  const counts = wanted.map(Math.floor);
  const byRemainder = wanted
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder);
  const missing = total - counts.reduce((sum, count) => sum + count, 0);
  for (const { index } of byRemainder.slice(0, missing)) counts[index]++;
  return counts;
}

/** So many parts, each tested once by a model that was trained on the others. */
const parts = 10;

const randomParts: EvaluationProtocol = {
  title: `RAVDESS speech, eight emotions, ${parts} random parts, each tested once.`,
  unseenVoices: false,
  copies: false,
  folds<T extends LabelledClip>(clips: readonly T[], material: TrainingMaterial, seed: number) {
    const split = { ...ravdessSpeech, title: '', test: 0, stratified: false };
    const random = new Random(seed);
    const pool = clips.filter(({ label }) => drawnFrom(split, label));
    const order = random.order(pool.length);
    return Array.from({ length: parts }, (_, part): EvaluationFold<T> => {
      const places = new Set(order.filter((_, rank) => rank % parts === part));
      const rest = pool.filter((_, place) => !places.has(place));
      const validation = draw(rest, watchedShare, false, random);
      return {
        name: `random part ${part + 1} of ${parts}`,
        training: [...rest.filter((clip) => !validation.has(clip)), ...besides(split, clips, material)],
        validation: [...validation],
        test: pool.filter((_, place) => places.has(place)),
        spareValidation: true,
      };
    });
  },
};

const ravdessSpeech = { corpora: ['RAVDESS'], song: false } as const;
const withoutCalm: readonly Emotion[] = emotions.filter((emotion) => emotion !== 'calm');
const fifth = { test: 0.2, stratified: true } as const;
const everything = {
  corpora: ['RAVDESS'],
  song: true,
  test: 0.1,
  validation: 0.1,
  stratified: false,
} as const;

export const randomProtocols = {
  'ravdess-random': randomParts,
  'classic-a': randomSplit({
    ...ravdessSpeech,
    title: 'RAVDESS speech, eight emotions, a random fifth of the clips tested.',
    test: 0.2,
    stratified: false,
  }),
  'classic-b': randomSplit({
    ...fifth,
    title: 'RAVDESS speech and TESS, seven emotions, a random fifth of the clips tested.',
    corpora: ['RAVDESS', 'TESS'],
    song: false,
    emotions: withoutCalm,
  }),
  'classic-c': randomSplit({
    ...ravdessSpeech,
    title: 'RAVDESS speech, calm, happy, fearful and disgust, a random quarter of the clips tested.',
    emotions: ['calm', 'happy', 'fearful', 'disgust'],
    test: 0.25,
    stratified: false,
  }),
  'classic-d': randomSplit({
    ...everything,
    title:
      'RAVDESS speech and song, every recording twice (the second time re-encoded), a random tenth of the files tested.',
    copies: true,
  }),
  'classic-d-clean': randomSplit({
    ...everything,
    title: 'RAVDESS speech and song, every recording once, a random tenth of the clips tested.',
  }),
  'classic-e-6': randomSplit({
    ...ravdessSpeech,
    ...fifth,
    title: 'RAVDESS speech, six emotions, a random fifth of the clips tested.',
    emotions: ['happy', 'sad', 'angry', 'fearful', 'disgust', 'surprised'],
  }),
  'classic-e-8': randomSplit({
    ...ravdessSpeech,
    ...fifth,
    title: 'RAVDESS speech, eight emotions, a random fifth of the clips tested, each emotion in proportion.',
  }),
  'classic-e-savee': randomSplit({
    ...fifth,
    title: 'SAVEE, seven emotions, a random fifth of the clips tested.',
    corpora: ['SAVEE'],
    song: false,
    emotions: withoutCalm,
  }),
} as const satisfies Record<string, EvaluationProtocol>;
