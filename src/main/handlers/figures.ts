import { AffectronError } from '../../core/errors';
import { figureSvg } from '../../core/exports/figureSvg';
import { withResolution } from '../../library/pngResolution';
import { printDpi, type FigureSubject } from '../../shared/figure';
import type { Handlers } from '../bridge/dispatch';
import { saveByDialog } from '../saveByDialog';
import type { Services } from '../services';

type Calls = Extract<keyof Handlers, `figure.${string}`>;

export function figureHandlers(services: Services): Pick<Handlers, Calls> {
  const save = async (subject: FigureSubject, ending: string, data: Uint8Array | string) => {
    const name = await nameOf(services, subject);
    return saveByDialog(services.dialogs, `${name}${ending}`, 'Save the picture', data);
  };
  return {
    'figure.savePng': (subject, picture) => save(subject, '.png', withResolution(picture, printDpi)),
    'figure.saveSvg': (subject, figure) => save(subject, '.svg', figureSvg(figure)),
  };
}

/**
 * What the file is called, without its ending.
 *
 * @throws AffectronError `not-found`, `unknown-model`, `model-unavailable` for what there is not
 */
async function nameOf(
  { library, timelines, evaluations, inference, training }: Services,
  subject: FigureSubject,
): Promise<string> {
  switch (subject.of) {
    case 'clip': {
      const { id, plot, model } = subject;
      const { title } = library.entry(id);
      if (model === null) return `${title} ${plot}`;
      await timelines.check({ entry: id, model });
      return `${title} ${model} ${plot}`;
    }
    case 'evaluation': {
      const { folder } = await evaluations.report(subject.id, subject.model);
      return `${folder} ${subject.model} ${subject.plot}`;
    }
    case 'model': {
      const models = await inference.run('models', null);
      if (models.some(({ id }) => id === subject.id)) return `${subject.id} confusion`;
      throw new AffectronError('unknown-model', 'There is no such model.');
    }
    case 'training': {
      if (training.state !== null) return `${training.state.title} training`;
      throw new AffectronError('not-found', 'There is no training to draw.');
    }
  }
}
