/** Keys in words, and the order in which the shortcut sheet shows them. */
import { actionIds, actions, places, type ActionId, type ActionPlace } from '../../../shared/actions';
import { chordParts } from '../../../shared/chord';
import { text } from '../text';

/** Parts of a chord as they stand on a keyboard. */
export function keyCaps(chord: string, mac: boolean): string[] {
  return chordParts(chord).map((part) => text.keys.name(part, mac));
}

export function keyWords(chord: string, mac: boolean): string {
  return keyCaps(chord, mac).join(' ');
}

/** All actions, by where they apply. */
export function sheetGroups(): { place: ActionPlace; ids: ActionId[] }[] {
  return places
    .map((place) => ({ place, ids: actionIds.filter((id) => actions[id].where === place) }))
    .filter(({ ids }) => ids.length > 0);
}
