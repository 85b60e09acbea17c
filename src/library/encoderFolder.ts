import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EncoderFiles } from '../core/models/encoderFiles';

/** The encoder in a folder's subfolder of its name. What is in it is checked when it is loaded. */
export function encoderFolder(root: string, id: string): EncoderFiles {
  return { id, read: (name) => readFile(path.join(root, id, name)) };
}
