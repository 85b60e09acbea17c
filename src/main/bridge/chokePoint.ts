/** The one place where main listens to the window. */
import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import { channels } from '../../shared/channels';
import type { Answer, EventName, Events } from '../../shared/contract';
import type { ChosenSounds } from '../../shared/batch';
import type { ChosenFolder } from '../../shared/training';
import type { OpenReport } from '../../shared/types';
import type { OpenedVideo } from '../../shared/video';
import type { Log } from '../log';
import { appOrigin } from '../protocol/scheme';
import { createDispatch, failed } from './dispatch';
import type { Handlers } from './dispatch';
import { plainly } from './plainWords';

export interface ChokePointOptions {
  /** Calls wait until they are there. */
  handlers: Promise<Handlers>;
  /** Opens files dropped on the window; the preload got their paths from real drops. */
  openPaths: (paths: string[]) => Promise<OpenReport>;
  /** Looks into a folder dropped on the window. */
  openFolder: (path: string) => Promise<ChosenFolder>;
  /** Opens a video dropped on the window. */
  openVideo: (path: string) => Promise<OpenedVideo>;
  /** Looks for sounds in folders and files dropped on the window. */
  findSounds: (paths: string[]) => Promise<ChosenSounds>;
  /** The window's contents, or `null` while there is no window. */
  ourContents: () => WebContents | null;
  log: Log;
}

const droppedPath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const droppedPaths = v.pipe(v.array(droppedPath), v.minLength(1), v.maxLength(1000));

/** Registers the channels of the bridge. Answers only the top frame of our own page in our own window. */
export function registerChokePoint(options: ChokePointOptions): void {
  const { handlers, openPaths, openFolder, openVideo, findSounds, ourContents, log } = options;
  const dispatch = handlers.then((ready) => createDispatch(ready, log));

  ipcMain.handle(channels.call, async (event, name: unknown, args: unknown): Promise<Answer<unknown>> => {
    if (!isOurPage(event, ourContents())) return strangerRefused(event, log);
    return plainly(await (await dispatch)(name, args));
  });

  /** What the preload got from a real drop. */
  function onDrop<Dropped, Value>(
    channel: string,
    schema: v.GenericSchema<unknown, Dropped>,
    open: (dropped: Dropped) => Promise<Value>,
  ): void {
    ipcMain.handle(channel, async (event, dropped: unknown): Promise<Answer<Value>> => {
      if (!isOurPage(event, ourContents())) return strangerRefused(event, log);
      try {
        const checked = v.safeParse(schema, dropped);
        if (!checked.success)
          throw new AffectronError('refused', 'What was dropped is not a file on this computer.');
        return plainly({ ok: true, value: await open(checked.output) });
      } catch (thrown) {
        return plainly(failed(thrown, log, 'dropped files'));
      }
    });
  }
  onDrop(channels.dropped, droppedPaths, openPaths);
  onDrop(channels.folderDropped, droppedPath, openFolder);
  onDrop(channels.videoDropped, droppedPath, openVideo);
  onDrop(channels.soundsDropped, droppedPaths, findSounds);
}

function isOurPage(event: IpcMainInvokeEvent, ours: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    ours !== null &&
    event.sender === ours &&
    frame !== null &&
    frame === ours.mainFrame &&
    frame.origin === appOrigin
  );
}

function strangerRefused(event: IpcMainInvokeEvent, log: Log): Answer<never> {
  log('bridge', `refused a call from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
  return {
    ok: false,
    problem: { code: 'refused', message: 'Only the window of Affectron may ask for this.' },
  };
}

/** Sends an event to the window, if there is one with a living page to hear it. */
export function pushTo<Name extends EventName>(
  contents: WebContents | null,
  name: Name,
  payload: Events[Name],
): void {
  if (contents === null || contents.isDestroyed() || contents.isCrashed()) return;
  contents.send(channels.event, name, plainly(payload));
}
