import { writeWhole } from '../../library/writeWhole';
import type { Handlers } from '../bridge/dispatch';
import { stretchName } from '../clips/stretchName';
import { saveByDialog } from '../saveByDialog';
import type { Services } from '../services';

type Calls =
  | 'clip.view'
  | 'clip.stretch'
  | 'clip.hear'
  | 'clip.explain'
  | 'clip.stopExplaining'
  | 'clip.classify'
  | 'clip.classifyStretch'
  | 'clip.saveStretch'
  | 'clip.exportStretch';

export function clipHandlers({ clips, explanations, library, dialogs }: Services): Pick<Handlers, Calls> {
  return {
    'clip.view': (id) => clips.view(id),
    'clip.stretch': (id, start, end, width) => clips.stretch(id, start, end, width),
    'clip.hear': (id, model) => explanations.hear(id, model),
    'clip.explain': (id, model) => explanations.explain(id, model),
    'clip.stopExplaining': () => explanations.stop(),
    'clip.classify': (id) => clips.classify(id),
    'clip.classifyStretch': (id, stretch) => clips.classifyStretch(id, stretch),
    'clip.saveStretch': async (id, stretch) => {
      const title = stretchName(library.entry(id).title, stretch);
      const wav = await clips.stretchWav(id, stretch);
      const path = library.takePath();
      await writeWhole(path, wav);
      return library.addTake(path, undefined, title, 'stretch');
    },
    'clip.exportStretch': (id, stretch) =>
      saveByDialog(
        dialogs,
        `${stretchName(library.entry(id).title, stretch)}.wav`,
        'Save the selected sound',
        () => clips.stretchWav(id, stretch),
      ),
  };
}
