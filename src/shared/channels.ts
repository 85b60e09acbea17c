/**
 * The IPC channels calls travel on, and the one events do. In a file of its own, because the sandboxed
 * preload may import no package and `contract.ts` needs valibot.
 */
export const channels = {
  call: 'affectron:call',
  dropped: 'affectron:dropped',
  folderDropped: 'affectron:folder-dropped',
  videoDropped: 'affectron:video-dropped',
  soundsDropped: 'affectron:sounds-dropped',
  event: 'affectron:event',
} as const;
