/** Names of corpus files, and what people and other programs make of them. */
import type { Dice } from '../dice';

const real = [
  ...['03-01-06-01-02-01-12.wav', '03-02-05-02-01-02-24.wav', 'Actor_12/03-01-08-02-02-02-01.wav'],
  ...[
    'DC_a01.wav',
    'DC/sa15.wav',
    'KL_n30.wav',
    'OAF_back_angry.wav',
    'YAF_youth_ps.wav',
    'OAF_Fear/OAF_base_fear.wav',
  ],
  ...['03a01Fa.wav', '16b10Wb.wav', '1001_DFA_ANG_XX.wav', '1091_TSI_SAD_LO.wav'],
];

const odd = [
  ...[
    '..',
    '.',
    '-',
    '_',
    ' ',
    '\n',
    '\t',
    '\u0001',
    '\u007f',
    '\u202e',
    '\ufeff',
    '’',
    'é',
    'e\u0301',
    '喜',
    '😀',
    '\ud83d',
  ],
  ...[
    '\\',
    ':',
    '*',
    '?',
    '"',
    '<',
    '>',
    '|',
    '%00',
    '%2e%2e',
    '$(x)',
    '`x`',
    "'",
    '=',
    '+',
    '@',
    '&',
    ';',
    '--',
  ],
];
const whole = [
  ...[
    'CON.wav',
    'nul.wav',
    '.wav',
    '..wav',
    '__proto__.wav',
    'constructor.mp3',
    '-rf.wav',
    '~.wav',
    '=cmd.wav',
  ],
  ...['%s%n.wav', '<script>.wav', 'a.wav.exe', 'Thumbs.db', '.DS_Store', '._03-01-06-01-02-01-12.wav'],
];
const endings = ['.wav', '.WAV', '.wav ', '.mp3', '.flac', '.ogg', '.txt', '', '.', '.wav.wav', '.WaV'];

function changed(name: string, dice: Dice): string {
  const letters = [...name];
  const at = dice.below(letters.length + 1);
  switch (dice.below(8)) {
    case 0:
      letters.splice(at, 1);
      break;
    case 1:
      letters.splice(at, 0, dice.pick(odd));
      break;
    case 2:
      letters[Math.min(at, letters.length - 1)] = String(dice.below(10));
      break;
    case 3:
      return name.replace(/\.[^.]*$/, dice.pick(endings));
    case 4:
      return dice.chance(0.5) ? name.toUpperCase() : name.toLowerCase();
    case 5:
      return `${name.slice(0, at)}${dice.pick(real)}`;
    case 6:
      return `${dice.pick(['a', 'Actor_99', 'DC', 'OAF_Fear', '...', dice.pick(odd)])}/${name}`;
    default:
      return name.replaceAll(/\d+/g, (digits) => (dice.chance(0.3) ? String(dice.below(1000)) : digits));
  }
  return letters.join('');
}

/** A path within an archive or a folder. */
export function corpusName(dice: Dice): string {
  if (dice.chance(0.08)) return dice.pick(whole);
  if (dice.chance(0.03)) return `${'x'.repeat(dice.pick([95, 100, 101, 250]))}${dice.pick(endings)}`;
  let name = dice.pick(real);
  for (let count = dice.below(4); count > 0; count--) name = changed(name, dice);
  return name;
}

/** The same as it can stand on a disk: no way out, nothing the system refuses; `null` where nothing is left. */
export function nameOnDisk(dice: Dice): string | null {
  const parts = corpusName(dice)
    .replaceAll('\0', '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && Buffer.byteLength(part) <= 250);
  return parts.length > 0 ? parts.join('/') : null;
}
