/** What the fuzzer tries: each input follows from a seed, its kind and its number, on every machine alike. */
import { encodeWav } from '../../src/core/audio/encodeWav';
import { tone } from '../core/audio/madeSounds';
import { Dice } from './dice';
import { mutateBytes } from './mutations/bytes';
import { mutateChunks } from './mutations/chunks';
import { mutateFlac } from './mutations/flac';
import { modelInput } from './mutations/model';
import { mutateMpeg } from './mutations/mpeg';
import { nameOnDisk } from './mutations/names';
import { mutateOgg, signedOgg } from './mutations/ogg';
import { recordInput, indexInput, settingsInput } from './mutations/records';
import { zipInput } from './mutations/zip';
import { soundSeeds, type SoundKind } from './seeds';

const soundKinds = ['wav', 'aiff', 'flac', 'vorbis', 'opus', 'mp3'] as const satisfies SoundKind[];
export const kinds = [...soundKinds, 'zip', 'names', 'model', 'settings', 'index', 'records'] as const;
/** `self-test`: what must be found, to see that it is. */
export type Kind = (typeof kinds)[number] | 'self-test';

/** Files by their path within a folder of their own. */
export type Input = Record<string, Uint8Array>;

export function isSoundKind(kind: Kind): kind is SoundKind {
  return soundKinds.some((sound) => sound === kind);
}

/** The file of a sound input. */
export const soundFile = 'sound';
export const zipFile = 'archive.zip';
/** Folder of the named files. */
export const namedFolder = 'DC';

const isOgg = (bytes: Uint8Array) => bytes[0] === 'O'.charCodeAt(0);

const structured: Record<SoundKind, (bytes: Uint8Array, dice: Dice) => Uint8Array> = {
  wav: mutateChunks,
  aiff: mutateChunks,
  flac: (bytes, dice) => (isOgg(bytes) ? mutateOgg : mutateFlac)(bytes, dice),
  vorbis: mutateOgg,
  opus: mutateOgg,
  mp3: mutateMpeg,
};

/** Input number `index` of a kind. */
export function makeInput(kind: Kind, seed: number, index: number): Input {
  const dice = new Dice(seed, kind, index);
  if (isSoundKind(kind)) return { [soundFile]: soundInput(kind, dice) };
  switch (kind) {
    case 'zip':
      return { [zipFile]: zipInput(dice, [tinyWav, ...soundSeeds('aiff')]) };
    case 'names':
      return namedInput(dice);
    case 'model':
      return modelInput(dice);
    case 'settings':
      return settingsInput(dice);
    case 'index':
      return indexInput(dice, tinyWav);
    case 'records':
      return recordInput(dice);
    case 'self-test':
      return {};
  }
}

function soundInput(kind: SoundKind, dice: Dice): Uint8Array {
  const seeds = soundSeeds(kind);
  const seed = dice.pick(seeds);
  const known = dice.chance(0.6) ? structured[kind](seed, dice) : seed;
  if (known !== seed && dice.chance(0.7)) return known;
  const donor = dice.chance(0.2) ? dice.pick(soundSeeds(dice.pick(soundKinds))) : dice.pick(seeds);
  const changed = mutateBytes(known, dice, donor);
  return isOgg(seed) && dice.chance(0.6) ? signedOgg(changed) : changed;
}

const tinyWav = encodeWav(tone(440, 0.2, 8000));

function namedInput(dice: Dice): Input {
  const input: Input = {};
  for (let count = dice.between(1, 8); count > 0; count--) {
    const name = nameOnDisk(dice);
    if (name !== null) input[`${namedFolder}/${name}`] = dice.chance(0.1) ? new Uint8Array() : tinyWav;
  }
  return withoutFoldersOfFiles(input);
}

/** Where one name is the folder of another, the disk can hold only one of the two; nor two that differ by case alone. */
function withoutFoldersOfFiles(input: Input): Input {
  const names = Object.keys(input);
  const clashes = (name: string) =>
    names.some(
      (other) =>
        other !== name && `${name}/`.normalize().toLowerCase() === `${other}/`.normalize().toLowerCase(),
    ) || names.some((other) => other.startsWith(`${name}/`));
  return Object.fromEntries(Object.entries(input).filter(([name]) => !clashes(name)));
}
