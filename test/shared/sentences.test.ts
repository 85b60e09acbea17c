import { describe, expect, it } from 'vitest';
import { germanSentences } from '../../src/shared/words/german/sentences';
import { inLanguage } from '../../src/shared/words/sentences';
import { foundSentences } from './foundSentences';

const german = (sentence: string): string => inLanguage('de', sentence);
const places = (sentence: string): string[] => (sentence.match(/\{\d\}/g) ?? []).sort();

describe('a sentence from outside the window', () => {
  it('is said in German, with what it carries', () => {
    expect(german('Cancelled.')).toBe('Abgebrochen.');
    expect(german('“talk.wav” is damaged.')).toBe('„talk.wav“ ist beschädigt.');
    expect(german('“a” is labelled” is damaged.')).toBe('„a” is labelled“ ist beschädigt.');
    expect(german('The model “lite” cannot be used: weights.bin is missing.')).toBe(
      'Das Modell „lite“ lässt sich nicht benutzen: weights.bin fehlt.',
    );
    expect(german('The FLAC file is cut off: 1.5 MB of 2.0 MB of sound are missing.')).toBe(
      'Die FLAC-Datei ist abgeschnitten: 1,5 MB von 2,0 MB Ton fehlen.',
    );
    expect(german('1,440 of 2,880 clips, 8.5 a second, 3 min left')).toBe(
      '1.440 von 2.880 Clips, 8,5 je Sekunde, noch 3 min',
    );
  });

  it('leaves names as they are', () => {
    expect(german('“3.14” is damaged.')).toBe('„3.14“ ist beschädigt.');
    expect(german('“Listening” is damaged.')).toBe('„Listening“ ist beschädigt.');
  });

  it('stays English where there is no German, and in English', () => {
    expect(german('EACCES: what the system says')).toBe('EACCES: what the system says');
    expect(inLanguage('en', 'Cancelled.')).toBe('Cancelled.');
  });
});

describe('the German sentences', () => {
  it('are there for every sentence in the source, the command line’s own apart', () => {
    const missing = [...foundSentences()].filter(([sentence]) => !Object.hasOwn(germanSentences, sentence));
    expect(missing.map(([sentence, file]) => `${file}: ${sentence}`)).toEqual([]);
  });

  it('carry all that the English ones carry', () => {
    const unlike = Object.entries(germanSentences).filter(
      ([english, translation]) => places(english).join() !== places(translation).join(),
    );
    expect(unlike).toEqual([]);
  });
});
