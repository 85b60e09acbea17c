/** The reports in docs/reports, which every table of figures is made from. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

const folder = join(root, 'docs', 'reports');

/**
 * What a committed report keeps of the `report.json` that `evaluate` writes: figures, but nothing of single folds,
 * actors or clips.
 *
 * @typedef {{ mean: number, deviation: number }} Spread
 * @typedef {{
 *   protocol: string,
 *   title: string,
 *   model: string,
 *   seeds: number[],
 *   overlap?: { clips: number, twins: number, copies: number },
 *   voiceClips?: number | 'all',
 *   emotions: string[],
 *   accuracy: Spread,
 *   uar: Spread,
 *   macroF1: Spread,
 *   ece: Spread,
 *   pooled: { seed: number, accuracy: number, uar: number, macroF1: number, ece: number }[],
 *   together: { classes: { support: number, recall: number, precision: number, f1: number }[], confusion: number[][] },
 *   seconds: number,
 * }} Report
 */

/** @returns {Map<string, Report>} All committed reports by name, in alphabetical order. */
export function readReports() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    names.sort().map((name) => {
      const report = /** @type {Report} */ (JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return [name.slice(0, -'.json'.length), report];
    }),
  );
}

/**
 * Keeps a report; an older one of the same name is replaced.
 *
 * @param {string} path `report.json` as `evaluate` wrote it
 * @param {string} [name] Default: protocol and model, e.g. "classic-a.affectron"
 * @returns {string} The name it is kept under.
 */
export function addReport(path, name) {
  const report = slim(/** @type {Report} */ (JSON.parse(readFileSync(path, 'utf8'))));
  const kept = name ?? defaultName(report);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(kept)) {
    throw new Trouble(`“${kept}” is no name of a report: protocol.model, or protocol.model.variant.`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${kept}.json`), `${JSON.stringify(report, null, 1)}\n`);
  return kept;
}

/** @param {Report} report */
function defaultName({ protocol, model, voiceClips }) {
  return [protocol, model, ...(voiceClips === undefined ? [] : [`calibrate-${voiceClips}`])].join('.');
}

/**
 * @param {Report} report
 * @returns {Report}
 */
export function slim({ protocol, title, model, seeds, overlap, voiceClips, emotions, ...figures }) {
  const { accuracy, uar, macroF1, ece, pooled, together, seconds } = figures;
  const { classes, confusion } = together;
  return rounded({
    protocol,
    title,
    model,
    seeds,
    ...(overlap && { overlap }),
    ...(voiceClips !== undefined && { voiceClips }),
    emotions,
    ...{ accuracy, uar, macroF1, ece, pooled },
    together: { classes, confusion },
    seconds: Math.round(seconds),
  });
}

/**
 * Six digits behind the point are more than any of the figures is worth; with four, tables round them twice and differ from
 * the cards.
 *
 * @template Value
 * @param {Value} value
 * @returns {Value}
 */
function rounded(value) {
  const text = JSON.stringify(value, (_, inner) =>
    typeof inner === 'number' ? Number(inner.toFixed(6)) : inner,
  );
  return /** @type {Value} */ (JSON.parse(text));
}
