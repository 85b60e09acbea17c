import type { ModelCard } from '../models/modelCard';

/** Which of the voices a model is tested on it has met before. Voices are written as cards do: "RAVDESS 02". */
export interface HeardVoices {
  /** In its training. */
  trained: string[];
  /** Among those that decided when its training ended. */
  tuned: string[];
  /** Never heard before. */
  unheard: string[];
}

/** Parts the voices of a folder by what the model's card says of its training. Each in the order given. */
export function heardVoices({ data: { actors } }: ModelCard, voices: readonly string[]): HeardVoices {
  const heard: HeardVoices = { trained: [], tuned: [], unheard: [] };
  for (const voice of voices) {
    if (actors.training.includes(voice)) heard.trained.push(voice);
    else if (actors.validation.includes(voice)) heard.tuned.push(voice);
    else heard.unheard.push(voice);
  }
  return heard;
}

/** What must be known before a figure is read: for whom it holds. */
export function heardVoicesSentence({ trained, tuned, unheard }: HeardVoices): string {
  const all = trained.length + tuned.length + unheard.length;
  if (trained.length > 0) {
    const who = all === 1 ? 'This one voice was' : some(trained.length, all);
    return `${who} in the model’s training: this is no figure for unseen voices.`;
  }
  if (tuned.length > 0) {
    return all === 1
      ? 'This one voice decided when the model’s training ended: this is hardly a figure for unseen voices.'
      : `${tuned.length} of these ${all} voices decided when the model’s training ended; it learned from none of them.`;
  }
  return all === 1
    ? 'The model never heard this one voice before; a single voice says little about others.'
    : `The model heard none of these ${all} voices before.`;
}

function some(count: number, all: number): string {
  if (count === all) return `All ${all} of these voices were`;
  return `${count} of these ${all} voices ${count === 1 ? 'was' : 'were'}`;
}
