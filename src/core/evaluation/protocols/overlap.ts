import type { LabelledClip } from './protocol';

/** What training heard of a test whose voices it knows. */
export interface Overlap {
  /** Clips tested. */
  clips: number;
  /**
   * Those whose twin was trained on: the same actor, sentence, emotion, intensity and channel, be it another take or a
   * copy of this one.
   */
  twins: number;
  /** Those whose very recording was trained on, as a copy. */
  copies: number;
}

/** The overlap of a training with its test; `undefined` where no voice of the test was trained on. */
export function overlapOf(
  training: readonly LabelledClip[],
  test: readonly LabelledClip[],
): Overlap | undefined {
  const voices = keysOf(training, voiceOf);
  if (!test.some((clip) => voices.has(voiceOf(clip)))) return undefined;
  const twins = keysOf(training, twinOf);
  const recordings = keysOf(training, recordingOf);
  return {
    clips: test.length,
    twins: test.filter((clip) => twins.has(twinOf(clip))).length,
    copies: test.filter((clip) => recordings.has(recordingOf(clip))).length,
  };
}

/** Overlaps of several folds or seeds together; `undefined` where none has any. */
export function overlapTogether(overlaps: readonly (Overlap | undefined)[]): Overlap | undefined {
  const known = overlaps.filter((overlap) => overlap !== undefined);
  if (known.length === 0) return undefined;
  const sum = (count: keyof Overlap) => known.reduce((total, overlap) => total + overlap[count], 0);
  return { clips: sum('clips'), twins: sum('twins'), copies: sum('copies') };
}

/** What a reader must know before the first figure. */
export function overlapSentence({ clips, twins, copies }: Overlap): string {
  const share = (count: number) => `${count} of ${clips} test clips (${Math.round((100 * count) / clips)} %)`;
  const known =
    `The same actors are on both sides: ${share(twins)} have their twin ` +
    '(same actor, sentence, emotion, intensity and channel) in training';
  return copies === 0 ? `${known}.` : `${known}, and ${share(copies)} are there themselves, as a copy.`;
}

function keysOf(clips: readonly LabelledClip[], key: (clip: LabelledClip) => string): Set<string> {
  return new Set(clips.map(key));
}

const voiceOf = ({ label }: LabelledClip) => `${label.corpus} ${label.actor}`;

const twinOf = ({ label }: LabelledClip) =>
  JSON.stringify([
    label.corpus,
    label.actor,
    label.statement,
    label.originalEmotion,
    label.intensity,
    label.channel,
  ]);

/** Not the modality: a take cut from the video is the same recording. */
const recordingOf = (clip: LabelledClip) => `${twinOf(clip)} ${clip.label.repetition}`;
