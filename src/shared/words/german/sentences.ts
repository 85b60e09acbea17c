/** German for sentences made outside the window, by the English ones. */
import type { Sentences } from '../sentences';

export const germanSentences: Sentences = {};
