import { dirname } from 'node:path';
import { answersCsv } from '../../core/exports/answersCsv';
import type { Exported } from '../../shared/evaluation';
import type { Handlers } from '../bridge/dispatch';
import { saveByDialog } from '../saveByDialog';
import type { Services } from '../services';

/** What the samples of the library are called as a labelled folder. */
const samplesName = 'Samples in the library';

type Calls = Extract<keyof Handlers, `evaluation.${string}`>;

export function evaluationHandlers({
  evaluations,
  folders,
  library,
  dialogs,
}: Services): Pick<Handlers, Calls> {
  const save = (fileName: string, words: string, data: Uint8Array | string): Promise<Exported> =>
    saveByDialog(dialogs, fileName, words, data);
  return {
    'evaluation.samples': () => folders.add(dirname(library.corpusFolder('RAVDESS')), samplesName),
    'evaluation.start': (folder, models) => evaluations.start(folders.get(folder), models),
    'evaluation.resume': (id) => evaluations.resume(id),
    'evaluation.list': () => evaluations.list(),
    'evaluation.view': (id) => evaluations.view(id),
    'evaluation.remove': (id) => evaluations.remove(id),
    'evaluation.restore': (id) => evaluations.restore(id),
    'evaluation.hear': (clip) => evaluations.hear(clip),
    'evaluation.openClip': async (clip) => library.open([await evaluations.clipPath(clip)]),
    'evaluation.export': async (id, model, as) => {
      const report = await evaluations.report(id, model);
      const name = `${report.folder} ${model}`;
      return as === 'csv'
        ? save(`${name}.csv`, 'Save the answers as a table', answersCsv(report))
        : save(`${name}.json`, 'Save the report', `${JSON.stringify(report, null, 2)}\n`);
    },
  };
}
