import { Option, type Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { emotions } from '../core/emotions';
import { AffectronError } from '../core/errors';
import { fusionMethods, type FusionMethod } from '../core/fusion/fusers';
import { fuseAll, type Fusion } from '../core/fusion/fusionReport';
import { joinPosteriors, type Joined } from '../core/fusion/join';
import { readPosteriors } from '../core/fusion/posteriors';
import { readProblem } from '../library/fileProblem';
import { writeWhole } from '../library/writeWhole';
import { fusionLines } from './fuseReport';
import { oneLine, print, printJson } from './output';

interface FuseOptions {
  voice: string;
  face: string;
  method?: FusionMethod;
  json?: true;
  out?: string;
}

/** Ids that only one file has, named one by one before the rest is only counted. */
const namedIds = 10;

/** Adds `affectron fuse`. */
export function registerFuse(program: Command): void {
  program
    .command('fuse')
    .description(
      'Fuse what a voice model and a face model say of the same clips: two files of one JSON object a line with id, ' +
        'probabilities and, to score them, label. evaluate writes such files as posteriors.jsonl.',
    )
    .requiredOption('--voice <file>', 'probabilities by voice')
    .requiredOption('--face <file>', 'probabilities by face')
    .addOption(
      new Option('--method <name>', 'the method whose answers are given (default: product)').choices(
        fusionMethods,
      ),
    )
    .option('--json', 'print the report, or without labels the answers, as JSON')
    .option('--out <file>', 'write the fused probabilities of the method, one JSON object a line')
    .action((options: FuseOptions) => fuse(options));
}

async function fuse({ voice, face, method = 'product', json, out }: FuseOptions): Promise<void> {
  const joined = joinPosteriors(await read(voice), await read(face));
  tellMissing(joined);
  const { report, answers } = fuseAll(joined);
  const said = answers.get(method);
  if (!said) {
    throw new AffectronError('not-enough-data', `There is nothing to fit “${method}” on.`, {
      advice: 'Every clip needs a label, of three emotions at least, or use product or average.',
    });
  }
  if (out !== undefined) await writeWhole(out, linesOf(said));
  if (report.labelled === 0) {
    if (json || out === undefined) process.stdout.write(linesOf(said));
  } else if (json) printJson(report);
  else for (const line of fusionLines(report, method)) print(line);
}

async function read(path: string) {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw readProblem(thrown, path);
  });
  return readPosteriors(text, basename(path));
}

function linesOf(said: NonNullable<ReturnType<Fusion['answers']['get']>>): string {
  return said
    .map(({ pair: { id, label, voice, fold, part }, probabilities }) => {
      const named = Object.fromEntries(
        emotions.map((emotion, place) => [emotion, Number(probabilities[place].toPrecision(6))]),
      );
      return `${JSON.stringify({ id, probabilities: named, label, voice: voice || undefined, fold, part })}\n`;
    })
    .join('');
}

function tellMissing({ pairs, missing }: Joined): void {
  process.stderr.write(`${pairs.length} clips are in both files.\n`);
  for (const modality of ['voice', 'face'] as const) {
    const ids = missing[modality];
    if (ids.length === 0) continue;
    const more = ids.length > namedIds ? ` and ${ids.length - namedIds} more` : '';
    process.stderr.write(
      oneLine(`Left out, the ${modality} file lacks them: ${ids.slice(0, namedIds).join(', ')}${more}.`) +
        '\n',
    );
  }
}
