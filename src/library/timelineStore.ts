import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { emotions } from '../core/emotions';
import type { Timeline } from '../core/timeline/timeline';
import { writeWhole } from './writeWhole';

/** Beyond this many the longest unread are forgotten: three hours are some megabytes. */
const mostKept = 200;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1.000001));
const times = { start: v.number(), end: v.number() };
const emotion = v.picklist(emotions);
const timelineSchema = v.object({
  model: v.string(),
  seconds: v.number(),
  windows: v.array(
    v.object({
      ...times,
      probabilities: v.record(emotion, share),
      top: emotion,
      confidence: share,
    }),
  ),
  segments: v.array(v.object({ ...times, top: v.picklist([...emotions, 'no speech']), confidence: share })),
});

const storedSchema = v.object({ timeline: timelineSchema, warning: v.nullable(v.string()) });

export interface StoredTimeline {
  timeline: Timeline;
  warning: string | null;
}

/** Timelines in the data folder, each in a file of its own that is written whole. */
export class TimelineStore {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'timelines');
  }

  /** `null` where none is kept, or what is kept cannot be read: it is made anew then. */
  async read(key: string): Promise<StoredTimeline | null> {
    const path = this.#path(key);
    try {
      const stored = v.parse(storedSchema, JSON.parse(await readFile(path, 'utf8')));
      // What is read is wanted: the time of the file says when it was last.
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      return stored;
    } catch {
      return null;
    }
  }

  /** @throws AffectronError `disk-full`, `cannot-write` */
  async write(key: string, stored: StoredTimeline): Promise<void> {
    await writeWhole(this.#path(key), JSON.stringify(stored));
    await this.#forgetOldest();
  }

  #path(key: string): string {
    return join(this.#folder, `made-${key}.json`);
  }

  async #forgetOldest(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.startsWith('made-'));
    if (names.length <= mostKept) return;
    const aged = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        return { path, time: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
      }),
    );
    aged.sort((a, b) => a.time - b.time);
    for (const { path } of aged.slice(0, aged.length - mostKept)) await rm(path, { force: true });
  }
}
