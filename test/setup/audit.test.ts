import { expect, it } from 'vitest';
import { auditVerdict } from '../../scripts/setup/audit.mjs';

const answer = (vulnerabilities: Record<string, number>) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: { vulnerabilities } });

it('finds vulnerabilities of high severity, and passes over lesser ones', () => {
  expect(auditVerdict(answer({ high: 1, critical: 0 })).state).toBe('found');
  expect(auditVerdict(answer({ high: 0, critical: 2 })).state).toBe('found');
  expect(auditVerdict(answer({ low: 3, moderate: 4, high: 0, critical: 0 }))).toEqual({
    state: 'fine',
    words: 'Known vulnerabilities in what ships: 0 critical, 0 high, 4 moderate, 3 low.',
  });
});

it.each(['', 'npm error network', '{"message":"405 Method Not Allowed","statusCode":405}', '[]', 'null'])(
  'takes no answer for none: %j',
  (output) => {
    expect(auditVerdict(output).state).toBe('no answer');
  },
);
