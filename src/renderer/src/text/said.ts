/** What main says, in the language of the window. */
import type { Problem } from '../../../shared/types';
import { inLanguage } from '../../../shared/words/sentences';
import { current } from './current.svelte';

/** A sentence of main: what a problem says, the step of a job. */
export function said(sentence: string): string {
  return inLanguage(current.language, sentence);
}

/** A problem as one line: what happened, then what to do. */
export function sentence({ message, advice }: Problem): string {
  return advice === undefined ? said(message) : `${said(message)} ${said(advice)}`;
}
