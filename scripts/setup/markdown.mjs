/**
 * A table with its columns aligned, as prettier has them.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * A text with everything between two of its lines replaced.
 *
 * @param {string} text
 * @param {readonly [string, string]} marks the lines
 * @param {string} content
 */
export function between(text, [begin, end], content) {
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end, from);
  if (from < begin.length || to < from) throw new Error(`The text lacks the lines “${begin}” and “${end}”.`);
  return `${text.slice(0, from)}\n\n${content}\n\n${text.slice(to)}`;
}

/** @param {number} share */
export const percent = (share) => `${(share * 100).toFixed(1)} %`;
