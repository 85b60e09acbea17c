import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EncoderFiles, EncoderName } from '../../core/models/encoderFiles';

/**
 * The encoder in the subfolder of its name, of the first place that has it. What is in it is checked when it is loaded.
 *
 * @param places as `encoderPlaces` gives them
 */
export function encoderFolder(places: readonly string[], id: EncoderName): EncoderFiles {
  const home =
    places.find((place) => existsSync(path.join(place, id, 'manifest.json'))) ?? places.at(0) ?? '';
  return { id, read: (name) => readFile(path.join(home, id, name)) };
}
