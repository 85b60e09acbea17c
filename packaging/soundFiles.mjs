/**
 * The sound files Affectron offers to open: one line for each kind, with the endings of `soundExtensions` in
 * `src/library/soundTypes.ts`. A test holds the two together.
 *
 * @type {readonly { name: string, ext: string[], mimeType: string }[]}
 */
export const soundFiles = [
  { name: 'WAV sound', ext: ['wav', 'wave'], mimeType: 'audio/x-wav' },
  { name: 'FLAC sound', ext: ['flac'], mimeType: 'audio/flac' },
  { name: 'Ogg sound', ext: ['ogg', 'oga'], mimeType: 'audio/ogg' },
  { name: 'Opus sound', ext: ['opus'], mimeType: 'audio/x-opus+ogg' },
  { name: 'MP3 sound', ext: ['mp3'], mimeType: 'audio/mpeg' },
  { name: 'AIFF sound', ext: ['aif', 'aiff', 'aifc'], mimeType: 'audio/x-aiff' },
];
