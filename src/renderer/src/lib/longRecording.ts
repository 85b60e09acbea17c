/**
 * Of longer recordings, seconds, one verdict says little and takes long: they are told of by their timeline, and a stretch
 * can be asked about.
 */
export const longRecording = 60;
