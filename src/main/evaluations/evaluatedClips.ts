/** Clips of evaluated folders: named by ids that main gave out, their files found in the folder of the evaluation. */
import { isAbsolute, join, relative } from 'node:path';
import { AffectronError } from '../../core/errors';

export interface ClipPlace {
  evaluation: string;
  /** Place among the models, and among that one's answers. */
  model: number;
  answer: number;
}

export function clipId({ evaluation, model, answer }: ClipPlace): string {
  return `${evaluation}_${model}_${answer}`;
}

/** @throws AffectronError `not-found` for anything that is no such id */
export function parseClipId(id: string): ClipPlace {
  const match = /^([A-Za-z0-9-]+)_(\d{1,2})_(\d{1,6})$/.exec(id);
  if (!match) throw notThere();
  return { evaluation: match[1], model: Number(match[2]), answer: Number(match[3]) };
}

/** Path of an answer's clip; nothing outside the folder. @throws AffectronError `not-found` */
export function clipPath(folder: string | undefined, answer: { name: string } | undefined): string {
  if (folder === undefined || answer === undefined) throw notThere();
  const path = join(folder, answer.name);
  const inside = relative(folder, path);
  if (inside.startsWith('..') || isAbsolute(inside)) throw notThere();
  return path;
}

function notThere(): AffectronError {
  return new AffectronError('not-found', 'There is no such clip in this evaluation.');
}
