import { describe, expect, it } from 'vitest';
import { summarise } from '../../scripts/setup/testSummary.mjs';

const unit = (passed: number, failed = 0, skipped: { name: string; reason: string | null }[] = []) =>
  ({ name: 'unit', state: failed > 0 ? 'failed' : 'passed', counts: { passed, failed, skipped } }) as const;
const types = { name: 'types', state: 'passed' } as const;
const noDisplay = { name: 'end-to-end', state: 'not run', detail: 'no display' } as const;

describe('summarise', () => {
  it('adds up the tests of all steps', () => {
    const { lines, exitCode } = summarise([types, unit(40), { ...unit(2), name: 'end-to-end' }], {
      ci: true,
    });
    expect(lines.at(-1)).toBe('42 passed, 0 failed');
    expect(exitCode).toBe(0);
  });

  it('ends with 1 when a test fails, or a check does', () => {
    expect(summarise([types, unit(40, 2)], { ci: false })).toMatchObject({ exitCode: 1 });
    const { lines, exitCode } = summarise([{ name: 'types', state: 'failed' }, unit(40)], { ci: false });
    expect(lines.at(-1)).toBe('40 passed, 1 failed');
    expect(exitCode).toBe(1);
  });

  it('says what could not run and why', () => {
    const { lines, exitCode } = summarise([unit(40), noDisplay], { ci: false });
    expect(lines).toContain('  end-to-end  not run (no display)');
    expect(lines.at(-1)).toBe('40 passed, 0 failed');
    expect(exitCode).toBe(0);
  });

  it('lets nothing of the main job be left out with CI=true', () => {
    expect(summarise([unit(40), noDisplay], { ci: true })).toMatchObject({ exitCode: 1 });
    const skipped = [{ name: 'answers as the native backend', reason: 'no native TensorFlow here' }];
    expect(summarise([unit(40, 0, skipped)], { ci: true }).lines.at(-1)).toBe('40 passed, 1 failed');
    expect(summarise([unit(40, 0, skipped)], { ci: false }).lines.at(-1)).toBe(
      '40 passed, 0 failed, 1 skipped',
    );
  });

  it('lets tests be skipped everywhere that need corpora nobody may pass on', () => {
    const skipped = [
      { name: 'imports a real download', reason: 'the corpora are not beside the repository' },
    ];
    const { lines, exitCode } = summarise([unit(40, 0, skipped)], { ci: true });
    expect(lines).toContain('  skipped: imports a real download (the corpora are not beside the repository)');
    expect(lines.at(-1)).toBe('40 passed, 0 failed, 1 skipped');
    expect(exitCode).toBe(0);
  });
});
