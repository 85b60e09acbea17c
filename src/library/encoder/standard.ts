/** What the set-up scripts take from the program: built as a module of its own beside the command line. */
import { encoderNames, encoders } from '../../core/models/encoderFiles';

export { encoderSources, packageOf } from './encoderSources';
export { isWholeEncoder, makeEncoder } from './makeEncoder';

/** Those that every start makes sure of. */
export const standardEncoders = encoderNames.filter((name) => !encoders[name].onRequest);
