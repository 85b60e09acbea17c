import type { ClipLabel, LibraryEntry } from '../../src/shared/types';

/** A library entry of no particular kind. */
export function anEntry(id: string, changes: Partial<LibraryEntry> = {}): LibraryEntry {
  return {
    id,
    origin: 'opened',
    title: `clip ${id}`,
    fileName: `${id}.wav`,
    seconds: 2,
    addedAt: '2026-11-20T12:00:00.000Z',
    label: null,
    synthetic: false,
    attribution: null,
    ...changes,
  };
}

/** A clip of a corpus, with what its file name says. */
export function labelled(id: string, label: Partial<ClipLabel> = {}): LibraryEntry {
  return anEntry(id, {
    origin: 'corpus',
    label: {
      corpus: 'RAVDESS',
      emotion: 'neutral',
      originalEmotion: label.emotion ?? 'neutral',
      actor: '01',
      gender: 'male',
      intensity: 'normal',
      channel: 'speech',
      modality: 'audio',
      statement: 'Kids are talking by the door',
      repetition: 1,
      ...label,
    },
  });
}
