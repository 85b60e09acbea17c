import { expect, test } from 'vitest';
import { corpora } from '../../../src/core/corpora/clipLabel';
import { corpusNotices } from '../../../src/core/corpora/notices';

test('every corpus has a licence and someone to credit', () => {
  expect(Object.keys(corpusNotices).sort()).toEqual([...corpora].sort());
  for (const { licence, attribution } of Object.values(corpusNotices)) {
    expect(licence.length).toBeGreaterThan(5);
    expect(attribution).toMatch(/\(\d{4}\)/);
  }
});
