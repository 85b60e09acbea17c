/** What main and the window say alike, in every language. The words of the window alone are its own (renderer/src/text). */
import { actions, type ActionId } from '../actions';
import type { Language } from '../language';
import { english } from './english';
import { german } from './german';
import { actionWords as germanActions } from './german/actions';
import type { Translated } from './translated';

export type MainWords = Translated<typeof english>;

const words: Readonly<Record<Language, MainWords>> = { en: english, de: german };

export function mainWords(language: Language): MainWords {
  return words[language];
}

/** What an action is called. */
export function actionWords(language: Language, id: ActionId): string {
  return { en: actions[id].words, de: germanActions[id] }[language];
}
