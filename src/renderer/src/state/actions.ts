/** What each action of the table does. Answers false where it does not apply: the browser has the key then. */
import type { ActionId } from '../../../shared/actions';
import { focusSearch } from '../lib/dom';
import type { App } from './app.svelte';
import { canRename, isOwn, openFiles, removeClip, revealClip } from './clipActions';
import type { Place } from './shortcuts';
import { classifyStretch, clearSelection, exportStretch, loopStretch, saveStretch } from './stretchActions';

/** @param place where the focus is */
type Run = (app: App, place: Place) => unknown;

/** Keys that belong to a list, a table or a picture that has the focus, which hears them itself. */
const elsewhere: Run = () => false;

const runs: Record<ActionId, Run> = {
  record: (app) => void record(app),
  open: (app) => void (app.view === 'video' ? app.video.choose() : openFiles(app)),
  samples: (app) => (app.sheet = 'samples'),
  data: (app) => (app.sheet = 'data'),
  savePicture: (app) => app.offerPictures(),
  // What is typed the text field takes back by itself.
  undo: ({ undo }, place) => place !== 'typing' && undo.done.length > 0 && void undo.undo(),
  redo: ({ undo }, place) => place !== 'typing' && undo.undone.length > 0 && void undo.redo(),
  listen: (app) => (app.view = 'listen'),
  live: (app) => (app.view = 'live'),
  batch: (app) => (app.view = 'batch'),
  evaluate: (app) => (app.view = 'evaluate'),
  train: (app) => (app.view = 'train'),
  models: (app) => (app.view = 'models'),
  face: (app) => (app.view = 'face'),
  quiz: (app) => app.showQuiz(),
  video: (app) => (app.view = 'video'),
  voices: (app) => (app.sheet = 'voices'),
  settings: (app) => (app.sheet = 'settings'),
  licences: (app) => (app.sheet = 'licences'),
  tour: (app) => app.showTour(),
  shortcuts: (app) => (app.sheet = 'shortcuts'),
  stop: (app, place) => !onButton(place) && void app.recording.stop(),
  cancel: (app) => void app.recording.cancel(),
  search: () => focusSearch(),
  previous: (app, place) => move(app, place, -1),
  next: (app, place) => move(app, place, 1),
  rename: (app) => app.entry !== null && canRename(app.entry) && (app.renaming = true),
  remove: (app, place) =>
    app.entry !== null && isOwn(app.entry) && place !== 'control' && void removeClip(app, app.entry),
  reveal: (app) => app.entry !== null && void revealClip(app, app.entry.id),
  play: ({ playback }) => void playback.toggle(),
  loop: (app) => void app.changeSettings({ loop: !app.playback.loop }),
  back: elsewhere,
  forward: elsewhere,
  selectBack: elsewhere,
  selectForward: elsewhere,
  markStart: ({ playback, selection }) => playback.loaded && selection.markStart(playback.time),
  markEnd: ({ playback, selection }) => playback.loaded && selection.markEnd(playback.time),
  classify: onSelection((app) => void classifyStretch(app)),
  loopSelection: onSelection((app) => void loopStretch(app)),
  keepSelection: onSelection((app) => void saveStretch(app)),
  exportSelection: onSelection((app) => void exportStretch(app)),
  clearSelection: onSelection(clearSelection),
  zoomIn: ({ zoom, playback }) => zoom.in(playback.time),
  zoomOut: ({ zoom, playback }) => zoom.out(playback.time),
  zoomAll: ({ zoom }) => zoom.showAll(),
  pageBack: (app, place) => page(app, place, -1),
  pageForward: (app, place) => page(app, place, 1),
  compare: (app) => app.entry !== null && (app.sheet = 'compare'),
  explain: ({ explaining }) => {
    explaining.on = !explaining.on;
  },
  timeline: (app) => void app.changeSettings({ timelineShown: !app.settings.timelineShown }),
  guess: elsewhere,
  hearAgain: ({ quiz }) => void quiz.hear(),
  nextClip: ({ quiz }, place) => !onButton(place) && quiz.next(),
  openRow: elsewhere,
  playRow: elsewhere,
  labelRow: elsewhere,
  unlabelRow: elsewhere,
  verifyRow: elsewhere,
  camera: ({ face }) => void face.toggle(),
  playVideo: ({ video }, place) => !onButton(place) && void video.playback.toggle(),
  videoBack: ({ video }) => video.playback.loaded && video.playback.seek(video.playback.time - videoStride),
  videoForward: ({ video }) =>
    video.playback.loaded && video.playback.seek(video.playback.time + videoStride),
  analyse: ({ video }) => void (video.analysing ? video.stop() : video.analyse()),
  throwAway: ({ live }) => live.busy && void live.throwAway(),
};

/** Seconds per arrow key. */
const videoStride = 2;

/** @returns whether the action applied */
export function run(app: App, id: ActionId, place: Place): boolean {
  return runs[id](app, place) !== false;
}

/** Records, or ends the recording; in its view a live session. */
function record(app: App): Promise<void> {
  const { live, recording } = app;
  if (recording.busy) return recording.stop();
  if (app.view === 'face') return live.busy ? live.keep() : app.listenBeside();
  if (app.view !== 'live') return app.record();
  return live.busy ? live.keep() : app.goLive();
}

/** Enter and Space on a button (Cancel, say) are that button's. */
export function onButton(place: Place): boolean {
  return place === 'button' || place === 'control';
}

function move(app: App, place: Place, steps: number): false | void {
  // The list moves by itself; in a select, a menu or the spectrogram arrows have their own meaning.
  if (place !== 'page' && place !== 'button') return false;
  app.move(steps);
}

function page({ zoom }: App, place: Place, pages: number): false | void {
  if (zoom.whole || place === 'list' || place === 'control') return false;
  zoom.page(pages);
}

function onSelection(action: (app: App) => void): Run {
  return (app) => app.playback.loaded && app.selection.range !== null && action(app);
}
