import { extname } from 'node:path';
import { AffectronError } from '../../core/errors';
import type { Handlers } from '../bridge/dispatch';
import { saveByDialog } from '../saveByDialog';
import type { Services } from '../services';
import { timelineFile } from '../timelines/timelineFile';

type Calls = Extract<keyof Handlers, `video.${string}`>;

export function videoHandlers({ videos, dialogs, appInfo }: Services): Pick<Handlers, Calls> {
  return {
    'video.open': async () => {
      const path = await dialogs.video();
      return path === null ? null : videos.files.add(path);
    },
    'video.start': (video, model, options, seconds) => videos.start({ video, model, options, seconds }),
    'video.look': (video, picture, at) => videos.look(video, picture, at),
    'video.listen': (video, samples, sampleRate) => videos.listen(video, samples, sampleRate),
    'video.finish': (video, lane, how, seconds) => videos.finish(video, lane, how, seconds),
    'video.stop': (video) => videos.stop(video),
    'video.export': async (video, form) => {
      const { name } = videos.files.get(video);
      if (videos.known(video).length === 0) {
        throw new AffectronError('refused', 'Nothing is known of this video yet.');
      }
      const { ending, words, write } = timelineFile(form);
      const title = name.slice(0, name.length - extname(name).length);
      return saveByDialog(dialogs, `${title}${ending}`, words, () =>
        Promise.resolve(write({ file: name, version: appInfo().version, timelines: videos.known(video) })),
      );
    },
  };
}
