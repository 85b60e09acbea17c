import { expect, test } from 'vitest';
import { languageOf } from '../../src/shared/language';

test.each([
  [['de-AT', 'en-GB'], 'de'],
  [['DE_de'], 'de'],
  [['fr-FR', 'de'], 'de'],
  [['en-US', 'de'], 'en'],
  [['fr', 'nl'], 'en'],
  [['den'], 'en'],
  [[], 'en'],
])('a system that speaks %j gets %s', (tags, language) => {
  expect(languageOf(tags)).toBe(language);
});
