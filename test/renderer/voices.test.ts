import { describe, expect, it } from 'vitest';
import { Voices } from '../../src/renderer/src/state/voices.svelte';
import { Notices } from '../../src/renderer/src/state/notices.svelte';
import { Undo } from '../../src/renderer/src/state/undo.svelte';
import { text } from '../../src/renderer/src/text';
import type { CallName } from '../../src/shared/contract';
import type { Job, ProfileSummary, TakeBlock } from '../../src/shared/types';
import { FakeBridge, FakeRefusal, settled } from './fakeBridge';

const anna: ProfileSummary = {
  id: 'voice-1',
  name: 'Anna',
  createdAt: '2026-11-20T10:00:00.000Z',
  clips: 9,
  seconds: 40,
  encoders: ['whisper-base'],
};
const job: Job = {
  id: 'job-1',
  kind: 'profile',
  title: 'Calibrating to “Anna”',
  step: '',
  progress: null,
  state: 'running',
  problem: null,
};

function made(handlers: Partial<Record<CallName, (...args: unknown[]) => unknown>> = {}) {
  let selected: string | null = null;
  let take = 0;
  const fake = new FakeBridge({
    'profiles.create': () => job,
    'profiles.rename': () => anna,
    'take.stop': () => ({ id: `prompt-${++take}`, problem: null }),
    ...handlers,
  });
  const jobs: Job[] = [];
  const undo = new Undo({ notices: new Notices(), attempt: (action) => action() });
  const voices = new Voices({
    bridge: fake.bridge,
    openCapture: () => Promise.reject(new DOMException('', 'NotFoundError')),
    microphone: () => ({ source: 'recorder', device: null }),
    selected: () => selected,
    select: (id) => {
      selected = id;
      return Promise.resolve();
    },
    onJob: (started) => void jobs.push(started),
    undo,
  });
  const argumentsOf = (name: CallName) =>
    fake.calls.filter((call) => call.name === name).map(({ args }) => args);
  return { voices, fake, jobs, undo, argumentsOf, selected: () => selected };
}

/** Reads the sentence that is shown. */
async function read({ reading }: Voices, seconds: number): Promise<void> {
  await reading.toggle();
  const block: TakeBlock = {
    samples: new Float32Array(160),
    seconds,
    peak: 0.5,
    clipped: false,
    silent: false,
  };
  reading.recording.hear(block);
  await reading.toggle();
}

describe('reading sentences aloud', () => {
  it('keeps a take for each, goes on to the next unread one, and adds up the seconds', async () => {
    const { voices, argumentsOf } = made();
    await read(voices, 4);
    await read(voices, 5);
    expect(argumentsOf('profiles.prompt')).toEqual([['recorder'], ['recorder']]);
    expect(voices.reading).toMatchObject({ at: 2, seconds: 9, ids: ['prompt-1', 'prompt-2'] });
  });

  it('forgets the older take of a sentence that is read again', async () => {
    const { voices, argumentsOf } = made();
    await read(voices, 4);
    voices.reading.show(0);
    await read(voices, 6);
    expect(argumentsOf('profiles.forget')).toEqual([[['prompt-1']]]);
    expect(voices.reading).toMatchObject({ at: 1, seconds: 6, ids: ['prompt-2'] });
  });

  it('keeps nothing of a take that is discarded, and nothing at all when the sheet is closed', async () => {
    const { voices, argumentsOf } = made();
    await read(voices, 4);
    await voices.reading.toggle();
    await voices.reading.cancel();
    expect(voices.reading.ids).toEqual(['prompt-1']);
    await voices.close();
    expect(argumentsOf('profiles.forget')).toEqual([[['prompt-1']]]);
    expect(voices.reading).toMatchObject({ at: 0, seconds: 0, ids: [] });
  });

  it('tells in the sheet why there is no microphone', async () => {
    const { voices } = made({
      'profiles.prompt': () => {
        throw new FakeRefusal({ code: 'no-device', message: 'No microphone.' });
      },
    });
    await voices.reading.toggle();
    expect(voices.problem).toMatchObject({ code: 'no-device' });
    expect(voices.reading.ids).toEqual([]);
  });

  it('has ten sentences, each another', () => {
    expect(new Set(text.voices.sentences).size).toBe(10);
  });
});

describe('making a profile', () => {
  it('uses it at once and goes back to the list', async () => {
    const { voices, jobs, selected } = made();
    voices.show('choose');
    await voices.make('Anna', ['a', 'b']);
    expect(jobs).toEqual([job]);
    expect(voices.making).toBe('job-1');
    voices.list = [anna];
    await voices.made(anna);
    expect(voices.ended({ ...job, state: 'done' })).toBe(true);
    expect(voices).toMatchObject({ making: null, step: 'list', problem: null, selected: anna });
    expect(selected()).toBe('voice-1');
  });

  it('that fails says why and leaves the sheet as it is; other jobs are none of its business', async () => {
    const { voices } = made();
    voices.show('read');
    await voices.make('Anna', ['a']);
    expect(voices.ended({ ...job, id: 'job-2', state: 'failed' })).toBe(false);
    const problem = { code: 'not-enough-data', message: 'Too little.' } as const;
    expect(voices.ended({ ...job, state: 'failed', problem })).toBe(true);
    expect(voices).toMatchObject({ making: null, step: 'read', problem });
  });

  it('goes on when the sheet is closed: what was read is not deleted under it', async () => {
    const { voices, fake } = made();
    await read(voices, 30);
    await voices.make('Anna', voices.reading.ids);
    await voices.close();
    expect(fake.count('profiles.forget')).toBe(0);
    expect(voices.ended({ ...job, state: 'done' })).toBe(false);
  });
});

describe('a profile in the list', () => {
  it('deleted while it is used is used no longer, and again after undo', async () => {
    const { voices, argumentsOf, selected } = made();
    voices.list = [anna];
    await voices.select('voice-1');
    await voices.remove(anna);
    expect(selected()).toBeNull();
    expect(voices.removed?.profile).toEqual(anna);
    await voices.restore();
    expect(argumentsOf('profiles.restore')).toEqual([['voice-1']]);
    expect(selected()).toBe('voice-1');
    expect(voices.removed).toBeNull();
  });

  it('is renamed only to another name', async () => {
    const { voices, argumentsOf, undo } = made();
    voices.list = [anna];
    await voices.rename('voice-1', ' Anna ');
    await voices.rename('voice-1', '  ');
    await voices.rename('voice-1', ' Ann ');
    await settled();
    expect(argumentsOf('profiles.rename')).toEqual([['voice-1', 'Ann']]);
    await undo.undo();
    expect(argumentsOf('profiles.rename').at(-1)).toEqual(['voice-1', 'Anna']);
  });
});
