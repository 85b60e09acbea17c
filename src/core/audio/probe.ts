import { AffectronError } from '../errors';
import { startsWith } from './bytes';
import { layoutFrames } from './soundLayout';
import { readWavLayout } from './wavLayout';

/** Cheap look at the beginning of a file; `null` when it is not sound. */
export function probeSound(
  head: Uint8Array,
  byteLength: number,
): { format: string; seconds: number | null } | null {
  if (!startsWith(head, 'WAVE', 8)) return null;
  try {
    const layout = readWavLayout(head, byteLength);
    return { format: 'WAV', seconds: layoutFrames(layout) / layout.sampleRate };
  } catch (thrown) {
    if (thrown instanceof AffectronError) return { format: 'WAV', seconds: null };
    throw thrown;
  }
}
