/** Acts on keys as the table of actions and the person's own choices say. */
import { actionIds, actions, type ActionId, type ActionPlace } from '../../../shared/actions';
import { chordOf, type Pressed } from '../../../shared/chord';
import { turnTyping } from '../lib/dom';
import { onButton, run } from './actions';
import type { App } from './app.svelte';

/** Where the focus is when a key is pressed. */
export type Place = 'page' | 'typing' | 'button' | 'control' | 'list' | 'sound';

export interface Key extends Pressed {
  /** The key is held down. */
  repeat?: boolean;
}

/** Holding their key must not start and stop takes, turn things on and off, or ask again and again. */
const once: readonly ActionId[] = [
  'record',
  'camera',
  'stop',
  'play',
  'playVideo',
  'analyse',
  'loop',
  'loopSelection',
  'explain',
  'timeline',
  'classify',
  'keepSelection',
  'exportSelection',
  'hearAgain',
  'nextClip',
];

/**
 * Acts on a key.
 * @returns true when the key was ours, and the browser shall not act on it too
 */
export function press(app: App, pressed: Key, place: Place): boolean {
  const chord = chordOf(pressed);
  if (chord === null || app.sheet !== null) return false;
  return candidates(app, chord).some(
    (id) =>
      !(pressed.repeat === true && once.includes(id)) &&
      heardIn(id, place, pressed.modified) &&
      !(chord === 'Space' && onButton(place)) &&
      run(app, id, place),
  );
}

/** Acts on what was chosen in the menu. */
export function choose(app: App, id: ActionId, place: Place): void {
  const { where, menu } = actions[id];
  if (!applies(app, where) || (app.sheet !== null && where !== 'anywhere')) return;
  if (menu === 'view') app.sheet = null;
  if (place === 'typing' && (id === 'undo' || id === 'redo')) turnTyping(id);
  else run(app, id, place);
}

/** Actions of a chord that apply now; those of a running recording first. */
function candidates(app: App, chord: string): ActionId[] {
  const found = actionIds.filter((id) => app.keys.of[id].includes(chord) && applies(app, actions[id].where));
  return found.sort(
    (one, other) => Number(actions[other].where === 'recording') - Number(actions[one].where === 'recording'),
  );
}

function applies(app: App, where: ActionPlace): boolean {
  if (where === 'anywhere') return true;
  return where === 'recording' ? app.recording.busy : app.view === where;
}

/** A text field keeps what is typed; but Enter and Esc end a recording from there too. */
function heardIn(id: ActionId, place: Place, modified: boolean): boolean {
  return place !== 'typing' || modified || actions[id].where === 'recording';
}
