/** What the cards of all heads say of the encoder they stand on. */
import type { EncoderName } from '../models/encoderFiles';
import type { ModelCard } from '../models/modelCard';
import type { Scaler } from '../models/standardise';

/** Whose work a head stands on besides the corpora. */
export const encoderNotice = {
  licence: "Encoder: OpenAI's Whisper, MIT licence.",
  attribution: 'Radford A et al. (2022). Robust Speech Recognition via Large-Scale Weak Supervision.',
};

/** What a head hears, and how it is standardised. */
export function headInput(encoder: EncoderName, { mean, deviation }: Scaler): ModelCard['input'] {
  // Six digits are more than the deviations are known to, and halve the card.
  const short = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(6)));
  return { set: encoder, bandwidthHz: 8000, mean: short(mean), deviation: short(deviation) };
}
