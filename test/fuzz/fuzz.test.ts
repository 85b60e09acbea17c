/** A short run of the fuzzer, the same inputs each time; `npm run fuzz` is the long one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFuzzer } from './bundle.mjs';
import { fuzz, fullCounts } from './campaign';
import type { Kind } from './inputs';

/** Of each hundred inputs of the long run, as many as take well under a minute on one core. */
const share = 0.014;

describe('the fuzzer', () => {
  let built: string;
  beforeAll(async () => {
    built = await bundleFuzzer();
  }, 300_000);

  it('finds what must not happen, names the input and goes on', { timeout: 600_000 }, async () => {
    const outcomes: (string | undefined)[] = [];
    const violated = await fuzz({
      seed: 1,
      counts: { 'self-test': 6 },
      built,
      onInput: (_, { outcome }) => outcomes.push(outcome),
    });
    expect(violated.map(({ index }) => index)).toEqual([1, 2, 3, 4]);
    expect(violated[0].violation).toContain('TypeError: no refusal');
    expect(violated[1].violation).toMatch(/^took [\d.]+ s of processor/);
    expect(violated[2].violation).toMatch(/^took \d+ MB of memory/);
    expect(violated[3].violation).toMatch(/^the process ended with /);
    expect(outcomes).toEqual(['taken', undefined, undefined, undefined, undefined, 'taken']);
  });

  it('finds nothing of the kind in files of every sort', { timeout: 1_200_000 }, async () => {
    const counts = Object.fromEntries(
      Object.entries(fullCounts).map(([kind, count]) => [kind, Math.round(share * count)]),
    );
    const tried = new Map<Kind, string[]>();
    const violated = await fuzz({
      seed: 2026,
      counts,
      built,
      onInput: (kind, { outcome = 'fault' }) => void tried.set(kind, [...(tried.get(kind) ?? []), outcome]),
    });
    expect(violated).toEqual([]);
    for (const [kind, outcomes] of tried) {
      expect(outcomes, kind).toHaveLength(counts[kind]);
      // Damage that nothing survives, or that nothing notices, would try nothing.
      expect(new Set(outcomes).size, kind).toBeGreaterThan(1);
      expect(
        outcomes.some((outcome) => /^(taken|none|set aside|damaged)/.test(outcome)),
        kind,
      ).toBe(true);
    }
  });
});
