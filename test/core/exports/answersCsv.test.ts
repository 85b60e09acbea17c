import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/core/exports/csv';
import { answersCsv } from '../../../src/core/exports/answersCsv';
import type { TrainedReport } from '../../../src/core/evaluation/trainedReport';

describe('csvLine', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-a.wav', "'-a.wav"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['=cmd|"/c calc"!A1', '"\'=cmd|""/c calc""!A1"'],
    ['Actor_01/03-01.wav', 'Actor_01/03-01.wav'],
  ])('writes %j as a harmless cell', (cell, written) => expect(csvLine([cell])).toBe(`${written}\r\n`));

  it('leaves numbers as they are', () => expect(csvLine([-0.5, 3])).toBe('-0.5,3\r\n'));
});

describe('answersCsv', () => {
  it('has a line for every clip, the ones left out with their reason', () => {
    const csv = answersCsv({
      emotions: ['happy', 'sad'],
      answers: [
        {
          name: '=a.wav',
          voice: 'SAVEE DC',
          emotion: 'sad',
          probabilities: [0.75, 0.25],
          verdict: 'emotion',
        },
      ],
      leftOut: { failed: [{ name: 'b.wav', problem: { code: 'silent', message: 'Silent.' } }] },
    } as unknown as TrainedReport);
    expect(csv.split('\r\n')).toEqual([
      'clip,voice,played,said,right,confidence,verdict,happy,sad,problem',
      "'=a.wav,SAVEE DC,sad,happy,no,0.75,emotion,0.75,0.25,",
      'b.wav,,,,,,,,,Silent.',
      '',
    ]);
  });
});
