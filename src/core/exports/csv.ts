/**
 * One line of a CSV file (RFC 4180, line break included). Every table Affectron writes is made of these lines: texts come
 * from file names and model folders, and go through `withoutFormulas`.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvText(cell))).join(',')}\r\n`;
}

/** What a formula begins with, also in the wide signs that Japanese and Chinese spreadsheets take for the same. */
const formula = `[\\s"']*[=+\\-@\uff1d\uff0b\uff0d\uff20]`;
const atTheStart = new RegExp(`^(${formula}|[\\t\\r\\n])`, 'u');
/**
 * Behind whatever a spreadsheet may take for the end of a cell: many expect semicolons or tabs instead of commas, and quotes
 * do not help in a cell they see begin earlier.
 */
const further = new RegExp(`([;|\\t\\r\\n])(?=${formula})`, 'gu');

/**
 * A text with an apostrophe in front of whatever a spreadsheet would take for a formula, which can call out or run programs.
 * Source: OWASP, "CSV Injection".
 */
export function withoutFormulas(text: string): string {
  const inside = text.replaceAll(further, "$1'");
  return atTheStart.test(text) ? `'${inside}` : inside;
}

function csvText(text: string): string {
  const harmless = withoutFormulas(text);
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
