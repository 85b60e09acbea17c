/*
 * `@wasm-audio-decoders/flac` and `/ogg-vorbis` are MIT but depend on `codec-parser`, which is LGPL and finds
 * frames and Ogg pages for them. Affectron finds these itself (src/core/audio/flacFrames.ts, oggSound.ts) and
 * hands the decoders frames and packets. This package takes that one's place (`overrides` in package.json): the
 * names under which the decoders look for what they are handed, and a parser that they make but never use.
 */

export const codecFrames = 'codecFrames';
export const data = 'data';
export const header = 'header';
export const isLastPage = 'isLastPage';
export const totalSamples = 'totalSamples';
export const vorbisComments = 'vorbisComments';
export const vorbisSetup = 'vorbisSetup';

export default class CodecParser {}
