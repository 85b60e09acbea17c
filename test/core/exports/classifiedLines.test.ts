import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classifiedCsv,
  classifiedCsvHead,
  classifiedJson,
  classifiedJsonLines,
  type ClassifiedLine,
} from '../../../src/core/exports/classifiedLines';
import { withoutFormulas } from '../../../src/core/exports/csv';
import { emotions } from '../../../src/core/emotions';
import { likeliestFirst } from '../../../src/core/models/verdict';
import { anyProbabilities } from '../timeline/arbitrary';
import { anyFile } from './anyExport';
import { parseCsv } from './readExports';

const lines: ClassifiedLine[] = [
  {
    file: '=cmd|a.wav',
    seconds: 2.5,
    model: { id: 'tiny', version: '1.2' },
    answer: {
      verdict: { kind: 'emotion', emotion: 'sad' },
      probabilities: { happy: 0.25, sad: 0.75 },
      top: 'sad',
      confidence: 0.75,
    },
    label: { emotion: 'happy', verified: true },
  },
  { file: 'b.wav', seconds: null, problem: { code: 'silent', message: 'Nothing, at all.' } },
];

describe('answers as a table', () => {
  it('have file, model, version, all probabilities, and what a person says', () => {
    expect(classifiedCsv(lines).split('\r\n')).toEqual([
      'file,seconds,model,version,verdict,top,confidence,neutral,calm,happy,sad,angry,fearful,disgust,surprised,label,verified,problem',
      "'=cmd|a.wav,2.5,tiny,1.2,emotion,sad,0.75,,,0.25,0.75,,,,,happy,yes,",
      'b.wav,,,,,,,,,,,,,,,,no,"Nothing, at all."',
      '',
    ]);
    expect(classifiedCsvHead(false)).not.toContain('label');
  });
});

describe('answers as JSON', () => {
  it('are the same objects in an array and a line each', () => {
    const each = classifiedJsonLines(lines).trimEnd().split('\n');
    expect(each.map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(classifiedJson(lines)));
    expect(JSON.parse(each[0])).toEqual({
      file: '=cmd|a.wav',
      model: 'tiny',
      version: '1.2',
      verdict: { kind: 'emotion', emotion: 'sad' },
      probabilities: { happy: 0.25, sad: 0.75 },
      top: 'sad',
      confidence: 0.75,
      seconds: 2.5,
      label: 'happy',
      verified: true,
    });
    expect(JSON.parse(each[1])).toEqual({
      file: 'b.wav',
      error: { code: 'silent', message: 'Nothing, at all.' },
      verified: false,
    });
  });
});

const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
const anyLine: fc.Arbitrary<ClassifiedLine> = fc.oneof(
  fc
    .record({
      file: anyFile,
      seconds: fc.double({ min: 0, max: 9999, noNaN: true }),
      probabilities: anyProbabilities,
    })
    .map(({ file, seconds, probabilities }) => {
      const [[top, confidence]] = likeliestFirst(probabilities);
      const verdict = { kind: 'emotion', emotion: top } as const;
      return {
        file,
        seconds,
        model: { id: 'lite', version: '1' },
        answer: { verdict, probabilities, top, confidence },
      };
    }),
  fc.record({ file: anyFile, message: anyText }).map(({ file, message }) => ({
    file,
    seconds: null,
    problem: { code: 'damaged' as const, message },
  })),
);
describe('whatever was answered', () => {
  it('is read back from the table', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), (written) => {
        const [head, ...rows] = parseCsv(classifiedCsv(written));
        expect(rows).toHaveLength(written.length);
        rows.forEach((row, index) => {
          expect(row).toHaveLength(head.length);
          const { file, seconds, answer, problem } = written[index];
          const cell = (name: string) => row[head.indexOf(name)];
          expect(cell('file')).toBe(withoutFormulas(file));
          expect(cell('seconds')).toBe(seconds === null ? '' : String(seconds));
          expect([cell('top'), cell('confidence')]).toEqual([
            answer?.top ?? '',
            String(answer?.confidence ?? ''),
          ]);
          for (const emotion of emotions)
            expect(cell(emotion)).toBe(String(answer?.probabilities[emotion] ?? ''));
          expect(cell('problem')).toBe(withoutFormulas(problem?.message ?? ''));
        });
      }),
    );
  });

  it('is read back from JSON, whole or line by line', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), (written) => {
        const whole = JSON.parse(classifiedJson(written)) as Record<string, unknown>[];
        const each = classifiedJsonLines(written).split('\n').slice(0, -1);
        expect(each.map((line) => JSON.parse(line) as unknown)).toEqual(whole);
        expect(whole).toHaveLength(written.length);
        whole.forEach((object, index) => {
          const { file, answer, problem } = written[index];
          expect(object['file']).toBe(file);
          expect(object['probabilities']).toEqual(answer?.probabilities);
          expect(object['error']).toEqual(problem);
        });
      }),
    );
  });
});
