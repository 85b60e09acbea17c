import { expect, test } from 'vitest';
import type { Timeline } from '../../src/core/timeline/timeline';
import { timelineFile } from '../../src/main/timelines/timelineFile';

const timeline: Timeline = {
  model: 'lite',
  seconds: 5,
  windows: [{ start: 0, end: 3, probabilities: { sad: 0.75, happy: 0.25 }, top: 'sad', confidence: 0.75 }],
  segments: [
    { start: 0, end: 3, top: 'sad', confidence: 0.75 },
    { start: 3, end: 5, top: 'no speech', confidence: 1 },
  ],
};
const exported = { file: 'talk.wav', version: '1.2.3', timelines: [timeline] };

test.each([
  ['csv', '.csv'],
  ['json', '.json'],
  ['jsonl', '.jsonl'],
  ['textgrid', '.TextGrid'],
  ['audacity', '.txt'],
] as const)('%s is written to a file that ends with %s and says what was heard', (form, ending) => {
  const file = timelineFile(form);
  expect(file.ending).toBe(ending);
  const written = file.write(exported);
  expect(written).toContain('sad');
  expect(written).toContain('talk.wav');
  expect(written).toContain('lite');
});
