import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron } from './harness';

export interface OpenedVoice {
  affectron: Affectron;
  /** Data folder, with the voice in it. */
  folder: string;
  /** Two seconds of a rising tone, 16 kHz. */
  voice: string;
  /** Its id in the library. */
  id: string;
  close: () => Promise<void>;
}

/**
 * Starts the app with a sound named on the command line, a microphone that only beeps, and ears for attacks:
 * what the browser says of each one it stops is expected.
 *
 * @param files put into the data folder before the start, by name
 */
export async function launchWithVoice(files: Record<string, string> = {}): Promise<OpenedVoice> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-voice-'));
  const voice = join(folder, 'voice.wav');
  const samples = Float32Array.from({ length: 32_000 }, (_, i) => 0.3 * Math.sin(i * (0.05 + i / 4e5)));
  await writeFile(voice, encodeWav({ samples, sampleRate: 16_000 }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const affectron = await launchAffectron({
    args: ['--use-fake-device-for-media-stream', voice],
    dataFolder: folder,
    expectedErrors: [/Content Security Policy/i, /Failed to load resource/i, /Not allowed to/i],
  });
  const id = await affectron.page.evaluate(async () => {
    for (;;) {
      const list = await window.affectron.call('library.list');
      const opened = list.ok ? list.value.find(({ origin }) => origin === 'opened') : undefined;
      if (opened) return opened.id;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  return {
    affectron,
    folder,
    voice,
    id,
    async close() {
      await affectron.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
