/** What is in a video file, for a decoder: names and settings of codecs are those of WebCodecs. */

/** A compressed picture, or a piece of compressed sound. */
export interface Packet {
  data: Uint8Array;
  /** When it is shown or heard, seconds from the beginning of the video. */
  time: number;
  /** Whether it can be decoded without those before. */
  key: boolean;
}

interface Track {
  /** As WebCodecs names it; the file's own name where that is none it knows. */
  codec: string;
  /** What the decoder has to know beforehand. */
  description: Uint8Array | null;
  /** All packets in the order they are decoded in; what is read meanwhile is thrown as an `AffectronError`. */
  packets(): AsyncGenerator<Packet, void, undefined>;
}

export interface PictureTrack extends Track {
  width: number;
  height: number;
  /** Clockwise, as the camera was held: 0, 90, 180 or 270 degrees. */
  turned: number;
}

export interface SoundTrack extends Track {
  /** Hz. */
  sampleRate: number;
  channels: number;
}

export interface VideoFile {
  /** As the file states it; `null` where it does not. */
  seconds: number | null;
  /** The first track of each kind; `null` where there is none. */
  picture: PictureTrack | null;
  sound: SoundTrack | null;
}
