import { answerSections, percent, plain, table } from './readableReport';
import type { TrainedReport } from './trainedReport';

/** Clips named one by one; the list is in the JSON report too. */
const namedFailures = 100;

/** The report on a trained model as Markdown, for people; what to know of its voices is the first line. */
export function readableTrained(report: TrainedReport): string {
  const { title, model, folder, answers, seconds, accuracy, uar, macroF1, ece, voices } = report;
  const figures = [
    ['WA', percent(accuracy.mean)],
    ['UAR', percent(uar.mean)],
    ['macro F1', percent(macroF1.mean)],
    ['ECE', percent(ece.mean)],
  ];
  const sections = [
    title,
    '',
    `# ${plain(model)} on “${plain(folder)}”`,
    '',
    `${answers.length} clips of ${voices.length} voices, ${Math.round(seconds)} s of listening.`,
    ...onUnheard(report),
    ...verdicts(report),
    '',
    ...table(['', 'value'], figures),
    ...answerSections(report, 'Confusion'),
    ...leftOut(report),
  ];
  return `${sections.join('\n').trimEnd()}\n`;
}

function onUnheard({ unheard, heard }: TrainedReport): string[] {
  if (unheard === null) return [];
  const { clips, accuracy, uar } = unheard;
  const voices = heard.unheard.length;
  const who = voices === 1 ? 'On the one voice' : `On the ${voices} voices`;
  return [`${who} it never heard (${clips} clips): WA ${percent(accuracy)}, UAR ${percent(uar)}.`];
}

function verdicts({ verdicts: { named, right, unsure, noSpeech } }: TrainedReport): string[] {
  if (unsure + noSpeech === 0) return [];
  const share = named === 0 ? '' : `, ${percent(right / named)} of them right`;
  const silent = noSpeech === 0 ? '' : `, heard no speech in ${noSpeech}`;
  return [`It named an emotion for ${named} clips${share}; it was unsure of ${unsure}${silent}.`];
}

function leftOut({ leftOut: { failed, unknownEmotion, unnamed, duplicates } }: TrainedReport): string[] {
  const counts = [
    ['cannot be read or hold nothing to hear', failed.length],
    ['of an emotion the model does not know', unknownEmotion],
    ['their names say no emotion', unnamed],
    ['the same recording as another clip', duplicates],
  ].filter(([, count]) => count !== 0);
  if (counts.length === 0) return [];
  const named = failed
    .slice(0, namedFailures)
    .map(({ name, problem }) => `- ${plain(`${name}: ${problem.message}`)}`);
  return [
    '## Left out',
    '',
    ...table(
      ['why', 'clips'],
      counts.map(([why, count]) => [String(why), String(count)]),
    ),
    ...named,
    ...(failed.length > namedFailures ? [`- and ${failed.length - namedFailures} more`] : []),
  ];
}
