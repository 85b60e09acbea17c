/** Readers of the exported forms, written from their descriptions and not from our writers. */

/** RFC 4180. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else {
      while (text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') at++;
    else {
      if (text.slice(at, at + 2) !== '\r\n') throw new Error(`No line break at ${at}.`);
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

export interface ReadTier {
  name: string;
  xmin: number;
  xmax: number;
  intervals: { xmin: number; xmax: number; text: string }[];
}

/** As Praat reads it: only free-standing numbers, texts in quotes and flags count, everything else is comment. */
export function parseTextGrid(text: string): { xmin: number; xmax: number; tiers: ReadTier[] } {
  const tokens = [...text.matchAll(/"((?:[^"]|"")*)"|<(\w+)>|(?<=\s)(-?\d[\d.e-]*)(?=\s)/g)].map(
    ([, quoted, flag, number]) => quoted?.replaceAll('""', '"') ?? (flag ? `<${flag}>` : Number(number)),
  );
  let at = 0;
  const next = <Type extends 'string' | 'number'>(type: Type) => {
    const token = tokens[at++];
    if (typeof token !== type) throw new Error(`Token ${at} is ${JSON.stringify(token)}, not a ${type}.`);
    return token as Type extends 'string' ? string : number;
  };
  const expect = (token: string) => {
    if (next('string') !== token) throw new Error(`Token ${at} is not ${token}.`);
  };
  expect('ooTextFile');
  expect('TextGrid');
  const [xmin, xmax] = [next('number'), next('number')];
  expect('<exists>');
  const tiers = Array.from({ length: next('number') }, () => {
    expect('IntervalTier');
    const tier = { name: next('string'), xmin: next('number'), xmax: next('number') };
    const intervals = Array.from({ length: next('number') }, () => ({
      xmin: next('number'),
      xmax: next('number'),
      text: next('string'),
    }));
    return { ...tier, intervals };
  });
  if (at !== tokens.length) throw new Error('There is more than the header says.');
  return { xmin, xmax, tiers };
}

/** Audacity's label tracks: start, end and text parted by tabs. */
export function parseLabels(text: string): { start: number; end: number; text: string }[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('The last line does not end.');
  return lines.map((line) => {
    const cells = line.split('\t');
    if (cells.length !== 3) throw new Error(`Not three cells: ${line}`);
    return { start: Number(cells[0]), end: Number(cells[1]), text: cells[2] };
  });
}
