/** From an evaluation to what a person reads. */
import type { EvaluationSummary, ModelResult } from '../../../shared/evaluation';
import type { ChosenFolder } from '../../../shared/training';
import { text } from '../text';
import { formatCount, formatFixed, formatPercent, formatSeconds } from './format';
import type { VoiceBar } from './evaluationCharts';

const words = text.evaluate;

/** 0.758 -> 76: of a hundred. */
export const ofHundred = (share: number): number => Math.round(100 * share);

/** "1,440 clips: RAVDESS, 24 voices; SAVEE, 4 voices." */
export function folderSentence({ clips, corpora }: ChosenFolder): string {
  return words.folder(
    formatCount(clips),
    corpora.map(({ corpus, actors }) => words.corpus(corpus, actors)).join('; '),
  );
}

/** What else is in a folder, and what to know before evaluating it. */
export function folderNotes({ unnamed, duplicates, emotions }: ChosenFolder): string[] {
  return [
    ...(emotions.length === 1 ? [words.oneEmotion] : []),
    ...(unnamed > 0 ? [words.unnamed(unnamed)] : []),
    ...(duplicates > 0 ? [words.duplicates(duplicates)] : []),
  ];
}

/** How an evaluation stands: "76 %", or that it is not finished. */
export function summaryFigure({ state, results }: EvaluationSummary): string {
  if (state === 'damaged') return words.damaged;
  if (state !== 'done') return words.unfinished;
  return results.map(({ accuracy }) => formatPercent(accuracy)).join(' · ');
}

/** The sentences below the heading: how it did on voices it never heard, and when it did not want to say. */
export function resultSentences({ report, clips }: ModelResult): string[] {
  const { unheard, verdicts, heard, voices } = report;
  const sentences = [words.measured(formatCount(clips), voices.length)];
  if (unheard !== null) {
    sentences.push(
      words.onUnheard(heard.unheard.length, formatCount(unheard.clips), ofHundred(unheard.accuracy)),
    );
  }
  if (verdicts.unsure > 0 && verdicts.named > 0) {
    const right = ofHundred(verdicts.right / verdicts.named);
    sentences.push(words.verdicts(formatCount(verdicts.named), right, formatCount(verdicts.unsure)));
  }
  if (verdicts.noSpeech > 0) sentences.push(words.noSpeech(verdicts.noSpeech));
  return sentences;
}

/** The figures that stand large, with what each means. */
export function resultFigures({
  report,
  clips,
}: ModelResult): { name: string; value: string; note: string }[] {
  const rate = clips / Math.max(report.seconds, 0.001);
  return [
    { name: words.accuracy, value: formatPercent(report.accuracy.mean), note: words.accuracyNote },
    { name: words.uar, value: formatPercent(report.uar.mean), note: words.uarNote },
    { name: words.macroF1, value: formatPercent(report.macroF1.mean), note: words.macroF1Note },
    { name: words.ece, value: formatPercent(report.ece.mean), note: words.eceNote },
    {
      name: words.seconds,
      value: formatSeconds(report.seconds),
      note: words.secondsNote(rate < 10 ? formatFixed(rate, 1) : formatCount(Math.round(rate))),
    },
  ];
}

/** Accuracy of each voice; the corpus is left out of the names where there is only one. */
export function voiceBars({ report }: ModelResult): VoiceBar[] {
  const corpora = new Set(report.voices.map(({ voice }) => corpusOf(voice)));
  return report.voices.map(({ voice, accuracy }) => ({
    name: corpora.size > 1 ? voice : voice.slice(corpusOf(voice).length + 1),
    accuracy,
    trained: report.heard.trained.includes(voice),
  }));
}

function corpusOf(voice: string): string {
  return voice.slice(0, voice.lastIndexOf(' '));
}
