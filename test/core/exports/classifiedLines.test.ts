import { describe, expect, it } from 'vitest';
import {
  classifiedCsv,
  classifiedCsvHead,
  classifiedJson,
  classifiedJsonLines,
  type ClassifiedLine,
} from '../../../src/core/exports/classifiedLines';

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
