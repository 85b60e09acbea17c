import type { TrainedReport } from '../evaluation/trainedReport';
import { csvLine } from './csv';

/** One line per clip: what was played, what the model said, all probabilities; left-out clips with the reason. */
export function answersCsv({ answers, emotions, leftOut }: TrainedReport): string {
  const lines = [
    ['clip', 'voice', 'played', 'said', 'right', 'confidence', 'verdict', ...emotions, 'problem'],
    ...answers.map(({ name, voice, emotion, probabilities, verdict }) => {
      const confidence = Math.max(...probabilities);
      const said = emotions[probabilities.indexOf(confidence)];
      const right = said === emotion ? 'yes' : 'no';
      return [name, voice, emotion, said, right, confidence, verdict, ...probabilities, ''];
    }),
    ...leftOut.failed.map(({ name, problem }) => [
      name,
      ...Array.from({ length: 6 + emotions.length }, () => ''),
      problem.message,
    ]),
  ];
  return lines.map(csvLine).join('');
}
