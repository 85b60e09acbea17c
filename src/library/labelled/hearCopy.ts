import { lossyCopy } from '../../core/audio/lossyCopy';
import type { HeardClip } from '../../core/evaluation/runFold';
import type { Hear } from './labelledClips';

/** Marks a copy wherever what was heard is kept by the content of its file; changes with `lossyCopy`. */
const mark = new TextEncoder().encode('lossy copy 1');

/** Hears each clip's re-encoded copy instead of the clip. */
export function hearCopy<Heard>(hear: Hear<Heard>): Hear<Heard> {
  return (file, decode) => hear(Buffer.concat([file, mark]), async () => lossyCopy(await decode()));
}

/** The clips under names of their own: the originals stand beside them. */
export function asCopies<Heard>(clips: readonly HeardClip<Heard>[]): HeardClip<Heard>[] {
  return clips.map((clip) => ({ ...clip, name: `${clip.name} (re-encoded)` }));
}
