/**
 * Makes the clips in `samples/` with espeak-ng: a synthetic voice, so that there is something to hear before
 * anyone has recorded or downloaded a clip. Run by hand when the list below changes; the clips are committed.
 *
 * Needs espeak-ng, flac, oggenc (vorbis-tools), opusenc (opus-tools) and lame.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'samples');

/**
 * Pitch 0 to 99, speed in words per minute, loudness 0 to 200; different formats so that every reader has a
 * clip to show itself on.
 */
const samples = [
  {
    file: 'kettle.wav',
    sentence: 'The kettle is on, come in and sit down.',
    voice: { name: 'en-gb+f3', pitch: 50, speed: 155, loudness: 100 },
  },
  {
    file: 'tickets.flac',
    sentence: 'We got the tickets! We really got the tickets!',
    voice: { name: 'en-us+f2', pitch: 80, speed: 190, loudness: 140 },
  },
  {
    file: 'garden.ogg',
    sentence: 'Nobody has been in the garden since last winter.',
    voice: { name: 'en-gb-scotland+m3', pitch: 25, speed: 130, loudness: 70 },
  },
  {
    file: 'keys.mp3',
    sentence: 'I told you twice where the keys belong!',
    voice: { name: 'en-us+m7', pitch: 45, speed: 200, loudness: 160 },
  },
  {
    file: 'stairs.opus',
    sentence: 'Wait. Did you hear that, on the stairs?',
    voice: { name: 'en-gb+whisperf', pitch: 65, speed: 150, loudness: 90 },
  },
  {
    file: 'fridge.wav',
    sentence: 'Something at the back of the fridge has grown a beard.',
    voice: { name: 'en-gb-x-rp+m1', pitch: 35, speed: 165, loudness: 110 },
  },
  {
    file: 'parcel.flac',
    sentence: 'Oh! A parcel from the other side of the world?',
    voice: { name: 'en-us+f5', pitch: 90, speed: 175, loudness: 130 },
  },
  {
    file: 'train.ogg',
    sentence: 'The train to the coast leaves from platform nine.',
    voice: { name: 'en-gb+m2', pitch: 40, speed: 165, loudness: 100 },
  },
  {
    file: 'breathe.mp3',
    sentence: 'Breathe in slowly, and let your shoulders fall.',
    voice: { name: 'en-us+f4', pitch: 35, speed: 130, loudness: 80 },
  },
  {
    file: 'window.wav',
    sentence: 'It rained, so I closed the window.',
    voice: { name: 'en-029+m5', pitch: 55, speed: 150, loudness: 100 },
  },
];

/** Fixed stream numbers: the same input gives the same bytes. */
const encoders = {
  wav: (/** @type {string} */ from, /** @type {string} */ to) => copyFileSync(from, to),
  flac: (/** @type {string} */ from, /** @type {string} */ to) =>
    run('flac', ['-s', '-f', '--best', '--no-padding', '-o', to, from]),
  ogg: (/** @type {string} */ from, /** @type {string} */ to) =>
    run('oggenc', ['-Q', '-q', '4', '--serial', '1', '-o', to, from]),
  opus: (/** @type {string} */ from, /** @type {string} */ to) =>
    run('opusenc', ['--quiet', '--bitrate', '40', '--serial', '1', from, to]),
  mp3: (/** @type {string} */ from, /** @type {string} */ to) =>
    run('lame', ['--quiet', '-m', 'm', '-b', '64', from, to]),
};

const work = mkdtempSync(join(tmpdir(), 'samples-'));
try {
  for (const { file, sentence, voice } of samples) {
    const spoken = join(work, 'spoken.wav');
    run('espeak-ng', [
      ...[
        '-v',
        voice.name,
        '-p',
        String(voice.pitch),
        '-s',
        String(voice.speed),
        '-a',
        String(voice.loudness),
      ],
      ...['-w', spoken, sentence],
    ]);
    const format = /** @type {keyof typeof encoders} */ (file.slice(file.indexOf('.') + 1));
    encoders[format](spoken, join(folder, file));
  }
} finally {
  rmSync(work, { recursive: true });
}

const list = samples.map(({ file, sentence, voice }) => ({
  file,
  title: sentence,
  sentence,
  voice: `espeak-ng ${voice.name}, pitch ${voice.pitch}, ${voice.speed} words per minute`,
  synthetic: true,
  note: 'synthetic voice (espeak-ng), no claimed emotion',
  attribution:
    'Synthetic voice (espeak-ng), made for Affectron; no claimed emotion. MIT, as Affectron itself.',
}));
writeFileSync(join(folder, 'samples.json'), JSON.stringify(list, null, 2) + '\n');

const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
console.log(`${samples.length} samples, ${(bytes / 1e6).toFixed(2)} MB`);

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
