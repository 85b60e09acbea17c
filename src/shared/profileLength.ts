/** The window needs it at run time; core declares it. */
export { leastProfileSeconds } from '../core/models/profileLength';

/** Most clips a voice profile is made of. */
export const mostProfileClips = 200;
