import { expect, it } from 'vitest';
import { formatTable } from '../../scripts/setup/sampleTable.mjs';

it('puts samples in rows, models in columns and failures in their cells', () => {
  const lines = [
    { file: 'a.wav', model: 'lstm', top: 'happy', confidence: 0.714 },
    { file: 'a.wav', model: 'mlp', error: { message: 'The model is damaged.' } },
    { file: 'b.wav', error: { message: 'The clip is silent.' } },
  ];
  expect(formatTable(lines)).toBe(
    [
      'sample  lstm        mlp',
      'a.wav   happy 71 %  failed',
      'b.wav   failed      failed',
      'The model is damaged.',
      'The clip is silent.',
    ].join('\n'),
  );
});
