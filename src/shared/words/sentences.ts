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
  readonly #language: Language;
  readonly #whole: ReadonlyMap<string, string>;
  readonly #patterns: readonly Pattern[];

  constructor(language: Language, sentences: Sentences) {
    this.#language = language;
    this.#whole = new Map(Object.entries(sentences));
    this.#patterns = patternsOf(sentences);
  }

  translate(sentence: string): string {
    const whole = this.#whole.get(sentence);
    if (whole !== undefined) return whole;
    for (const { english, translation } of this.#patterns) {
      const found = english.exec(sentence);
      if (found === null) continue;
      return translation.replaceAll(placeholder, (place, at: number) => {
        const value = found[Number(place[1])] ?? '';
        // A name, which is nobody's to translate; anything else may itself be a sentence, or a number.
        return translation[at - 1] === '„' ? value : this.#number(this.translate(value));
      });
    }
    return sentence;
  }

  /** "1,440" and "0.5" as the language writes them. */
  #number(value: string): string {
    const digits = /^\d{1,3}(?:,\d{3})*(\.\d+)?(?= ?[a-zA-Z]*$)/.exec(value);
    if (digits === null) return value;
    const number = Number(digits[0].replaceAll(',', ''));
    const minimumFractionDigits = Math.max(0, (digits[1]?.length ?? 0) - 1);
    return number.toLocaleString(this.#language, { minimumFractionDigits }) + value.slice(digits[0].length);
  }
}

const translators: Readonly<Record<Language, Translator | null>> = {
  en: null,
  de: new Translator('de', germanSentences),
};

/** A sentence of main, the library or the core in another language; as it is where there is no translation. */
export function inLanguage(language: Language, sentence: string): string {
  return translators[language]?.translate(sentence) ?? sentence;
}
