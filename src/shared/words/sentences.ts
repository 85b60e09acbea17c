/**
 * Sentences that are made outside the window: problems, the steps of jobs, titles of dialogs. They are English where they
 * are made, in logs, in files and in the terminal, and put into another language where a person reads them. The key of a
 * translation is the English sentence itself, `{1}`, `{2}` standing for what it carries; what has no translation stays
 * English.
 */
import type { Language } from '../language';
import { germanSentences } from './german/sentences';

export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  english: RegExp;
  translation: string;
  /** Letters that are no placeholder: of two that match, the one that says more is meant. */
  letters: number;
}

const placeholder = /\{\d\}/g;

function patternsOf(sentences: Sentences): Pattern[] {
  return Object.entries(sentences)
    .filter(([english]) => english.search(placeholder) >= 0)
    .map(([english, translation]) => {
      const parts = english.split(placeholder).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return {
        english: new RegExp(`^${parts.join('(.*?)')}$`, 'su'),
        translation,
        letters: english.replaceAll(placeholder, '').length,
      };
    })
    .sort((one, other) => other.letters - one.letters);
}

class Translator {
  readonly #whole: ReadonlyMap<string, string>;
  readonly #patterns: readonly Pattern[];

  constructor(sentences: Sentences) {
    this.#whole = new Map(Object.entries(sentences));
    this.#patterns = patternsOf(sentences);
  }

  translate(sentence: string): string {
    const whole = this.#whole.get(sentence);
    if (whole !== undefined) return whole;
    for (const { english, translation } of this.#patterns) {
      const found = english.exec(sentence);
      if (found === null) continue;
      // What a sentence carries may itself be one.
      return translation.replaceAll(placeholder, (place) => this.translate(found[Number(place[1])] ?? ''));
    }
    return sentence;
  }
}

const translators: Readonly<Record<Language, Translator | null>> = {
  en: null,
  de: new Translator(germanSentences),
};

/** A sentence of main, the library or the core in another language; as it is where there is no translation. */
export function inLanguage(language: Language, sentence: string): string {
  return translators[language]?.translate(sentence) ?? sentence;
}
