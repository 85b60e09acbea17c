/** Words of the selection and the timeline; part of `text`. */

export const selectionText = {
  label: 'Selected stretch',
  times: (start: string, end: string) => `${start}–${end}`,
  classify: 'Classify',
  classifyTitle: 'Ask the models about this stretch alone (C)',
  loop: 'Loop the selection',
  save: 'Save…',
  keep: 'As a clip in the library',
  export: 'As a WAV file…',
  clear: 'Clear the selection',
  clearTitle: 'Clear the selection (Esc)',
  kept: (title: string) => `“${title}” is in the library.`,
  exported: (file: string) => `Saved as ${file}.`,
  /** Above the verdict on a stretch. */
  of: (start: string, end: string, title: string) => `${start}–${end} of ${title}`,
  whole: 'Whole clip',
};
