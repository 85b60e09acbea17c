import { existsSync } from 'node:fs';
import type { EncoderName } from '../../core/models/encoderFiles';
import { voiceFramesVersion } from '../../core/models/voiceFrameFacts';
import { voiceFrames } from '../../core/models/voiceFrames';
import { WhisperEncoder } from '../../core/models/whisperEncoder';
import { encoderFolder } from '../encoder/encoderFolder';
import { encoderPlaces } from '../encoder/encoderPlaces';
import { FrameCache } from '../frameCache';
import type { HearingPlaces } from './hearing';
import type { Hear } from './labelledClips';

/**
 * A frozen encoder's outputs, kept on disk by the content of the file.
 *
 * @throws AffectronError `model-unavailable` without the encoder
 */
export async function voiceHearing(name: EncoderName, { modelsFolder, cacheFolder }: HearingPlaces) {
  const encoder = await WhisperEncoder.load(encoderFolder(encoderPlaces(modelsFolder), name));
  const cache = new FrameCache(cacheFolder, `${voiceFramesVersion(name)} ${encoder.manifest.sha256}`);
  const hear = (file: Uint8Array, decode: Parameters<Hear<unknown>>[1]) =>
    cache.get(file, async () => voiceFrames(encoder, await decode()));
  return {
    hear,
    /** Where the outputs for a file are kept, for somebody else to read; made only when they are not there. */
    async keep(file: Uint8Array, decode: Parameters<Hear<unknown>>[1]): Promise<string> {
      const path = cache.pathOf(file);
      if (!existsSync(path)) await hear(file, decode);
      return path;
    },
    dispose: () => encoder.dispose(),
  };
}
