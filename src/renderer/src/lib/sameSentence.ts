/** Clips of the same sentence by other actors. */
import type { LibraryEntry } from '../../../shared/types';

/**
 * Clips in which another actor of the same corpus says the same sentence with the same emotion, by actor; of one actor
 * that of the same intensity and repetition comes first. Empty for clips without a label.
 */
export function sameSentence(entry: LibraryEntry, entries: readonly LibraryEntry[]): LibraryEntry[] {
  const { label } = entry;
  if (label === null) return [];
  const alike = entries.filter(
    ({ label: other }) =>
      other !== null &&
      other.corpus === label.corpus &&
      other.channel === label.channel &&
      other.statement === label.statement &&
      other.originalEmotion === label.originalEmotion &&
      other.actor !== label.actor,
  );
  const distance = ({ label: other }: LibraryEntry): number =>
    (other?.intensity === label.intensity ? 0 : 2) + (other?.repetition === label.repetition ? 0 : 1);
  return alike.sort(
    (a, b) => (a.label?.actor ?? '').localeCompare(b.label?.actor ?? '') || distance(a) - distance(b),
  );
}
