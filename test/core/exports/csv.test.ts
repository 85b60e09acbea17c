/** Names that a spreadsheet would calculate with, in every table that is written. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvLine, withoutFormulas } from '../../../src/core/exports/csv';

const formulas = [
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://127.0.0.1/?a="&A1,"open")',
  '+1+1',
  '-2+3+cmd|x',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '"=1+1',
  "'=1+1",
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  'a;=1+1',
  'a; =1+1',
  'a\t=1+1',
  'a\n=1+1.wav',
  'a|=1+1',
  'a;b;@SUM(1)',
  'a;"=1+1"',
];

/** The cells of one line, by a separator, as a spreadsheet reads them. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (quoted && sign === '"' && line[at + 1] === '"') cell += line[++at];
    else if (sign === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && (sign === separator || sign === '\r' || sign === '\n')) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}

const calculates = (cell: string) => /^\s*[=+\-@＝＋－＠]/u.test(cell);

describe('a line of CSV', () => {
  it.each(formulas)('calculates nothing with %j, whatever parts its cells', (name) => {
    for (const cells of [[name], ['x', name, 'y'], ['x', name], [`${name}, and more`, name]]) {
      for (const separator of [',', ';', '\t', '|']) {
        const read = cellsOf(csvLine(cells), separator);
        expect(read.filter(calculates)).toEqual([]);
      }
    }
  });

  it('leaves harmless names as they are', () => {
    for (const name of ['a.wav', 'a-b.wav', "it's.wav", 'a=b', 'x + y', 'München; 2', 'a@b.example']) {
      expect(withoutFormulas(name)).toBe(name);
    }
    expect(csvLine(['a "b", c', -1.5, 0])).toBe('"a ""b"", c",-1.5,0\r\n');
  });

  it('says again what it was given', () => {
    const cells = ['a "quoted" name', 'two\nlines', 'comma, semicolon; tab\t.', ''];
    expect(cellsOf(csvLine(cells).slice(0, -2), ',')).toEqual(cells);
  });
});

describe('the program', () => {
  it('writes tables in no other way', async () => {
    const src = join(import.meta.dirname, '..', '..', '..', 'src');
    const files = (await readdir(src, { recursive: true })).filter((name) => /\.(ts|svelte)$/.test(name));
    const texts = await Promise.all(
      files.map(async (name) => ({ name, text: await readFile(join(src, name), 'utf8') })),
    );
    const home = join('core', 'exports', 'csv.ts');
    // Joining by commas, semicolons or tabs into lines that end is how a table is made by hand.
    const byHand = texts.filter(
      ({ name, text }) => name !== home && /join\(\s*['"`](,|;|\\t)['"`]\s*\)\s*\}?.{0,4}\\n/.test(text),
    );
    expect(byHand.map(({ name }) => name)).toEqual([]);
    const tables = texts.filter(({ name, text }) => name !== home && /\bcsvLine\b/.test(text));
    expect(tables.map(({ name }) => name.replaceAll('\\', '/')).sort()).toEqual([
      'core/exports/answersCsv.ts',
      'core/exports/classifiedLines.ts',
      'core/exports/timelineCsv.ts',
    ]);
  });
});
