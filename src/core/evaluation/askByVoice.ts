import { AffectronError } from '../errors';
import { Random } from '../training/random';
import type { Answerer, HeardClip, ProfileClips } from './runFold';

/** How often a profile is drawn for each voice. */
export const profileDraws = 5;

/** What was answered to a clip. */
export interface Asked<Heard> {
  clip: HeardClip<Heard>;
  probabilities: Float32Array;
  /** Which profile of the voice it was answered with, from 1 on; absent where there is one at most. */
  draw?: number;
}

/**
 * Asks about clips of voices of which some other clips are known. For every voice, five times over, some of its clips
 * are drawn at random, whatever they are labelled: the answerer gets to know the voice by what is heard of them, and is
 * asked about the rest. With all clips known nothing is drawn, and every clip is asked about once.
 *
 * @param known clips of each voice the answerer gets to know
 * @param seed decides the draws
 * @throws AffectronError `not-enough-data` where a voice has no clip more than that
 */
export async function askByVoice<Heard>(
  answerer: Answerer<Heard>,
  clips: readonly HeardClip<Heard>[],
  known: ProfileClips,
  seed: number,
): Promise<Asked<Heard>[]> {
  const random = new Random(seed);
  const asked: Asked<Heard>[] = [];
  for (const [voice, own] of byVoice(clips)) {
    if (known === 'all') {
      const answer = knowing(
        answerer,
        own.map(({ heard }) => heard),
      );
      for (const clip of own) asked.push({ clip, probabilities: await answer(clip.heard) });
      continue;
    }
    if (own.length <= known) throw tooFewOf(voice, own.length, known);
    for (let draw = 0; draw < profileDraws; draw++) {
      const order = random.order(own.length).map((place) => own[place]);
      const answer = knowing(
        answerer,
        order.slice(0, known).map(({ heard }) => heard),
      );
      for (const clip of order.slice(known))
        asked.push({ clip, probabilities: await answer(clip.heard), draw: draw + 1 });
    }
  }
  return asked;
}

function knowing<Heard>(answerer: Answerer<Heard>, heard: readonly Heard[]): Answerer<Heard>['answer'] {
  if (!answerer.knowing) throw new Error('This recipe cannot get to know a voice.');
  return answerer.knowing(heard);
}

function byVoice<Heard>(clips: readonly HeardClip<Heard>[]): [string, HeardClip<Heard>[]][] {
  const voices = new Map<string, HeardClip<Heard>[]>();
  for (const clip of clips) {
    const voice = `${clip.label.corpus} ${clip.label.actor}`;
    voices.set(voice, [...(voices.get(voice) ?? []), clip]);
  }
  return [...voices].sort(([one], [other]) => one.localeCompare(other, 'en'));
}

function tooFewOf(voice: string, clips: number, known: number): AffectronError {
  return new AffectronError(
    'not-enough-data',
    `${voice} has ${clips} clips: with ${known} in the voice profile none is left to test.`,
    { advice: 'Calibrate with fewer clips.' },
  );
}
