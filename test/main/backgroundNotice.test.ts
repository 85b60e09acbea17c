import { describe, expect, it } from 'vitest';
import { BackgroundNotice } from '../../src/main/backgroundNotice';
import type { TrainingState } from '../../src/shared/training';
import type { Job } from '../../src/shared/types';

const job = (changes: Partial<Job>): Job => ({
  id: 'job-1',
  kind: 'batch',
  title: 'Hearing “voices”',
  step: '11 files answered',
  progress: 1,
  state: 'done',
  problem: null,
  ...changes,
});
const run = (phase: TrainingState['phase']) => ({ phase, title: 'Mine', problem: null }) as TrainingState;

function noticeFor(focused: boolean) {
  const shown: string[] = [];
  const notice = new BackgroundNotice({
    focused: () => focused,
    language: () => 'en',
    show: (title, words) => shown.push(`${title}: ${words}`),
  });
  return { notice, shown };
}

describe('what is said while nobody looks', () => {
  it('is that long work has ended, well or not', () => {
    const { notice, shown } = noticeFor(false);
    notice.job(job({}));
    notice.job(
      job({ kind: 'evaluate', state: 'failed', problem: { code: 'disk-full', message: 'No room.' } }),
    );
    notice.training(run('training'));
    notice.training(run('done'));
    notice.training(run('done'));
    expect(shown).toEqual([
      'Hearing “voices”: Done: 11 files answered.',
      'Hearing “voices”: No room.',
      '“Mine” has been trained: It stands among the models.',
    ]);
  });

  it('holds no markup, which desktops would show as such, and no signs that turn it round', () => {
    const { notice, shown } = noticeFor(false);
    notice.job(job({ title: 'Hearing “<img src=x>\u202e&amp;”' }));
    expect(shown).toEqual(['Hearing “‹img src=x›\ufffd&amp;”: Done: 11 files answered.']);
  });

  it('is not what still runs, what the person has stopped, what is short, or ended before', () => {
    const { notice, shown } = noticeFor(false);
    notice.job(job({ state: 'running' }));
    notice.job(job({ state: 'cancelled' }));
    notice.job(job({ kind: 'import' }));
    notice.training(run('done'));
    notice.training(null);
    expect(shown).toEqual([]);
  });

  it('is nothing while the window is in front', () => {
    const { notice, shown } = noticeFor(true);
    notice.job(job({}));
    expect(shown).toEqual([]);
  });
});
