/** No component says anything that is not in the text. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const root = new URL('../../src/renderer/src/', import.meta.url);
/** Attributes that are read or heard. */
const said = ['title', 'aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'alt', 'label'];
/** Units, and marks that are the same in every language. */
const sameEverywhere = /^(?:dB|Hz|kHz|ms|s|MB|kB|px)$/;

interface Node {
  type?: string;
  name?: string;
  data?: string;
  value?: unknown;
}

function wordsIn(file: string): string[] {
  const found: string[] = [];
  const { fragment } = parse(readFileSync(new URL(file, root), 'utf8'), { modern: true });
  const spoken = (words: string) => /\p{L}{2}/u.test(words) && !sameEverywhere.test(words.trim());
  const look = (node: unknown, heard: boolean): void => {
    if (Array.isArray(node)) {
      for (const child of node) look(child, heard);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, name, data } = node as Node;
    if (type === 'Text' && heard && data !== undefined && spoken(data)) found.push(`${file}: ${data.trim()}`);
    const inside =
      type === 'Attribute' ? said.includes(name ?? '') : type === 'StyleDirective' ? false : heard;
    for (const child of Object.values(node)) look(child, inside);
  };
  look(fragment, true);
  return found;
}

/** What a component takes from the text when it is made, and keeps: words that would stay as they are in another language. */
function keptIn(file: string): string[] {
  const source = readFileSync(new URL(file, root), 'utf8');
  const { instance } = parse(source, { modern: true });
  return (instance?.content.body ?? []).flatMap((statement) => {
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ init }) => {
      const value = init === undefined || init === null ? '' : textOf(source, init);
      const takes = /\b(?:text|words)\.\w|\bsaid\(/.test(value);
      // A part of the text follows by itself, as does what is derived; a function looks when it is called.
      const follows = /^text(?:\.\w+)*$|^\$derived|^(?:async )?(?:\(|\w+ =>)/.test(value);
      return takes && !follows ? [`${file}: ${value}`] : [];
    });
  });
}

function textOf(source: string, node: object): string {
  const { start, end } = node as { start: number; end: number };
  return source.slice(start, end);
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => file.replaceAll('\\', '/'));

test('no component says anything itself', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(files.flatMap(wordsIn)).toEqual([]);
});

test('no component keeps words of the language it was made in', () => {
  expect(files.flatMap(keptIn)).toEqual([]);
});
