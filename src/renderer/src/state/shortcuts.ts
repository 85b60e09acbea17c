/** Which key does what, apart from the window so that it can be tested. */
import { canRename, removeClip } from './clipActions';
import type { App } from './app.svelte';
import { classifyStretch, clearSelection } from './stretchActions';

/** Where the focus is when a key is pressed. */
export type Place = 'page' | 'typing' | 'button' | 'control' | 'list' | 'sound';

export interface Key {
  key: string;
  /** Ctrl, Alt or Cmd is held. */
  modified: boolean;
  /** The key is held down. */
  repeat?: boolean;
}

/**
 * Acts on a key.
 * @returns true when the key was ours, and the browser shall not act on it too
 */
export function press(app: App, { key, modified, repeat = false }: Key, place: Place): boolean {
  if (app.sheet !== null) return false;
  if (modified) return false;
  // Holding R must not start and stop takes.
  if (repeat && (key.toLowerCase() === 'r' || key === 'Enter' || key === ' ')) return false;
  if (liveKey(app, key, place) || recordingKey(app, key, place)) return true;
  if (place === 'typing') return false;
  if (key === '?') {
    app.sheet = 'shortcuts';
    return true;
  }
  if (key.toLowerCase() === 'b') {
    app.view = 'batch';
    return true;
  }
  if (key.toLowerCase() === 'e') {
    app.view = 'evaluate';
    return true;
  }
  return (
    app.view === 'listen' &&
    (listenKey(app, key, place) || soundKey(app, key, place) || selectionKey(app, key))
  );
}

/** In its view a live session has the key that elsewhere is for recording. */
function liveKey(app: App, key: string, place: Place): boolean {
  if (app.view !== 'live' || app.recording.busy) return false;
  if (key.toLowerCase() !== 'r' || place === 'typing') return false;
  void (app.live.busy ? app.live.keep() : app.goLive());
  return true;
}

function recordingKey(app: App, key: string, place: Place): boolean {
  const { recording } = app;
  const isR = key.toLowerCase() === 'r' && place !== 'typing';
  if (!recording.busy) {
    if (!isR) return false;
    void app.record();
    return true;
  }
  // Enter on a button (Cancel, say) is that button's.
  if (isR || (key === 'Enter' && place !== 'button' && place !== 'control')) void recording.stop();
  else if (key === 'Escape') void recording.cancel();
  else return false;
  return true;
}

function listenKey(app: App, key: string, place: Place): boolean {
  const { entry } = app;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      // The list moves by itself; in a select, a menu or the spectrogram arrows have their own meaning.
      if (place !== 'page' && place !== 'button') return false;
      app.move(key === 'ArrowDown' ? 1 : -1);
      return true;
    case 'F2':
      if (entry === null || !canRename(entry)) return false;
      app.renaming = true;
      return true;
    case 'Delete':
      if (entry === null || place === 'control') return false;
      void removeClip(app, entry);
      return true;
    default:
      return false;
  }
}

function soundKey(app: App, key: string, place: Place): boolean {
  const { playback, zoom } = app;
  switch (key) {
    case ' ':
      if (place === 'button' || place === 'control') return false;
      void playback.toggle();
      return true;
    case 'l':
    case 'L':
      void app.changeSettings({ loop: !playback.loop });
      return true;
    case 'v':
    case 'V':
      if (app.entry === null) return false;
      app.sheet = 'compare';
      return true;
    case 'h':
    case 'H':
      app.explaining.on = !app.explaining.on;
      return true;
    case '+':
    case '=':
      zoom.in(playback.time);
      return true;
    case '-':
      zoom.out(playback.time);
      return true;
    case 'PageUp':
    case 'PageDown':
      if (zoom.whole || place === 'list' || place === 'control') return false;
      zoom.page(key === 'PageUp' ? -1 : 1);
      return true;
    case '0':
      zoom.showAll();
      return true;
    default:
      return false;
  }
}

function selectionKey(app: App, key: string): boolean {
  const { playback, selection } = app;
  if (!playback.loaded) return false;
  if (key === '[') selection.markStart(playback.time);
  else if (key === ']') selection.markEnd(playback.time);
  else if (selection.range === null) return false;
  else if (key === 'Escape') clearSelection(app);
  else if (key.toLowerCase() === 'c') void classifyStretch(app);
  else return false;
  return true;
}
