/** The text of the window in every language it speaks. */
import type { Language } from '../../../shared/language';
import { english } from './english';
import { german } from './german';
import type { Translated } from '../../../shared/words/translated';

export type Text = Translated<typeof english>;

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

export const languages: Readonly<Record<Language, Text>> = { en: english, de: german };
