/** The table of docs/results.md that comes from the fusions in docs/reports/fusion. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percent, table } from './markdown.mjs';
import { root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

const folder = join(root, 'docs', 'reports', 'fusion');

/** Each modality alone, then every method, as `fuse --json` names them. */
const methods = ['product', 'weighted', 'average', 'logistic', 'svm', 'knn', 'mlp'];

/**
 * What a committed fusion keeps of what `fuse --json` prints: figures, but nothing of single clips.
 *
 * @typedef {{ accuracy: number, uar: number, macroF1: number, ece: number }} Scores
 * @typedef {{
 *   clips: number,
 *   fitting: string,
 *   alone: { voice: Scores, face: Scores },
 *   methods: Record<string, Scores>,
 * }} Fusion
 */

/** UAR to reach by protocol and variant, in percent, and what is published. */
const goals = new Map([
  ['ravdess-unseen-actors', '87, stretch 89; published 86.7'],
  ['ravdess-unseen-actors.calibrate-16', '90'],
  ['ravdess-unseen-actors.calibrate-all', '93'],
  ['ravdess-random', '97; classic 95.4'],
]);

/** @returns {Map<string, Fusion>} By name: protocol, voice, face and perhaps a variant, with points between. */
export function readFusions() {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    names
      .sort()
      .map((name) => [
        name.slice(0, -'.json'.length),
        /** @type {Fusion} */ (JSON.parse(readFileSync(join(folder, name), 'utf8'))),
      ]),
  );
}

/**
 * Keeps a fusion; an older one of the same name is replaced.
 *
 * @param {string} path what `fuse --json` printed
 * @param {string | undefined} name e.g. "ravdess-unseen-actors.affectron.face-units-svm"
 */
export function addFusion(path, name) {
  if (name === undefined || !/^[a-z0-9-]+(\.[a-z0-9-]+){2,3}$/.test(name)) {
    throw new Trouble('A fusion is kept --as protocol.voice.face, or protocol.voice.face.variant.');
  }
  const fusion = slimFusion(/** @type {Fusion} */ (JSON.parse(readFileSync(path, 'utf8'))));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(fusion, null, 1)}\n`);
  return name;
}

/**
 * @param {Fusion} fusion
 * @returns {Fusion}
 */
export function slimFusion({ clips, fitting, alone, methods: all }) {
  const rounded = (/** @type {Scores} */ scores) => {
    const { accuracy, uar, macroF1, ece } = scores;
    const six = (/** @type {number} */ value) => Number(value.toFixed(6));
    return { accuracy: six(accuracy), uar: six(uar), macroF1: six(macroF1), ece: six(ece) };
  };
  return {
    clips,
    fitting,
    alone: { voice: rounded(alone.voice), face: rounded(alone.face) },
    methods: Object.fromEntries(
      methods.flatMap((method) => (all[method] ? [[method, rounded(all[method])]] : [])),
    ),
  };
}

/** UAR of each modality and of every method, and WA of the product. */
export function fusionTable() {
  const rows = [...readFusions()].map(([name, { alone, methods: all }]) => {
    const [protocol, voice, face, variant] = name.split('.');
    const goal = goals.get(variant ? `${protocol}.${variant}` : protocol) ?? '';
    return [
      variant ? `${protocol}, ${variant}` : protocol,
      voice,
      face,
      percent(alone.voice.uar),
      percent(alone.face.uar),
      ...methods.map((method) => (all[method] ? percent(all[method].uar) : '')),
      percent(all.product.accuracy),
      goal,
    ];
  });
  const head = [
    'protocol',
    'voice',
    'face',
    'voice alone',
    'face alone',
    ...methods,
    'WA of the product',
    'UAR to reach',
  ];
  return rows.length === 0 ? 'Not measured.' : table(head, rows);
}
