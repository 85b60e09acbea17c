import { describe, expect, it } from 'vitest';
import { askByVoice, profileDraws } from '../../../src/core/evaluation/askByVoice';
import { evaluationProtocols } from '../../../src/core/evaluation/protocols';
import { readableReport } from '../../../src/core/evaluation/readableReport';
import { protocolReport } from '../../../src/core/evaluation/protocolReport';
import { makeReport } from '../../../src/core/evaluation/report';
import {
  runFold,
  type Answerer,
  type EvaluableRecipe,
  type HeardClip,
} from '../../../src/core/evaluation/runFold';

const perEmotion = 8;

/** What is heard of a clip is its name. */
function clip(actor: number, emotion: 'happy' | 'sad', index: number): HeardClip<string> {
  const code = String(actor).padStart(2, '0');
  const name = `${code}-${emotion}-${index}`;
  return {
    name,
    heard: name,
    label: {
      corpus: 'RAVDESS',
      emotion,
      originalEmotion: emotion,
      actor: code,
      gender: 'male',
      intensity: 'normal',
      channel: 'speech',
      modality: 'audio',
      statement: 'Kids are talking by the door',
      repetition: 1,
    },
  };
}

const clips = Array.from({ length: 24 }, (_, actor) =>
  (['happy', 'sad'] as const).flatMap((emotion) =>
    Array.from({ length: perEmotion }, (_, index) => clip(actor + 1, emotion, index)),
  ),
).flat();
const own = clips.filter(({ label }) => ['02', '05'].includes(label.actor));

/** Every profile an answerer was given, with what it was asked about then. */
interface Session {
  known: readonly string[];
  asked: string[];
}

function noting() {
  const sessions: Session[] = [];
  const answerer: Answerer<string> = {
    answer: () => Promise.reject(new Error('Asked without a profile.')),
    knowing(known) {
      const session: Session = { known, asked: [] };
      sessions.push(session);
      return (heard) => {
        session.asked.push(heard);
        return Promise.resolve(Float32Array.of(0.5, 0.5));
      };
    },
    dispose: () => undefined,
  };
  return { sessions, answerer };
}

describe('asking with a voice profile', () => {
  it('scores the clips that are not in the profile, all of them, five times over', async () => {
    const { sessions, answerer } = noting();
    const asked = await askByVoice(answerer, own, 6, 1);
    expect(sessions).toHaveLength(2 * profileDraws);
    for (const { known, asked: rest } of sessions) {
      expect(known).toHaveLength(6);
      expect(rest.filter((name) => known.includes(name))).toEqual([]);
      const voice = known[0].slice(0, 2);
      const all = own.filter(({ label }) => label.actor === voice).map(({ name }) => name);
      expect([...known, ...rest].toSorted()).toEqual(all.toSorted());
    }
    expect(asked.map((one) => one.clip.heard)).toEqual(sessions.flatMap((session) => session.asked));
  });

  it('draws anew each time, the same for the same seed', async () => {
    const drawn = async (seed: number) => {
      const { sessions, answerer } = noting();
      await askByVoice(answerer, own, 6, seed);
      return sessions.map(({ known }) => known.toSorted().join());
    };
    const first = await drawn(1);
    expect(new Set(first).size).toBe(first.length);
    expect(await drawn(1)).toEqual(first);
    expect(await drawn(2)).not.toEqual(first);
  });

  it('with all clips known asks about each of them once', async () => {
    const { sessions, answerer } = noting();
    const asked = await askByVoice(answerer, own, 'all', 1);
    expect(sessions).toHaveLength(2);
    for (const { known, asked: rest } of sessions) expect(rest).toEqual(known);
    expect(asked.map(({ clip }) => clip.heard).toSorted()).toEqual(own.map(({ heard }) => heard).toSorted());
    expect(asked.every(({ draw }) => draw === undefined)).toBe(true);
  });

  it('reads no label: other emotions change neither the profiles nor what is asked', async () => {
    const relabelled = own.map((one) => ({ ...one, label: { ...one.label, emotion: 'fearful' as const } }));
    const [before, after] = [noting(), noting()];
    await askByVoice(before.answerer, own, 6, 1);
    await askByVoice(after.answerer, relabelled, 6, 1);
    expect(after.sessions).toEqual(before.sessions);
  });

  it('refuses a voice that would have nothing left to test', async () => {
    const { answerer } = noting();
    await expect(askByVoice(answerer, own, 2 * perEmotion, 1)).rejects.toMatchObject({
      code: 'not-enough-data',
    });
  });
});

describe('a fold calibrated to the voice', () => {
  const [fold] = evaluationProtocols['ravdess-unseen-actors'].folds(
    clips,
    { song: true, otherCorpora: true },
    1,
  );

  function recipe(answerer: Answerer<string>): EvaluableRecipe<string> {
    return {
      name: 'noting',
      settings: null,
      emotions: ['happy', 'sad'],
      material: { song: true, otherCorpora: true },
      voiceClips: { profile: 6, further: [3] },
      fit: () => Promise.resolve(answerer),
    };
  }

  it('gives test and validation actors profiles of their own, and says so in the first line', async () => {
    const { sessions, answerer } = noting();
    const result = await runFold(recipe(answerer), 'ravdess-unseen-actors', fold, 1, () => undefined);
    expect(result).toMatchObject({ voiceClips: 6, further: [{ voiceClips: 3 }] });
    const rest = 2 * perEmotion - 6;
    expect(result.answers).toHaveLength(5 * profileDraws * rest);
    expect(result.watched).toHaveLength(2 * profileDraws * rest);
    expect(result.further?.[0].answers).toHaveLength(5 * profileDraws * (rest + 3));
    const voices = (some: Session[]) =>
      new Set(some.flatMap(({ known }) => known.map((name) => name.slice(0, 2))));
    expect([...voices(sessions.slice(0, 2 * profileDraws))]).toEqual(['03', '06']);
    expect([...voices(sessions.slice(2 * profileDraws))]).toEqual(['02', '05', '14', '15', '16']);

    const report = protocolReport('RAVDESS speech.', [result]);
    expect(report).toMatchObject({ voiceClips: 6, further: [{ voiceClips: 3 }] });
    const [firstLine] = readableReport(report).split('\n');
    expect(firstLine).toMatch(/^Calibrated to the voice: 6 random unlabelled clips/);
    expect(readableReport(report)).toContain('With other profiles');
  });

  it('is told from one that is not: nothing of it is kept under the same key', () => {
    const { answerer } = noting();
    const calibrated = recipe(answerer);
    const plain = { ...calibrated };
    delete plain.voiceClips;
    expect(JSON.stringify(calibrated)).not.toBe(JSON.stringify(plain));
    expect(readableReport(makeReport('RAVDESS speech.', [plainResult()]))).not.toContain('Calibrated');
  });
});

function plainResult() {
  return {
    model: 'noting',
    protocol: 'ravdess-unseen-actors',
    fold: 'actors',
    seed: 1,
    emotions: ['happy' as const, 'sad' as const],
    threshold: 0,
    clips: { training: 1, validation: 0, test: 1 },
    temperature: 1,
    seconds: 1,
    answers: [{ name: 'a', voice: 'RAVDESS 02', emotion: 'happy' as const, probabilities: [1, 0] }],
  };
}
