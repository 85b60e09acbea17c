/** Bytes asked for, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a `Range` header of one range (RFC 9110, section 14). Several ranges, other units and malformed
 * values mean the same as no header: the whole is sent, which the standard allows.
 *
 * @returns the range cut to the resource; `'whole'`; or `'unsatisfiable'` when it starts past the end
 */
export function parseRange(header: string | null, byteLength: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return 'whole';
  const [, first = '', last = ''] = match;
  if (first === '') {
    const suffix = Number(last);
    if (suffix === 0 || byteLength === 0) return 'unsatisfiable';
    return { start: Math.max(0, byteLength - suffix), end: byteLength - 1 };
  }
  const start = Number(first);
  const end = last === '' ? Infinity : Number(last);
  if (end < start) return 'whole';
  if (start >= byteLength) return 'unsatisfiable';
  return { start, end: Math.min(end, byteLength - 1) };
}
