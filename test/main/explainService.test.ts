import { describe, expect, it } from 'vitest';
import { ExplainService } from '../../src/main/clips/explainService';
import type { InferenceService } from '../../src/main/inference/inferenceService';
import { pending } from '../renderer/fakeBridge';

/** Two pieces of two groups, every task answered at once or by hand. */
function service(blank: () => Promise<object> = () => Promise.resolve({ lowered: [0.1], whole: 0.2 })) {
  const asked: unknown[] = [];
  const progress: number[] = [];
  const run = (task: string, input: unknown) => {
    asked.push([task, input]);
    const heard = { emotion: 'sad', probability: 0.8, groups: [{}, {}], pieces: [{}, {}] };
    return task === 'hear' ? Promise.resolve(heard) : blank();
  };
  const explanations = new ExplainService({
    library: { path: (id) => `/clips/${id}` },
    inference: { run: run as InferenceService['run'] },
    onProgress: (told) => progress.push(told.progress),
  });
  return { explanations, asked, progress };
}

describe('ExplainService', () => {
  it('blanks everything and then each group of each piece, and tells how far it is', async () => {
    const { explanations, asked, progress } = service();
    const effects = await explanations.explain('a', 'lite');
    expect(effects).toHaveLength(2);
    expect(effects[0].groups).toHaveLength(2);
    expect(asked).toHaveLength(7);
    expect(asked[1]).toEqual([
      'blank',
      { path: '/clips/a', model: 'lite', piece: 0, group: null, emotion: 'sad' },
    ]);
    expect(progress.map((share) => Math.round(6 * share))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('stops between two parts, and when another is asked for', async () => {
    const gate = pending<object>();
    const { explanations, asked } = service(() => gate.promise);
    const stopped = explanations.explain('a', 'lite');
    const refused = expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const next = explanations.explain('b', 'lite');
    gate.resolve({ lowered: [], whole: 0 });
    await refused;
    expect(await next).toHaveLength(2);
    const ofFirst = asked.filter((task) => JSON.stringify(task).includes('/clips/a'));
    expect(ofFirst.length).toBeLessThan(4);
  });
});
