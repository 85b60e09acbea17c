/** The tables of docs/results.md and the README that come from the reports in docs/reports. */
import { classics } from './classics.mjs';
import { fusionTable } from './fusionTables.mjs';
import { between, percent, table } from './markdown.mjs';
import { readReports } from './reports.mjs';

/** @import { Report, Spread } from './reports.mjs' */

const resultMarks = /** @type {const} */ ([
  '<!-- tables of docs/reports, by npm run figures -->',
  '<!-- end of tables -->',
]);
const readmeMarks = /** @type {const} */ ([
  '<!-- classics of docs/reports, by npm run figures -->',
  '<!-- end of classics -->',
]);

const missing = 'not measured';

/** Protocols whose order a reader expects; others follow. */
const unseenProtocols = [
  'ravdess-unseen-actors',
  'ravdess-emobox',
  'savee-unseen-speakers',
  'ravdess-unseen-sentence',
  'tess-to-savee',
  'ravdess-to-savee',
  'ravdess-to-tess',
];

/** UAR to reach, in percent: goal and stretch. */
const goals = new Map([
  ['ravdess-unseen-actors.affectron', '78, stretch 81'],
  ['ravdess-unseen-actors.lite', '67, stretch 70'],
  ['ravdess-unseen-actors.studio', '81, stretch 84'],
  ['ravdess-unseen-actors.affectron.calibrate-16', '82'],
  ['ravdess-unseen-actors.studio.calibrate-16', '85'],
  ['savee-unseen-speakers.affectron', '72'],
]);

/**
 * docs/results.md with the tables as the reports have them.
 *
 * @param {string} text
 */
export function withResults(text) {
  const reports = readReports();
  const sections = [
    '## Voices never heard',
    unseenTable(reports),
    '## With a profile of the voice, and other variants',
    variantTable(reports),
    '## Faces alone, by the action units of RAVDESS',
    faceTable(reports),
    '## Voice and face fused, UAR',
    fusionTable(),
    '## The classic systems, on their own ground and on voices never heard',
    classicTable(reports),
    '## The commands',
    commands(reports),
  ];
  return between(text, resultMarks, sections.join('\n\n'));
}

/**
 * The README with its table of classic systems as the reports have it.
 *
 * @param {string} text
 */
export function withClassics(text) {
  const reports = readReports();
  const rows = classics.map((classic) => {
    const own = reports.get(`${classic.protocol}.${classic.model}`);
    const unseen = reports.get(`${classic.unseen}.${classic.model}`);
    const affectron = reports.get(`${classic.protocol}.affectron`);
    return [
      classic.name,
      classic.published,
      own ? percent(own[classic.figure].mean) : missing,
      own ? twins(own) : '',
      unseen ? percent(unseen[classic.figure].mean) : missing,
      affectron ? percent(affectron[classic.figure].mean) : missing,
    ];
  });
  const head = [
    'classic system',
    'published',
    'here, the same actors on both sides',
    'test clips with a twin in training',
    'here, actors never heard',
    'Affectron, the same actors on both sides',
  ];
  return between(text, readmeMarks, table(head, rows));
}

/** @param {Map<string, Report>} reports */
function unseenTable(reports) {
  const rows = [...reports]
    .filter(
      ([name, { protocol, model }]) =>
        name.split('.').length === 2 && unseenProtocols.includes(protocol) && !isFace(model),
    )
    .sort(
      ([, one], [, other]) =>
        unseenProtocols.indexOf(one.protocol) - unseenProtocols.indexOf(other.protocol) ||
        other.uar.mean - one.uar.mean,
    )
    .map(([name, report]) => figureRow(report.protocol, report.model, name, report));
  return table(figureHead, rows);
}

/** @param {string} model */
const isFace = (model) => model.startsWith('face-');

/** @param {Map<string, Report>} reports */
function faceTable(reports) {
  const rows = [...reports]
    .filter(([, { model }]) => isFace(model))
    .map(([name, report]) =>
      figureRow(report.protocol, name.slice(report.protocol.length + 1).replaceAll('.', ', '), name, report),
    );
  return rows.length === 0 ? 'Not measured.' : table(figureHead, rows);
}

/** @param {Map<string, Report>} reports */
function variantTable(reports) {
  const rows = [...reports]
    .filter(([name, { model }]) => name.split('.').length > 2 && !isFace(model))
    .map(([name, report]) =>
      figureRow(report.protocol, name.slice(report.protocol.length + 1).replaceAll('.', ', '), name, report),
    );
  return rows.length === 0 ? 'Not measured.' : table(figureHead, rows);
}

const figureHead = ['protocol', 'model', 'WA', 'UAR', 'macro F1', 'ECE', 'seeds', 'UAR to reach'];

/**
 * @param {string} protocol
 * @param {string} model
 * @param {string} name
 * @param {Report} report
 */
function figureRow(protocol, model, name, report) {
  const { accuracy, uar, macroF1, ece, seeds } = report;
  return [
    protocol,
    model,
    ...[accuracy, uar, macroF1, ece].map((figure) => spread(figure, seeds)),
    String(seeds.length),
    goals.get(name) ?? '',
  ];
}

/** @param {Map<string, Report>} reports */
function classicTable(reports) {
  const rows = classics.map((classic) => {
    const { figure } = classic;
    const own = reports.get(`${classic.protocol}.${classic.model}`);
    const unseen = reports.get(`${classic.unseen}.${classic.model}`);
    const affectron = reports.get(`${classic.protocol}.affectron`);
    const cell = (/** @type {Report | undefined} */ report) =>
      report ? `${spread(report[figure], report.seeds)} (${report.seeds.length})` : missing;
    return [
      classic.name,
      classic.protocol,
      classic.published,
      cell(own),
      own ? twins(own) : '',
      cell(unseen),
      cell(affectron),
      classic.goal === null ? '' : String(classic.goal),
    ];
  });
  return table(
    [
      'classic system',
      'protocol',
      'published',
      'ours on it (seeds)',
      'twins',
      'ours on voices never heard (seeds)',
      'Affectron on the protocol (seeds)',
      'Affectron is to reach',
    ],
    rows,
  );
}

/**
 * @param {Spread} figure
 * @param {number[]} seeds
 */
function spread({ mean, deviation }, seeds) {
  const value = (100 * mean).toFixed(1);
  return seeds.length < 2 ? value : `${value} ± ${(100 * deviation).toFixed(1)}`;
}

/** @param {Report} report */
function twins({ overlap }) {
  if (!overlap) return 'none';
  const share = (/** @type {number} */ count) => `${Math.round((100 * count) / overlap.clips)} %`;
  return overlap.copies === 0
    ? share(overlap.twins)
    : `${share(overlap.twins)}, copies ${share(overlap.copies)}`;
}

/** @param {Map<string, Report>} reports */
function commands(reports) {
  const lines = [...reports.values()].map(
    ({ protocol, model, seeds, voiceClips }) =>
      `    node bin/affectron.js evaluate --data ${isFace(model) ? 'UNITS.csv' : 'CORPORA'} --protocol ${protocol} --model ${model} --seeds ${seeds.length}` +
      (voiceClips === undefined ? '' : ` --calibrate ${voiceClips}`),
  );
  return lines.join('\n');
}
