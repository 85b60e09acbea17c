import type { Handlers } from '../bridge/dispatch';
import { saveByDialog } from '../saveByDialog';
import type { Services } from '../services';
import { timelineFile } from '../timelines/timelineFile';

type Calls = Extract<keyof Handlers, `timeline.${string}`>;

export function timelineHandlers({ timelines, library, dialogs, appInfo }: Services): Pick<Handlers, Calls> {
  return {
    'timeline.find': (entry, model, options) => timelines.find({ entry, model, options }),
    'timeline.compute': (entry, model, options) => timelines.compute({ entry, model, options }),
    'timeline.making': (entry, model, options) => timelines.making({ entry, model, options }),
    'timeline.cancel': (entry) => timelines.cancel(entry),
    'timeline.export': async (entry, model, options, form) => {
      await timelines.check({ entry, model });
      const { title, fileName } = library.entry(entry);
      const { ending, words, write } = timelineFile(form);
      return saveByDialog(dialogs, `${title} ${model}${ending}`, words, async () => {
        const request = { entry, model, options };
        const { timeline } = (await timelines.find(request)) ?? (await timelines.compute(request));
        return write({ file: fileName, version: appInfo().version, timelines: [timeline] });
      });
    },
  };
}
