import { expect, it } from 'vitest';
import { readReport } from '../../../src/core/evaluation/storedReport';

it('a report of --calibrate all is refused for what it is', () => {
  const json = JSON.stringify({ model: 'affectron --calibrate 16', voiceClips: 'all' });
  for (const calibrated of [true, false]) {
    expect(() => readReport(json, 'affectron', calibrated)).toThrow(/known by all of its other clips/);
  }
});

it('what is no report at all is refused as that', () => {
  for (const json of ['', '{}', '[]', '{"voiceClips":"all"}']) {
    expect(() => readReport(json, 'affectron')).toThrow(/is no report of the recipe/);
  }
});
