import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EncoderName } from '../../core/models/encoderFiles';
import type { EncoderState } from '../../shared/types';
import { ownEncodersFolder } from './encoderPlaces';
import { encoderSources } from './encoderSources';
import { isBegun } from './installEncoder';

/** What people are told of the encoder a model stands on. */
export function encoderState(name: EncoderName): EncoderState {
  const source = encoderSources[name];
  const folder = ownEncodersFolder();
  return {
    name,
    downloadBytes: source.package.bytes,
    keptBytes: source.kept,
    removable: existsSync(join(folder, name)),
    begun: isBegun(source, folder),
  };
}
