import type { ClipLabel } from './clipLabel';
import { cremadLabel } from './cremad';
import { emodbLabel } from './emodb';
import { ravdessLabel } from './ravdess';
import { saveeLabel } from './savee';
import { soundName } from './soundName';
import { tessLabel } from './tess';

const schemes = [ravdessLabel, saveeLabel, tessLabel, emodbLabel, cremadLabel];

/**
 * What the name of a corpus file says about the clip; `null` for any name that no corpus has. Paths of any
 * platform and names with or without the extension of a sound file will do; case counts, except in the
 * extension.
 */
export function labelFromName(pathOrName: string): ClipLabel | null {
  const name = soundName(pathOrName);
  for (const labelOf of schemes) {
    const label = labelOf(name);
    if (label) {
      return label;
    }
  }
  return null;
}
