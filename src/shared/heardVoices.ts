import figures from './heardVoices.json';

/** How well a network does on a protocol whose actors are on both sides, trained again for it. */
export interface HeardVoicesFigure {
  /** Share named right. */
  accuracy: number;
  /** First line of the report: what is tested, and how many clips have their twin in training. */
  title: string;
  /** What others published on it, in per cent, or ''. */
  published: string;
}

/** By id of the shipped model; made of docs/reports by `npm run figures`. */
export const heardVoices: Partial<Record<string, readonly HeardVoicesFigure[]>> = figures;
