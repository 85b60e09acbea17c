/** How a library entry is put into words: list rows, the title line, screen readers. */
import type { ClipLabel, Emotion, LibraryEntry, Prediction } from '../../../shared/types';
import { text } from '../text';
import { formatPercent, formatSeconds, formatWhen } from './format';
import { shortVerdict } from './verdict';

/** What the shown model said of a clip in this session. */
export type Heard = Pick<Prediction, 'verdict' | 'confidence'>;

/** "actor 1", "actor DC": the corpus's id without leading zeros. */
export function actorWords(actor: string): string {
  return text.clip.actor(/^\d+$/.test(actor) ? String(Number(actor)) : actor);
}

/** Second line of a list row. */
export function rowDetails(entry: LibraryEntry, heard: Heard | undefined, now: Date): string {
  if (entry.label !== null) return labelDetails(entry.label).join(' · ');
  const sounds = heard ? [heardWords(heard)] : [];
  if (entry.synthetic) return [text.clip.synthetic, ...sounds].join(' · ');
  return [formatWhen(entry.addedAt, now), ...sounds].filter(Boolean).join(' · ');
}

function heardWords({ verdict, confidence }: Heard): string {
  const words = shortVerdict(verdict);
  return verdict.kind === 'emotion' ? `${words} ${formatPercent(confidence)}` : words;
}

function labelDetails(label: ClipLabel): string[] {
  const emotion = label.emotion === null ? label.originalEmotion : text.emotion[label.emotion];
  const first = label.channel === 'song' ? text.clip.sung(emotion) : emotion;
  const details = [first, `${actorWords(label.actor)}, ${text.gender[label.gender]}`];
  if (label.intensity !== null) details.push(text.intensity[label.intensity]);
  return details;
}

/** The line beside the title: corpus, actor, intensity, length. */
export function titleDetails(entry: LibraryEntry, seconds: number | null): string {
  const parts: string[] = [];
  const { label } = entry;
  if (label !== null) {
    parts.push(label.corpus, `${actorWords(label.actor)}, ${text.gender[label.gender]}`);
    if (label.intensity !== null) parts.push(text.clip.intensity(text.intensity[label.intensity]));
    if (label.channel === 'song') parts.push(text.clip.song);
  } else if (entry.synthetic) {
    parts.push(text.clip.synthetic);
  } else if (entry.origin === 'recording') {
    parts.push(text.clip.recording);
  } else if (entry.fileName !== entry.title) {
    parts.push(entry.fileName);
  }
  if (seconds !== null) parts.push(formatSeconds(seconds));
  return parts.join(' · ');
}

/** The emotion whose colour marks the row: the label's, else what was heard. */
export function markOf(entry: LibraryEntry, heard: Heard | undefined): Emotion | null {
  if (entry.label !== null) return entry.label.emotion;
  return heard?.verdict.kind === 'emotion' ? heard.verdict.emotion : null;
}
