import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancedChoice } from '../../../src/core/corpora/balancedChoice';
import type { ClipLabel } from '../../../src/core/corpora/clipLabel';
import { labelFromName } from '../../../src/core/corpora/labelFromName';

const two = (n: number) => String(n).padStart(2, '0');

/** The names of all 1440 RAVDESS speech clips. */
function ravdessSpeech(): string[] {
  const names: string[] = [];
  for (let actor = 1; actor <= 24; actor++) {
    for (let emotion = 1; emotion <= 8; emotion++) {
      for (let rest = 0; rest < (emotion === 1 ? 4 : 8); rest++) {
        const codes = [3, 1, emotion, 1 + (rest >> 2), 1 + ((rest >> 1) & 1), 1 + (rest & 1), actor];
        names.push(`${codes.map(two).join('-')}.wav`);
      }
    }
  }
  return names;
}

function labelOf(name: string): ClipLabel {
  const label = labelFromName(name);
  if (!label) {
    throw new Error(`no label: ${name}`);
  }
  return label;
}

function spread(
  names: string[],
  keyOf: (label: ClipLabel) => string,
): { least: number; most: number; keys: number } {
  const counts = new Map<string, number>();
  for (const name of names) {
    const key = keyOf(labelOf(name));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { least: Math.min(...counts.values()), most: Math.max(...counts.values()), keys: counts.size };
}

const all = ravdessSpeech();

describe('balanced choice', () => {
  test('96 of RAVDESS: twelve of each emotion, each from another actor, about four of each actor', () => {
    const chosen = balancedChoice(all, labelOf, 96);
    expect(spread(chosen, (label) => `${label.emotion}`)).toEqual({ least: 12, most: 12, keys: 8 });
    const actors = spread(chosen, (label) => label.actor);
    expect(actors.keys).toBe(24);
    expect(actors.least).toBeGreaterThanOrEqual(3);
    expect(actors.most).toBeLessThanOrEqual(5);
    expect(spread(chosen, (label) => `${label.emotion} ${label.actor}`).most).toBe(1);
    expect(spread(chosen, (label) => `${label.gender} ${label.emotion}`).least).toBeGreaterThanOrEqual(5);
    expect(spread(chosen, (label) => label.statement).keys).toBe(2);
  });

  test('any number of any shuffled part is as even over emotions as it can be', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: 1 }),
        fc.integer({ min: 0, max: 200 }),
        (items, count) => {
          const chosen = balancedChoice(items, labelOf, count);
          expect(chosen).toHaveLength(Math.min(count, items.length));
          const isChosen = new Set(chosen);
          expect(isChosen.size).toBe(chosen.length);
          expect(items.filter((item) => isChosen.has(item))).toEqual(chosen);
          expect(balancedChoice(items, labelOf, count)).toEqual(chosen);

          const taken = new Map(items.map((item) => [labelOf(item).emotion, 0]));
          for (const { emotion } of chosen.map(labelOf)) {
            taken.set(emotion, (taken.get(emotion) ?? 0) + 1);
          }
          const most = Math.max(...taken.values());
          for (const item of items.filter((each) => !isChosen.has(each))) {
            // An emotion may fall behind by more than one only when all of its clips are taken.
            expect(taken.get(labelOf(item).emotion)).toBeGreaterThanOrEqual(most - 1);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('a corpus of one is chosen whole, none of it for zero, nothing from nothing', () => {
    expect(balancedChoice(['DC_a01'], labelOf, 5)).toEqual(['DC_a01']);
    expect(balancedChoice(all, labelOf, 0)).toEqual([]);
    expect(balancedChoice([], labelOf, 3)).toEqual([]);
  });

  test('boredom counts as an emotion of its own', () => {
    const items = ['03a01La', '08a01La', '03a01Fa', '08a01Fa'];
    expect(balancedChoice(items, labelOf, 2)).toEqual(['03a01La', '08a01Fa']);
  });
});
