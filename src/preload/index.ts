/** `window.affectron`: everything the page can ask of main. Main checks sender, name and arguments. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels } from '../shared/channels';
import type { Answer, Bridge, Events } from '../shared/contract';
import type { ChosenSounds } from '../shared/batch';
import type { ChosenFolder } from '../shared/training';
import type { OpenReport } from '../shared/types';
import type { OpenedVideo } from '../shared/video';

const bridge: Bridge = {
  call: (name, ...args) => ipcRenderer.invoke(channels.call, name, args),

  on(name, listener) {
    const forward = (_event: unknown, pushed: string, payload: unknown): void => {
      if (pushed === name) listener(payload as Events[typeof name]);
    };
    ipcRenderer.on(channels.event, forward);
    return () => void ipcRenderer.off(channels.event, forward);
  },

  // Only a `File` the browser made from a real drop has a path; anything else throws here or gives ''.
  openDropped: (files): Promise<Answer<OpenReport>> =>
    ipcRenderer.invoke(
      channels.dropped,
      files.map((file) => webUtils.getPathForFile(file)),
    ),

  soundsDropped: (dropped): Promise<Answer<ChosenSounds>> =>
    ipcRenderer.invoke(
      channels.soundsDropped,
      dropped.map((file) => webUtils.getPathForFile(file)),
    ),

  videoDropped: (video): Promise<Answer<OpenedVideo>> =>
    ipcRenderer.invoke(channels.videoDropped, webUtils.getPathForFile(video)),

  folderDropped: (folder): Promise<Answer<ChosenFolder>> =>
    ipcRenderer.invoke(channels.folderDropped, webUtils.getPathForFile(folder)),
};

contextBridge.exposeInMainWorld('affectron', bridge);
