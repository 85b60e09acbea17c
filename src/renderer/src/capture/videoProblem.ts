/** What is in the way of a video, or of one of its tracks. */
export type VideoFailure = 'codec' | 'broken';

export class VideoProblem extends Error {
  override readonly name = 'VideoProblem';
  constructor(
    readonly failure: VideoFailure,
    /** As the file names it. */
    readonly codec: string,
  ) {
    super(failure);
  }
}
