/** The language that the window speaks now; whatever shows words or numbers follows it. */
import type { Language } from '../../../shared/language';
import { languages, type Text } from './languages';

class Current {
  language = $state<Language>('en');

  get text(): Text {
    return languages[this.language];
  }
}

export const current = new Current();
