/** A stretch of a recording, seconds from its beginning; the end is not part of it. */
export interface Span {
  start: number;
  end: number;
}

/** In order and apart: spans that touch, or lie less than `gap` seconds apart, become one. */
export function joinSpans(spans: readonly Span[], gap = 0): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && (start <= last.end || start - last.end < gap)) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Seconds of `span` that lie in any of `spans`, which are apart. */
export function overlap({ start, end }: Span, spans: readonly Span[]): number {
  return spans.reduce(
    (sum, other) => sum + Math.max(0, Math.min(end, other.end) - Math.max(start, other.start)),
    0,
  );
}
