/** Timelines written in every form and read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audacityLabels } from '../../../src/core/exports/audacityLabels';
import { withoutFormulas } from '../../../src/core/exports/csv';
import { textGrid } from '../../../src/core/exports/textGrid';
import { timelineCsv } from '../../../src/core/exports/timelineCsv';
import { timelineJson, timelineJsonLines, timelineObjects } from '../../../src/core/exports/timelineJson';
import { parseCsv, parseLabels, parseTextGrid } from './readExports';
import { anyExport } from './anyExport';

const label = ({ top, confidence }: { top: string; confidence: number }) =>
  `${top} ${Math.round(100 * confidence)} %`;

describe('timelineCsv', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyExport, (exported) => {
        const [head, ...rows] = parseCsv(timelineCsv(exported));
        const objects = timelineObjects(exported);
        const lines = objects.flatMap(({ model, segments, windows }) => [
          ...segments.map((segment) => ({ model, kind: 'segment', at: segment, probabilities: {} })),
          ...windows.map((window) => ({
            model,
            kind: 'window',
            at: window,
            probabilities: window.probabilities,
          })),
        ]);
        expect(rows).toHaveLength(lines.length);
        rows.forEach((row, index) => {
          const cell = (name: string) => row[head.indexOf(name)];
          const { model, kind, at, probabilities } = lines[index];
          expect(cell('file')).toBe(withoutFormulas(exported.file));
          expect([cell('model'), cell('version'), cell('kind')]).toEqual([model, exported.version, kind]);
          expect([Number(cell('start')), Number(cell('end'))]).toEqual([at.start, at.end]);
          expect([cell('emotion'), Number(cell('confidence'))]).toEqual([at.top, at.confidence]);
          for (const [emotion, value] of Object.entries(probabilities))
            expect(Number(cell(emotion))).toBe(value);
        });
      }),
    );
  });

  it('lets no file name become a formula', () => {
    fc.assert(
      fc.property(anyExport, (exported) => {
        const [, ...rows] = parseCsv(timelineCsv({ ...exported, file: `=cmd|${exported.file}` }));
        for (const [file] of rows) expect(file.startsWith("'=cmd")).toBe(true);
      }),
    );
  });
});

describe('timelineJson and timelineJsonLines', () => {
  it('hold every segment and window, with where they come from', () => {
    fc.assert(
      fc.property(anyExport, (exported) => {
        const objects = timelineObjects(exported);
        const whole: unknown = JSON.parse(timelineJson(exported));
        expect(Array.isArray(whole) ? whole : [whole]).toEqual(JSON.parse(JSON.stringify(objects)));
        const lines = timelineJsonLines(exported)
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Record<string, unknown>);
        expect(lines).toHaveLength(
          objects.reduce((sum, { windows, segments }) => sum + windows.length + segments.length, 0),
        );
        for (const line of lines) {
          expect(line).toMatchObject({ file: exported.file, version: exported.version });
          expect(objects.map(({ model }) => model)).toContain(line['model']);
        }
      }),
    );
  });
});

describe('textGrid', () => {
  it('is read back as it was written: a tier for each model, intervals without gaps, quotes kept', () => {
    fc.assert(
      fc.property(anyExport, (exported) => {
        const read = parseTextGrid(textGrid(exported));
        const timelines = exported.timelines.filter(({ segments }) => segments.length > 0);
        expect(read.tiers).toHaveLength(timelines.length);
        read.tiers.forEach(({ name, xmax, intervals }, index) => {
          const { model, seconds, segments } = timelines[index];
          const file = exported.file.replaceAll(/\p{Cc}/gu, ' ');
          expect(name).toBe(`${model} (${file}, Affectron ${exported.version})`);
          expect(xmax).toBe(seconds);
          expect(intervals).toEqual(
            segments.map((segment) => ({
              xmin: segment.start,
              xmax: segment.end,
              text: segment.top === 'no speech' ? '' : label(segment),
            })),
          );
        });
      }),
    );
  });
});

describe('audacityLabels', () => {
  it('are read back as they were written, the first telling where they come from', () => {
    fc.assert(
      fc.property(anyExport, (exported) => {
        const [first, ...labels] = parseLabels(audacityLabels(exported));
        expect(first).toMatchObject({ start: 0, end: 0 });
        for (const { model } of exported.timelines) expect(first.text).toContain(model);
        expect(first.text.endsWith(`Affectron ${exported.version}`)).toBe(true);
        const several = exported.timelines.length > 1;
        const expected = exported.timelines.flatMap(({ model, segments }) =>
          segments.map((segment) => {
            const text = segment.top === 'no speech' ? segment.top : label(segment);
            return { ...segment, text: several ? `${model}: ${text}` : text };
          }),
        );
        expect(labels.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
        labels.forEach(({ start, end }, index) => {
          expect(start).toBeCloseTo(expected[index].start, 6);
          expect(end).toBeCloseTo(expected[index].end, 6);
        });
      }),
    );
  });
});
