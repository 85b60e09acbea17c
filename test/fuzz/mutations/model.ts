/** Folders of models with something wrong in one of the files, often vouched for by the card. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoised } from '../../../src/core/memoised';
import type { Dice } from '../dice';
import { mutateBytes, oddNumbers, put } from './bytes';
import { mutateJson } from './json';

type Files = Record<'card.json' | 'model.json' | 'weights.bin', Uint8Array>;

/** The small ones most of the time: what is wrong with a file does not depend on how large it is. */
const models = ['cnn5', 'cnn5', 'cnn5', 'mlp', 'lstm', 'cnn5-dropout', 'lite'];

const shipped = memoised((id: string): Files => {
  const read = (name: string) => new Uint8Array(readFileSync(join('resources', 'models', id, name)));
  return {
    'card.json': read('card.json'),
    'model.json': read('model.json'),
    'weights.bin': read('weights.bin'),
  };
});

export function modelInput(dice: Dice): Record<string, Uint8Array> {
  const id = dice.pick(models);
  const files: Files = { ...shipped(id) };
  const choice = dice.below(10);
  if (choice < 3) files['card.json'] = mutateJson(files['card.json'], dice);
  else if (choice < 7) files['model.json'] = mutateJson(files['model.json'], dice);
  else if (choice < 9) files['weights.bin'] = changedWeights(files['weights.bin'], dice);
  else files['model.json'] = shipped(dice.pick(models))['model.json'];
  if (choice >= 3 && dice.chance(0.9)) files['card.json'] = vouching(files);
  const left = Object.entries(files).filter(() => !dice.chance(0.01));
  return Object.fromEntries(left.map(([name, bytes]) => [`models/${id}/${name}`, bytes]));
}

function changedWeights(bytes: Uint8Array, dice: Dice): Uint8Array {
  if (dice.chance(0.4)) return mutateBytes(bytes, dice, bytes);
  const changed = bytes.slice();
  for (let count = dice.pick([1, 10, 1000]); count > 0; count--) {
    const at = 4 * dice.below(changed.length / 4);
    // NaN, infinity, the largest number there is, and anything.
    put(
      changed,
      at,
      4,
      dice.pick([0x7fc0_0000, 0x7f80_0000, 0x7f7f_ffff, 0xff7f_ffff, dice.pick(oddNumbers)]),
      true,
    );
  }
  return changed;
}

/** The card with the hashes of the files as they are now: what is wrong lies deeper then. */
function vouching(files: Files): Uint8Array {
  const card = JSON.parse(new TextDecoder().decode(files['card.json'])) as { files: Record<string, string> };
  for (const name of ['model.json', 'weights.bin'] as const)
    card.files[name] = createHash('sha256').update(files[name]).digest('hex');
  return new TextEncoder().encode(JSON.stringify(card));
}
