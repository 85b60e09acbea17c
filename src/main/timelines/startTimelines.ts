import { askedModels, readCard, type ModelPlaces } from '../../library/evaluations/askedModels';
import { modelKey } from '../../library/evaluations/modelKey';
import type { TimelineWorkers } from '../../workers/timelineMaker';
import { TimelineMakers } from './timelineMakers';
import { TimelineService, type TimelineServiceOptions } from './timelineService';

export type StartTimelines = Omit<TimelineServiceOptions, 'hearing' | 'modelKey'> & {
  places: ModelPlaces;
  workers: TimelineWorkers;
};

/** The timelines of the library, made by workers of their own. */
export function startTimelines({ places, workers, ...options }: StartTimelines): TimelineService {
  return new TimelineService({
    ...options,
    hearing: new TimelineMakers({ places, workers, log: options.log }),
    async modelKey(model) {
      const [files] = await askedModels(places, [model]);
      return modelKey(await readCard(files));
    },
  });
}
