/** What Affectron writes for itself, damaged: settings, the index of the library, profiles, timelines, batches, evaluations. */
import { defaultSettings } from '../../../src/shared/defaultSettings';
import type { Dice } from '../dice';
import type { Input } from '../inputs';
import { mutateBytes } from './bytes';
import { mutateJson } from './json';

const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const at = '2026-01-02T03:04:05.678Z';

const settings = text({
  ...defaultSettings,
  keys: { play: 'Space' },
  model: 'lite',
  recorderDevice: 'hw:0,0',
});

export function settingsInput(dice: Dice): Input {
  return { 'settings.json': mutateJson(settings, dice) };
}

const index = text({
  version: 1,
  nextTake: 4,
  recordings: [
    { file: 'Take 1.wav', title: 'Mine', seconds: 0.2, addedAt: at },
    { file: 'Take 3.wav', title: 'Gone', seconds: null, addedAt: at },
  ],
  clips: [{ corpus: 'SAVEE', file: 'DC_a01.wav', seconds: 0.2, addedAt: at }],
  opened: [{ path: '/nowhere/at all.wav', title: 'at all.wav', seconds: 2, addedAt: at }],
});

export function indexInput(dice: Dice, sound: Uint8Array): Input {
  const damagedSound = dice.chance(0.3) ? mutateBytes(sound, dice, sound) : sound;
  return {
    'library.json': mutateJson(index, dice),
    'recordings/Take 1.wav': damagedSound,
    'recordings/Take 2.wav': sound,
    ...(dice.chance(0.3) && { 'recordings/Take 4.wav.partial': mutateBytes(sound, dice, sound) }),
    'samples/SAVEE/DC_a01.wav': sound,
    'samples/SAVEE/nobody.wav': sound,
  };
}

const probabilities = { neutral: 0.25, happy: 0.75 };
const window = { start: 0, end: 3, probabilities, top: 'happy', confidence: 0.75 };
const problem = { code: 'damaged', message: 'The file is damaged.' };

/** Each of the files of a data folder that hold more than a choice. */
const records: Record<string, unknown> = {
  'profiles.json': {
    version: 1,
    profiles: [
      {
        id: 'voice-0123456789ab',
        name: 'Mine',
        createdAt: at,
        voices: [
          { encoder: 'whisper-base', frames: '1', mean: [0, 1], deviation: [1, 1], clips: 4, seconds: 60 },
        ],
      },
    ],
  },
  'timelines/made-kept.json': {
    timeline: {
      model: 'lite',
      seconds: 3,
      windows: [window],
      segments: [{ start: 0, end: 3, top: 'no speech', confidence: 1 }],
    },
    warning: null,
  },
  'batches/one/batch.json': {
    version: 1,
    name: 'Interviews',
    models: [{ id: 'lite', name: 'Lite', version: '1', key: 'abc', emotions: ['happy', 'sad'] }],
    startedAt: at,
    finishedAt: null,
    cancelled: false,
    files: 2,
    answered: 1,
    failed: 1,
    seconds: 3.5,
  },
  'batches/one/files.json': {
    version: 1,
    folders: ['/nowhere'],
    files: [
      [0, 'a.wav'],
      [0, 'b/c.wav'],
    ],
  },
  'batches/one/labels.json': { 0: { emotion: 'sad', verified: true } },
  'evaluations/one/evaluation.json': {
    version: 1,
    folder: '/nowhere',
    name: 'RAVDESS',
    models: [{ id: 'lite', name: 'Lite' }],
    startedAt: at,
    finishedAt: at,
    clips: 4,
    seconds: 2,
    results: [{ accuracy: 0.5, uar: 0.5 }],
  },
};

/** Files of lines, of which the last may be torn. */
const lines: Record<string, readonly unknown[]> = {
  'batches/one/heard.jsonl': [
    { file: 0, hash: 'f0', seconds: 2 },
    { file: 1, problem },
    { file: 0, hash: 'f0', seconds: null, warning: 'Parts are damaged.', refused: { lite: problem } },
  ],
  'batches/one/answers.jsonl': [{ key: 'abc', hash: 'f0', probabilities: [0.4, 0.6], verdict: 'emotion' }],
};

export function recordInput(dice: Dice): Input {
  const whole: Input = {};
  for (const [name, value] of Object.entries(records)) whole[name] = text(value);
  for (const [name, values] of Object.entries(lines))
    whole[name] = new TextEncoder().encode(values.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const damaged = dice.pick(Object.keys(whole));
  const bytes = whole[damaged];
  whole[damaged] = damaged in lines ? changedLines(damaged, bytes, dice) : mutateJson(bytes, dice);
  return whole;
}

function changedLines(name: string, bytes: Uint8Array, dice: Dice): Uint8Array {
  if (dice.chance(0.4)) return mutateBytes(bytes, dice, bytes);
  const changed = lines[name].map((line) =>
    dice.chance(0.5) ? Buffer.from(mutateJson(text(line), dice)).toString('latin1') : JSON.stringify(line),
  );
  return Buffer.from(changed.join('\n'), 'latin1');
}
