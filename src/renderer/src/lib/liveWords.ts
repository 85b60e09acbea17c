/** From what main says of a live session to the words a person reads. */
import type { LiveHeard, LiveState, TimelineSegment } from '../../../shared/live';
import { isAbsence } from '../../../shared/timeline';
import type { Emotion, ModelCard } from '../../../shared/types';
import { text } from '../text';
import { said } from '../text/said';
import { segmentShares } from './drawSession';
import { formatPercent } from './format';
import { shortLength } from './timelineWords';
import { verdictWords } from './verdict';

export interface LiveWords {
  kicker: string;
  /** The large words. */
  verdict: string;
  sentence: string;
  /** Emotion that is named, for its colour. */
  emotion: Emotion | null;
  /** As a screen reader tells it; the same words are told once. */
  announcement: string;
}

const plain = { emotion: null, announcement: '', verdict: '\u2026' };

/** What a running session says now. */
export function liveWords(state: LiveState | null, heard: LiveHeard | null): LiveWords {
  if (state === null || state.phase === 'loading') {
    return { ...plain, kicker: text.live.loading, sentence: text.live.loadingNote };
  }
  if (heard === null) return { ...plain, kicker: text.live.waiting, sentence: text.live.waitingNote };
  if (heard.answer === null) {
    return {
      ...plain,
      kicker: text.live.silentKicker,
      verdict: text.live.silent,
      sentence: text.live.silentNote,
      announcement: text.live.announceSilent,
    };
  }
  const { verdict, confidence } = heard.answer;
  const sentence = text.live.sure(formatPercent(confidence));
  if (verdict.kind === 'emotion') {
    const { emotion } = verdict;
    return {
      kicker: text.live.now,
      verdict: verdictWords(verdict),
      sentence,
      emotion,
      announcement: text.live.announce(emotion),
    };
  }
  return {
    ...plain,
    kicker: text.live.unsure,
    verdict: verdictWords(verdict),
    sentence,
    announcement: verdict.kind === 'unsure' ? text.live.announceUnsure(...verdict.likeliest) : '',
  };
}

/** What a session that has ended was like. Without segments none has been. */
export function sessionWords(segments: readonly TimelineSegment[]): LiveWords {
  if (segments.length === 0) return { ...plain, kicker: text.live.idle, verdict: '\u2013', sentence: '' };
  const shares = segmentShares(segments.filter(({ top }) => !isAbsence(top)));
  const [most] = shares;
  if (most === undefined || isAbsence(most[0])) {
    return { ...plain, kicker: text.live.over, verdict: text.live.nobodySpoke, sentence: '' };
  }
  const words = shares.flatMap(([top, share]) =>
    isAbsence(top) ? [] : text.live.share(text.emotion[top], formatPercent(share)),
  );
  return {
    kicker: text.live.over,
    verdict: text.live.mostly(most[0]),
    sentence: text.live.shares(words.join(', ')),
    emotion: most[0],
    announcement: '',
  };
}

/** Which model hears, how, and what is amiss, a sentence each. */
export function listeningSentences(
  state: LiveState | null,
  heard: LiveHeard | null,
  { window, hop }: { window: number; hop: number },
  card: (id: string) => ModelCard | null,
): string[] {
  if (state === null) return [];
  const name = card(state.model)?.name ?? state.model;
  const sentences = [text.live.hears(name, shortLength(window), shortLength(hop))];
  if (state.why === 'slow') sentences.push(text.live.slow(name));
  if (state.why === 'unusable') sentences.push(text.live.unusable(name, said(state.problem?.message ?? '')));
  else if (state.problem !== null) sentences.push(said(state.problem.message));
  if (heard !== null && heard.skipped > 0) sentences.push(text.live.skipped(heard.skipped));
  return sentences;
}
