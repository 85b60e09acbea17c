import { emotions } from '../emotions';
import type { Probabilities } from '../models/prediction';
import { csvLine } from './csv';
import { shortProbability, shortSeconds, type TimelineExport } from './timelineExport';

const columns = ['file', 'model', 'version', 'kind', 'start', 'end', 'emotion', 'confidence', ...emotions];

/**
 * A table for spreadsheets: one line for each segment, then one for each window with all probabilities, times in
 * seconds. Emotions a model does not know are empty.
 */
export function timelineCsv({ file, version, timelines }: TimelineExport): string {
  const lines = timelines.flatMap(({ model, segments, windows }) => {
    const line = (kind: string, at: { start: number; end: number; top: string; confidence: number }) => [
      ...[file, model, version, kind, shortSeconds(at.start), shortSeconds(at.end), at.top],
      shortProbability(at.confidence),
    ];
    return [
      ...segments.map((segment) => [...line('segment', segment), ...emotions.map(() => '')]),
      ...windows.map((window) => [...line('window', window), ...probabilityCells(window.probabilities)]),
    ];
  });
  return [columns, ...lines].map(csvLine).join('');
}

function probabilityCells(probabilities: Probabilities): (number | string)[] {
  return emotions.map((emotion) => {
    const probability = probabilities[emotion];
    return probability === undefined ? '' : shortProbability(probability);
  });
}
