import { askedModels, readCard, type ModelPlaces } from '../../library/evaluations/askedModels';
import { modelKey } from '../../library/evaluations/modelKey';
import { TimelineService, type TimelineServiceOptions } from './timelineService';

export type StartTimelines = Omit<TimelineServiceOptions, 'modelKey'> & { places: ModelPlaces };

/** The timelines of the library. */
export function startTimelines({ places, ...options }: StartTimelines): TimelineService {
  return new TimelineService({
    ...options,
    modelKey: (model) => modelKeyOf(places, model),
  });
}

/** Everything about a model that its answers depend on. @throws AffectronError `unknown-model`, `model-unavailable` */
export async function modelKeyOf(places: ModelPlaces, model: string): Promise<string> {
  const [files] = await askedModels(places, [model]);
  return modelKey(await readCard(files));
}
