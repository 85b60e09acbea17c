/**
 * The clock of the last days on which the program was started. A clock that is wrong for a whole session, after a dead
 * battery or a typing mistake, looks like any other; what it says of the age of a recording is believed only when the clocks
 * of two earlier days say so too.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeWhole } from '../../library/writeWhole';

export const daysFile = 'days.json';
/** Earlier days that have to agree. */
export const daysNeeded = 2;
/** Starts closer than this, ms, are one day. */
const apart = 20 * 3_600_000;

const stored = v.object({ days: v.array(v.number()) });

/**
 * Notes this start.
 *
 * @param now milliseconds since 1970
 * @returns clocks of the days before this one, the newest last, at most `daysNeeded`
 */
export async function noteDay(dataFolder: string, now: number): Promise<number[]> {
  const path = join(dataFolder, daysFile);
  // A day behind this moment has not been yet: that clock was wrong, or this one is.
  const earlier = (await read(path)).filter((day) => day <= now);
  const last = earlier.at(-1);
  const same = last !== undefined && now - last < apart;
  if (!same) {
    const days = [...earlier, now].slice(-daysNeeded - 1);
    // Unwritten, the next start only knows one day less, and deletes later.
    await writeWhole(path, `${JSON.stringify({ days })}\n`).catch(() => undefined);
  }
  return (same ? earlier.slice(0, -1) : earlier).slice(-daysNeeded);
}

async function read(path: string): Promise<number[]> {
  try {
    return v.parse(stored, JSON.parse(await readFile(path, 'utf8'))).days.filter(Number.isFinite);
  } catch {
    return [];
  }
}
