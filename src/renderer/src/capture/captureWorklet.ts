/**
 * Runs on the audio thread: mixes what the microphone gives to mono and posts it in blocks. Its own file,
 * because a worklet module must have an address under the page's content security policy.
 */

/** What an AudioWorkletGlobalScope offers; TypeScript's DOM library does not describe it. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** 50 ms at 16 kHz. */
const blockLength = 800;

class CaptureProcessor extends AudioWorkletProcessor {
  #block = new Float32Array(blockLength);
  #filled = 0;
  #open = true;

  constructor() {
    super();
    // The only message is the wish to end: post what is left, then an empty block as the last word.
    this.port.onmessage = () => {
      this.#open = false;
      if (this.#filled > 0) this.port.postMessage(this.#block.slice(0, this.#filled));
      this.port.postMessage(new Float32Array(0));
    };
  }

  process([channels]: Float32Array[][]): boolean {
    const length = channels?.[0]?.length ?? 0;
    for (let i = 0; this.#open && i < length; i++) {
      let sum = 0;
      for (const channel of channels ?? []) sum += channel[i] ?? 0;
      this.#block[this.#filled++] = sum / (channels?.length ?? 1);
      if (this.#filled === blockLength) {
        this.port.postMessage(this.#block.slice());
        this.#filled = 0;
      }
    }
    return this.#open;
  }
}

registerProcessor('affectron-capture', CaptureProcessor);
