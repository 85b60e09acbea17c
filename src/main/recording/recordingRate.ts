/** Rate of everything that is recorded, Hz. */
export const recordingRate = 16_000;
