/** The command line: the same core as the app, in a terminal. Built to `out/cli/affectron.js`. */
import { Command } from 'commander';
import { version } from '../../package.json';
import { registerClassify } from './classify';
import { registerEvaluate } from './evaluate';
import { exitCodeOf, explain } from './exitCodes';
import { registerFeatures } from './features';
import { registerFuse } from './fuse';
import { registerModels } from './models';
import { watchOutput } from './output';
import { registerSamples } from './samples';
import { registerTimeline } from './timeline';
import { registerTrain } from './train';

const program = new Command('affectron')
  .description('Hear what a voice feels: emotions of recorded speech, from several trained models, offline.')
  .version(version)
  .exitOverride()
  .showHelpAfterError('See affectron --help.')
  .addHelpText(
    'after',
    '\nExit codes: 0 all done, 1 some file or model failed and the rest was done, 2 wrong use.' +
      '\nSound: WAV, AIFF, FLAC, Ogg Vorbis, Opus and MP3, recognised by content.',
  );

registerClassify(program);
registerEvaluate(program);
registerFeatures(program);
registerFuse(program);
registerModels(program);
registerTimeline(program);
registerTrain(program);
registerSamples(program);

watchOutput();
try {
  await program.parseAsync();
} catch (thrown) {
  explain(thrown);
  process.exitCode = exitCodeOf(thrown);
}
