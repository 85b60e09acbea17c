/** Which key does what, once the person's own choices are laid over the table of actions. */
import { actionIds, actions, apart, isActionId, type ActionId } from './actions';
import { chordPattern, reservedChords } from './chord';

/** Keys a person has chosen, by action; those of actions that are no longer there are passed over. */
export type ChosenKeys = Readonly<Record<string, string>>;

/** The chords of every action, the one that is shown first; empty where it has none. */
export type ActionKeys = Readonly<Record<ActionId, readonly string[]>>;

/** Chosen keys first: a default that a later version brings gives way to what the person has chosen. */
export function keysOf(chosen: ChosenKeys): ActionKeys {
  const all = Object.fromEntries(actionIds.map((id) => [id, [] as string[]])) as Record<ActionId, string[]>;
  const give = (id: ActionId, chord: string): void => {
    if (holder(all, id, chord) === null) all[id].push(chord);
  };
  for (const [id, chord] of Object.entries(chosen)) if (isActionId(id) && canChange(id)) give(id, chord);
  for (const id of actionIds) {
    const { key, also = [] } = actions[id];
    if (all[id].length > 0 || key === null) continue;
    for (const chord of [key, ...also]) give(id, chord);
  }
  return all;
}

/** The action that already has a chord where another would apply; `null` when it is free. */
export function holder(keys: ActionKeys, wanting: ActionId, chord: string): ActionId | null {
  const { where } = actions[wanting];
  return (
    actionIds.find((id) => id !== wanting && keys[id].includes(chord) && !apart(actions[id].where, where)) ??
    null
  );
}

export function canChange(id: ActionId): boolean {
  return actions[id].key === null || actions[id].why === undefined;
}

/** Whether a person may give this chord to an action at all. */
export function assignable(chord: string): boolean {
  return chordPattern.test(chord) && !reservedChords.includes(chord);
}
