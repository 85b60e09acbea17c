import { app } from 'electron';
import { languageOf, type Language, type LanguageChoice } from '../shared/language';

/** What the system speaks, as far as Affectron speaks it too. */
export function systemLanguage(): Language {
  return languageOf(app.getPreferredSystemLanguages());
}

export function spokenLanguage(choice: LanguageChoice): Language {
  return choice === 'system' ? systemLanguage() : choice;
}
