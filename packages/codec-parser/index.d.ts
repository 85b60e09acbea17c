/** What the Vorbis decoder reads of a page: its packets, and with the first of them the setup header. */
export interface OggPage {
  /** The page's own data; read only of the page with the identification header. */
  data: Uint8Array;
  codecFrames: { data: Uint8Array; header?: { vorbisSetup: Uint8Array } }[];
}
