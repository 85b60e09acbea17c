/** Values that are blanked together, in words: "300–700 Hz", "MFCC 1–4". */
import type { RowGroup } from '../../../shared/types';
import { text } from '../text';
import { formatNumber } from './format';

const thin = '\u202f';

export function groupWords(group: RowGroup): string {
  if (group.kind === 'hertz') {
    const { low, high } = group;
    return high < 1000
      ? `${formatNumber(low)}–${formatNumber(high)}${thin}Hz`
      : `${formatNumber(low / 1000)}–${formatNumber(high / 1000)}${thin}kHz`;
  }
  const name = text.looking.heard.groups[group.kind];
  return group.first === group.last ? `${name} ${group.first}` : `${name} ${group.first}–${group.last}`;
}
