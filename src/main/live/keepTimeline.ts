import { join } from 'node:path';
import type { Timeline } from '../../core/timeline/timeline';
import { writeWhole } from '../../library/writeWhole';

/**
 * Writes the timeline of a library entry into the data folder, whole.
 *
 * @throws AffectronError `disk-full`, `cannot-write`
 */
export async function keepTimeline(dataFolder: string, id: string, timeline: Timeline): Promise<void> {
  await writeWhole(join(dataFolder, 'timelines', `${id}.json`), JSON.stringify(timeline));
}
