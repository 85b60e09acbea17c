/** What the takes of the tests sound like: every sample tells which take it is of, and which place it has. */
import { basename } from 'node:path';

/** `Take 12.wav` is 12. */
export function takeNumber(path: string): number {
  return Number(/^Take (\d+)\.wav/.exec(basename(path))?.[1]);
}

/** A sample that 16 bits hold exactly. */
export function sampleOfTake(take: number, place: number): number {
  return (((take * 7919 + place * 31) % 65_536) - 32_768) / 32_768;
}
