/** The run over the files, its workers played by functions. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import type { Emotion } from '../../../src/core/emotions';
import { AffectronError } from '../../../src/core/errors';
import type { ModelCard } from '../../../src/core/models/modelCard';
import { AnswerLog } from '../../../src/library/evaluations/answerLog';
import { paceWords } from '../../../src/library/evaluations/paceWords';
import { scoreFiles, type ScoreRequest } from '../../../src/library/evaluations/scoreFiles';
import type { LabelledFile } from '../../../src/library/labelled/findLabelled';

let folder: string;
let log: AnswerLog;
let count = 0;

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-score-'))));
beforeEach(async () => {
  log = await AnswerLog.open(join(folder, `${count++}.jsonl`), new Map([['tiny', 'key']]));
});
afterAll(() => rm(folder, { recursive: true }));

const card = { id: 'tiny', emotions: ['happy', 'sad'] } as unknown as ModelCard;

/** RAVDESS names: 03 happy, 04 sad, 05 angry. */
const files = ['03', '04', '05', '03', '04'].map((emotion, index): LabelledFile => {
  const name = `03-01-${emotion}-01-01-01-0${index + 1}.wav`;
  const label = labelFromName(name);
  if (!label?.emotion) throw new Error('A name without a label.');
  return { path: `/clips/${name}`, name, label: label as LabelledFile['label'] & { emotion: Emotion } };
});

const said = (path: string) => ({
  hash: path,
  seconds: 1,
  answers: [{ model: 'tiny', probabilities: [0.9, 0.1], verdict: 'emotion' as const }],
});

function score(changes: Partial<ScoreRequest> = {}) {
  return scoreFiles({
    folder,
    files,
    cards: [card],
    log,
    answer: (path) => Promise.resolve(said(path)),
    atOnce: 2,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  });
}

describe('scoreFiles', () => {
  it('asks about every clip of an emotion the model knows, once', async () => {
    const asked: string[] = [];
    const [scored] = await score({
      answer: (path) => {
        asked.push(path);
        return Promise.resolve(said(path));
      },
    });
    expect(asked).toHaveLength(4);
    expect(scored.answers.map(({ voice, emotion }) => [voice, emotion])).toEqual([
      ['RAVDESS 01', 'happy'],
      ['RAVDESS 02', 'sad'],
      ['RAVDESS 04', 'happy'],
      ['RAVDESS 05', 'sad'],
    ]);
    expect(scored.unknownEmotion).toBe(1);
  });

  it('skips and names what cannot be heard', async () => {
    const [scored] = await score({
      answer: (path) =>
        path === files[1].path
          ? Promise.reject(new AffectronError('silent', 'Nothing in it.'))
          : Promise.resolve(said(path)),
    });
    expect(scored.answers).toHaveLength(3);
    expect(scored.failed).toEqual([
      { name: files[1].name, problem: { code: 'silent', message: 'Nothing in it.' } },
    ]);
  });

  it('takes what an earlier run has kept', async () => {
    await score();
    // The worker has nothing to add.
    const [scored] = await score({
      answer: (path) => Promise.resolve({ hash: path, seconds: 1, answers: [] }),
    });
    expect(scored.answers).toHaveLength(4);
    expect(scored.answers[0].probabilities).toEqual([0.9, 0.1]);
  });

  it('stops when cancelled, and keeps what was answered', async () => {
    const abort = new AbortController();
    let done = 0;
    const run = score({
      atOnce: 1,
      signal: abort.signal,
      answer: (path) => {
        if (++done === 2) abort.abort();
        return Promise.resolve(said(path));
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(log.kept.size).toBe(2);
  });

  it('says that the folder has gone, rather than list every clip of it', async () => {
    const gone = join(folder, 'gone');
    const run = score({
      folder: gone,
      answer: () => Promise.reject(new AffectronError('not-found', 'It is not there.')),
    });
    await expect(run).rejects.toMatchObject({
      code: 'not-found',
      message: 'The folder “gone” is no longer there.',
    });
  });

  it('stops at a full disk', async () => {
    const run = score({ answer: () => Promise.reject(new AffectronError('disk-full', 'No room.')) });
    await expect(run).rejects.toMatchObject({ code: 'disk-full' });
  });
});

describe('paceWords', () => {
  it('tells speed and remaining time once they are known', () => {
    let now = 0;
    const pace = paceWords(1440, () => now);
    now = 1000;
    expect(pace(10)).toBe('10 of 1,440 clips');
    now = 10_000;
    expect(pace(240)).toBe('240 of 1,440 clips, 24 a second, 50 s left');
    expect(pace(40)).toBe('40 of 1,440 clips, 4.0 a second, 6 min left');
    expect(pace(1440)).toBe('1,440 of 1,440 clips, 144 a second');
  });
});
