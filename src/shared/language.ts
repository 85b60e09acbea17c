/** The languages Affectron speaks, by the tag that HTML and `Intl` know. */
export const languageTags = ['en', 'de'] as const;
export type Language = (typeof languageTags)[number];

/** A language, or whichever the system has. */
export const languageChoices = ['system', ...languageTags] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** The first of the system's languages, e.g. `de-AT`, that Affectron speaks; English where it speaks none. */
export function languageOf(tags: readonly string[]): Language {
  for (const tag of tags) {
    const [base] = tag.toLowerCase().split(/[-_]/);
    const spoken = languageTags.find((language) => language === base);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
