/** Seconds of speech. Less than this says more about what was said than about who said it. */
export const leastProfileSeconds = 15;
