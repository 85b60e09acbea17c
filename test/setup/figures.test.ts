import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classics } from '../../scripts/setup/classics.mjs';
import { withFigures } from '../../scripts/setup/figures.mjs';
import { heardVoices } from '../../scripts/setup/heardVoices.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { readReports, slim } from '../../scripts/setup/reports.mjs';
import { withClassics, withResults } from '../../scripts/setup/resultTables.mjs';
import { evaluationProtocolNames, evaluationProtocols } from '../../src/core/evaluation/protocols';
import { makeReport, type ScoredFold } from '../../src/core/evaluation/report';

import { classicRecipes } from '../../src/core/training/classicRecipes';

const readme = await readFile(join(root, 'README.md'), 'utf8');
const results = await readFile(join(root, 'docs', 'results.md'), 'utf8');
const reports = [...readReports()];

it("has in the README what the models' cards and the reports say (npm run figures)", () => {
  expect(readme).toBe(withClassics(withFigures(readme)));
});

it('has in docs/results.md what the reports say (npm run figures)', () => {
  expect(results).toBe(withResults(results));
});

it('has in the window what the reports say of voices that were heard before (npm run figures)', async () => {
  expect(await readFile(join(root, 'src', 'shared', 'heardVoices.json'), 'utf8')).toBe(heardVoices());
});

it('says so when a text has no place for the figures', () => {
  for (const change of [withFigures, withClassics, withResults]) {
    expect(() => change('# Affectron\n')).toThrow(/lacks the lines/);
  }
});

describe('the reports in docs/reports', () => {
  it.each(reports)('%s is of the protocol and the model of its name', (name, report) => {
    expect(`${name}.`.startsWith(`${report.protocol}.${report.model}.`)).toBe(true);
    expect(evaluationProtocolNames).toContain(report.protocol);
    expect(report.pooled.map(({ seed }) => seed)).toEqual(report.seeds);
  });

  it.each(reports)('%s says what was heard in training, where anything was', (_, report) => {
    const protocol = evaluationProtocolNames.find((name) => name === report.protocol);
    const unseen = protocol !== undefined && evaluationProtocols[protocol].unseenVoices;
    expect(report.overlap === undefined).toBe(unseen);
    if (!unseen) expect(report.title).toContain('The same actors are on both sides');
  });

  it('keep figures and nothing of single clips', () => {
    const result: ScoredFold = {
      ...{ model: 'mlp', protocol: 'classic-a', fold: 'random 20 %', seed: 1, emotions: ['happy', 'sad'] },
      clips: { training: 2, validation: 1, test: 3 },
      overlap: { clips: 3, twins: 1, copies: 0 },
      ...{ temperature: 1, threshold: 0.5, seconds: 1.4 },
      answers: [0.6, 0.7, 0.2].map((share, index) => ({
        ...{ name: `secret-${index}.wav`, voice: 'RAVDESS 01', emotion: 'happy' },
        probabilities: [share, 1 - share],
      })),
    };
    const kept = slim(makeReport('Title.', [result]));
    expect(kept.accuracy.mean).toBe(0.666667);
    expect(kept.overlap).toEqual(result.overlap);
    expect(JSON.stringify(kept)).not.toMatch(/secret|RAVDESS 01/);
    expect(JSON.stringify(kept).length).toBeLessThan(4000);
  });
});

describe('the classic systems', () => {
  it('are all in the table, by protocols and recipes that evaluate knows', () => {
    const recipes = classicRecipes.map(({ name }) => name);
    expect(new Set(classics.map(({ model }) => model))).toEqual(new Set(recipes));
    for (const { protocol, unseen, model } of classics) {
      expect(evaluationProtocolNames).toContain(protocol);
      expect(evaluationProtocols[unseen as 'ravdess-unseen-actors'].unseenVoices).toBe(true);
      for (const text of [readme, results])
        expect(text).toContain(classics.find((one) => one.model === model)?.name);
    }
  });
});
