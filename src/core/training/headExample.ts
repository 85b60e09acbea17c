import type { ClipLabel, Corpus } from '../corpora/clipLabel';
import type { Emotion } from '../emotions';
import type { HeardClip } from '../evaluation/runFold';
import type { FrameMatrix } from '../features/frames';
import type { HeadExample } from './headBatch';

/** A clip as a head is trained on it, and whose it is. */
export interface CorpusExample extends HeadExample {
  corpus: Corpus;
  /** Whoever speaks, and whether they speak or sing: nobody speaks as they sing. */
  voice: string;
  channel: ClipLabel['channel'];
}

/** @param emotions all that are told apart, in order */
export function headExample(
  { heard, label }: HeardClip<readonly FrameMatrix[]>,
  emotions: readonly Emotion[],
): CorpusExample {
  const { corpus, actor, channel, emotion } = label;
  return {
    pieces: heard,
    class: emotions.indexOf(emotion),
    corpus,
    voice: `${corpus} ${actor} ${channel}`,
    channel,
  };
}
