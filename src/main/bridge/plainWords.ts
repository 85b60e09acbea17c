/**
 * Words as the window, the menu and notifications may show them. Names of files can hold signs that have no shape of their own:
 * control signs, halves of characters, and signs that turn round everything behind them, so that `gpj.exe` reads `exe.jpg`
 * and the end of a sentence stands before its name. The marks that Hebrew and Arabic names need stay.
 */
const shapeless = /[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]|(?![\t\n])\p{Cc}/gu;

export function plainWords(words: string): string {
  return words.replaceAll(shapeless, '\ufffd');
}

/** The same for every text in an answer or event, however deep; what has none is handed on as it is, not copied. */
export function plainly<Value>(value: Value): Value {
  return plain(value) as Value;
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return plainWords(value);
  if (Array.isArray(value)) return plainList(value);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  let copy: Record<string, unknown> | null = null;
  for (const [key, each] of Object.entries(value)) {
    const now = plain(each);
    if (!Object.is(now, each)) copy = { ...(copy ?? value), [key]: now };
  }
  return copy ?? value;
}

function plainList(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | null = null;
  list.forEach((each, index) => {
    const now = plain(each);
    if (Object.is(now, each)) return;
    copy ??= [...list];
    copy[index] = now;
  });
  return copy ?? list;
}
