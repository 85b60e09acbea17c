import { AffectronError } from '../errors';
import type { ModelCard } from './modelCard';

/** Why a model cannot be used that lacks nothing but its voice encoder: with it, it would work. */
export class EncoderMissing extends AffectronError {
  readonly card: ModelCard;

  /** @param cause why there is no encoder */
  constructor(card: ModelCard, cause: AffectronError) {
    const { code, message, advice } = cause;
    super(code, message, { ...(advice !== undefined && { advice }), cause });
    this.card = card;
  }
}
