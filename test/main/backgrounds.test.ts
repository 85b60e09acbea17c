import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { backgrounds } from '../../src/main/window/backgrounds';

it('paints an opening window in the colours of its page', () => {
  const tokens = readFileSync(new URL('../../src/renderer/src/styles/tokens.css', import.meta.url), 'utf8');
  expect(tokens).toContain(`--background: light-dark(${backgrounds.light}, ${backgrounds.dark});`);
});
