import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { FrameMatrix } from '../features/frames';
import { whisperHopSeconds, whisperMel, whisperMelHertz } from '../features/whisperMel';
import type { ClipFeatures } from '../models/clipFeatures';
import { headAnswers } from '../models/headAnswer';
import type { Scaler } from '../models/standardise';
import { frameSeconds } from '../models/voiceFrameFacts';
import { melFrames } from '../models/voiceFrames';
import { placedPieces } from '../models/voicePieces';
import type { WhisperEncoder } from '../models/whisperEncoder';
import { hertzGroups, quieted, type Hearing, type Part } from './hearing';

/**
 * What a model on a frozen encoder hears. The encoder is what costs: it runs once for each group of bands, with the
 * group quieted throughout the piece. For a shorter part the head then hears, within the part, the frames of that run,
 * and elsewhere the usual ones.
 */
export async function encoderHearing(
  { network, scaler, encoder }: { network: LayersModel; scaler: Scaler; encoder: WhisperEncoder },
  features: ClipFeatures,
): Promise<Hearing> {
  const pieces = placedPieces(features.clip).map(({ start, samples }) => ({
    start,
    frameSeconds: whisperHopSeconds,
    input: whisperMel(samples),
  }));
  const usual = (await features.voice(encoder)).value;
  return {
    pieces,
    groups: hertzGroups(whisperMelHertz()),
    async blanked(piece, parts) {
      const { input } = pieces[piece];
      const runs = new Map<string, FrameMatrix>();
      const heard: FrameMatrix[] = [];
      for (const part of parts) {
        heard.push(
          part.frames.to <= part.frames.from
            ? usual[piece]
            : exchanged(usual[piece], await runOf(input, part, encoder, runs), part),
        );
      }
      return headAnswers(network, scaler, heard);
    },
  };
}

async function runOf(
  input: FrameMatrix,
  { rows }: Part,
  encoder: WhisperEncoder,
  runs: Map<string, FrameMatrix>,
): Promise<FrameMatrix> {
  const key = `${rows.from} ${rows.to}`;
  const known = runs.get(key);
  if (known) return known;
  const run = await melFrames(encoder, quieted(input, { rows, frames: { from: 0, to: input.frames } }));
  runs.set(key, run);
  return run;
}

/** The usual frames, within a part those of another run. */
function exchanged(usual: FrameMatrix, run: FrameMatrix, { frames }: Part): FrameMatrix {
  const perFrame = frameSeconds / whisperHopSeconds;
  const from = Math.min(usual.frames, Math.round(frames.from / perFrame)) * usual.width;
  const to = Math.min(usual.frames, Math.round(frames.to / perFrame)) * usual.width;
  const data = usual.data.slice();
  data.set(run.data.subarray(from, to), from);
  return { ...usual, data };
}
