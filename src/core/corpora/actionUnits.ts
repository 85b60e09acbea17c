import { AffectronError } from '../errors';
import type { HeardClip } from '../evaluation/runFold';
import { isOriginal } from '../training/split';
import { labelFromName } from './labelFromName';

/** What the table says of the faces of RAVDESS. */
export interface ActionUnits {
  /** By actor, then by name: the order of the sound files on disk, so that random splits draw the same clips. */
  clips: HeardClip<Float32Array>[];
  /** Takes that RAVDESS holds twice. */
  duplicates: number;
}

const nameColumn = 'audio_file';
const unitColumn = /^(dyn|stat)_AU\d\d_[rc]$/;

/**
 * Reads a table of clip-mean action units (OpenFace; Baltrušaitis et al. 2018): a header, then a clip a line, with
 * `audio_file` and columns like `dyn_AU12_r` (intensity, 0 to 5) and `stat_AU45_c` (share of frames, 0 to 1). What is heard
 * of a clip are the square roots of all units, in the order of the columns: intensities crowd near 0.
 *
 * @throws AffectronError `bad-units` naming the line: no such columns, a name of no corpus, a value that is no number
 */
export function readActionUnits(text: string): ActionUnits {
  const [head = '', ...lines] = text.split(/\r?\n/);
  const columns = head.split(',');
  const nameAt = columns.indexOf(nameColumn);
  const units = columns.flatMap((column, place) => (unitColumn.test(column) ? place : []));
  if (nameAt < 0 || units.length === 0) {
    throw badUnits(`The table has no column “${nameColumn}”, or none of action units like dyn_AU12_r.`);
  }
  const read: ActionUnits = { clips: [], duplicates: 0 };
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const cells = line.split(',');
    const name = cells[nameAt] ?? '';
    const label = labelFromName(name);
    if (!label?.emotion) throw badUnits(`Line ${index + 2}: “${name}” is no clip with an emotion.`);
    const heard = Float32Array.from(units, (place) => Math.sqrt(numberOf(cells[place])));
    if (!heard.every(Number.isFinite)) {
      throw badUnits(`Line ${index + 2}: an action unit is no number from 0 on.`);
    }
    if (!isOriginal(name)) read.duplicates++;
    else read.clips.push({ name, label: { ...label, emotion: label.emotion }, heard });
  }
  if (read.clips.length === 0) throw badUnits('The table has no clip.');
  const order = new Intl.Collator('en', { numeric: true });
  read.clips.sort(
    (one, other) => order.compare(one.label.actor, other.label.actor) || order.compare(one.name, other.name),
  );
  return read;
}

/** An empty cell is no zero. */
function numberOf(cell: string | undefined): number {
  return cell === undefined || cell.trim() === '' ? NaN : Number(cell);
}

function badUnits(message: string): AffectronError {
  return new AffectronError('bad-units', message, {
    advice: 'A table of clip-mean action units is needed, as OpenFace gives them.',
  });
}
