/** The text in another language than English. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatRough,
  formatSeconds,
  formatTime,
  formatWhen,
} from '../../src/renderer/src/lib/format';
import { matchesSearch, searchText } from '../../src/renderer/src/lib/filters';
import { text } from '../../src/renderer/src/text';
import { current } from '../../src/renderer/src/text/current.svelte';
import { languages } from '../../src/renderer/src/text/languages';
import { labelled } from './entries';

const thin = '\u202f';

afterEach(() => {
  current.language = 'en';
});

describe('the text', () => {
  it('follows the language, also a part that was taken before', () => {
    const { header, looking } = text;
    const { heard } = looking;
    expect([header.listen, heard.stop, heard.groups.mel]).toEqual(['Listen', 'Stop', 'Mel']);
    current.language = 'de';
    expect([header.listen, heard.stop]).toEqual(['Hören', 'Stopp']);
    expect(text.notices.opened(1)).toBe('1 Datei geöffnet.');
    expect(text.notices.opened(2)).toBe('2 Dateien geöffnet.');
    expect(Object.values(text.emotion)[2]).toBe('fröhlich');
    expect({ ...text.gender }).toEqual({ female: 'weiblich', male: 'männlich' });
  });

  it('is what clips are searched by, beside the words of the corpus', () => {
    current.language = 'de';
    const found = searchText(labelled('a', { emotion: 'angry', gender: 'female' }));
    expect(['wütend', 'weiblich', 'angry'].map((query) => matchesSearch(found, query))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('has no empty entry, nor the name of an action in English, in German', () => {
    const empty: string[] = [];
    const look = (part: object, place: string): void => {
      for (const [name, entry] of Object.entries(part) as [string, unknown][]) {
        if (entry === '') empty.push(`${place}.${name}`);
        if (typeof entry === 'object' && entry !== null) look(entry, `${place}.${name}`);
      }
    };
    look(languages.de, 'german');
    expect(empty).toEqual([]);
    expect(languages.de.keys.action('shortcuts')).toBe('Tastenkürzel');
  });
});

describe('numbers and days in German', () => {
  it('have a comma, and a point between thousands', () => {
    current.language = 'de';
    expect(formatTime(83.4217)).toBe('1:23,42');
    expect(formatSeconds(3.44)).toBe(`3,4${thin}s`);
    expect(formatCount(2548)).toBe('2.548');
    expect(formatBytes(1_540_000)).toBe(`1,5${thin}MB`);
  });

  it('are told as people tell them', () => {
    current.language = 'de';
    const now = new Date(2026, 10, 20, 15, 0);
    expect(formatRough(60)).toBe('1 Minute');
    expect(formatRough(4800)).toBe('1 Stunde 20 Minuten');
    expect(formatWhen(new Date(2026, 10, 20, 14, 2).toISOString(), now)).toBe('heute 14:02');
    expect(formatWhen(new Date(2026, 10, 12, 9, 5).toISOString(), now)).toBe('12. Nov. 09:05');
    expect(formatWhen(new Date(2025, 0, 3).toISOString(), now)).toBe('3. Jan. 2025');
  });
});
