import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emotions } from '../../../src/core/emotions';
import { labelFromName } from '../../../src/core/corpora/labelFromName';

const two = (n: number) => String(n).padStart(2, '0');

describe('RAVDESS', () => {
  test('says all seven fields', () => {
    expect(labelFromName('Audio_Speech_Actors_01-24/Actor_12/03-01-06-01-02-01-12.wav')).toEqual({
      corpus: 'RAVDESS',
      emotion: 'fearful',
      originalEmotion: 'fearful',
      actor: '12',
      gender: 'female',
      intensity: 'normal',
      channel: 'speech',
      modality: 'audio',
      statement: 'Dogs are sitting by the door',
      repetition: 1,
    });
    expect(labelFromName('01-02-03-02-01-02-23.mp4')).toEqual({
      corpus: 'RAVDESS',
      emotion: 'happy',
      originalEmotion: 'happy',
      actor: '23',
      gender: 'male',
      intensity: 'strong',
      channel: 'song',
      modality: 'audio-video',
      statement: 'Kids are talking by the door',
      repetition: 2,
    });
    expect(labelFromName('02-01-01-01-01-01-01.mp4')).toMatchObject({ modality: 'video' });
  });

  test('every code in range is read, every other refused', () => {
    const limits = [3, 2, 8, 2, 2, 2, 24];
    fc.assert(
      fc.property(fc.tuple(...limits.map((limit) => fc.integer({ min: 0, max: limit + 1 }))), (codes) => {
        const label = labelFromName(`${codes.map(two).join('-')}.wav`);
        if (codes.some((code, i) => code < 1 || code > limits[i])) {
          expect(label).toBeNull();
        } else {
          expect(label).toMatchObject({
            emotion: emotions[codes[2] - 1],
            actor: two(codes[6]),
            gender: codes[6] % 2 === 1 ? 'male' : 'female',
            repetition: codes[5],
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '03-01-09-01-01-01-01.wav',
    '03-01-01-01-01-01-25.wav',
    '03-01-01-01-01-01-00.wav',
    '03-01-01-01-01-01.wav',
    '03-01-01-01-01-01-01-01.wav',
    '3-1-1-1-1-1-1.wav',
    '03_01_01_01_01_01_01.wav',
    '03-01-01-01-01-01-01 (1).wav',
    '03-01-01-01-01-01-01.wav.part',
    '03-01-01-01-01-01-01.txt',
    'copy of 03-01-01-01-01-01-01.wav',
    '03-01-01-01-01-01-01.wav/',
    '٠٣-01-01-01-01-01-01.wav',
  ])('refuses %s', (name) => {
    expect(labelFromName(name)).toBeNull();
  });
});

describe('SAVEE', () => {
  const label = {
    corpus: 'SAVEE',
    emotion: 'angry',
    originalEmotion: 'anger',
    actor: 'DC',
    gender: 'male',
    intensity: null,
    channel: 'speech',
    modality: 'audio',
    statement: 'a01',
    repetition: null,
  };

  test.each([
    'DC_a01.wav',
    'DC_a01',
    'DC/a01.wav',
    'AudioData/DC/a01.wav',
    'AudioData\\DC\\a01.wav',
    'DC/a01',
  ])('reads %s', (name) => expect(labelFromName(name)).toEqual(label));

  test.each([
    ['JE_d15', 'disgust', 'disgust'],
    ['JK_f02', 'fearful', 'fear'],
    ['KL_h09', 'happy', 'happiness'],
    ['DC_n30', 'neutral', 'neutral'],
    ['JE_sa10', 'sad', 'sadness'],
    ['JK_su15', 'surprised', 'surprise'],
  ])('%s is %s', (name, emotion, originalEmotion) => {
    expect(labelFromName(`${name}.wav`)).toMatchObject({ emotion, originalEmotion, actor: name.slice(0, 2) });
  });

  test.each([
    'a01.wav',
    'XX/a01.wav',
    'XX_a01.wav',
    'dc_a01.wav',
    'DC_a00.wav',
    'DC_a16.wav',
    'DC_n31.wav',
    'DC_a1.wav',
    'DC_a001.wav',
    'DC_s01.wav',
    'DC_a01b.wav',
    'DC-a01.wav',
  ])('refuses %s', (name) => {
    expect(labelFromName(name)).toBeNull();
  });
});

describe('TESS', () => {
  test('reads the word and the emotion, the folder plays no part', () => {
    expect(labelFromName('TESS/YAF_disgust/OAF_back_angry.wav')).toEqual({
      corpus: 'TESS',
      emotion: 'angry',
      originalEmotion: 'angry',
      actor: 'OAF',
      gender: 'female',
      intensity: null,
      channel: 'speech',
      modality: 'audio',
      statement: 'Say the word back',
      repetition: null,
    });
  });

  test('ps is pleasant surprise', () => {
    expect(labelFromName('YAF_youth_ps.wav')).toMatchObject({
      emotion: 'surprised',
      originalEmotion: 'pleasant surprise',
      actor: 'YAF',
    });
  });

  test('the one file that the release misspells is the older woman’s', () => {
    expect(labelFromName('OA_bite_neutral.wav')).toMatchObject({
      actor: 'OAF',
      statement: 'Say the word bite',
    });
  });

  test.each([
    'OAF_back_surprise.wav',
    'OAF__angry.wav',
    'OAF_back.wav',
    'YA_back_angry.wav',
    'OAF_Back_angry.wav',
    'OAF_back_angry_2.wav',
    'oaf_back_angry.wav',
  ])('refuses %s', (name) => {
    expect(labelFromName(name)).toBeNull();
  });
});

describe('EMO-DB', () => {
  test('reads speaker, text, emotion and version', () => {
    expect(labelFromName('wav/03a01Fa.wav')).toEqual({
      corpus: 'EMO-DB',
      emotion: 'happy',
      originalEmotion: 'happiness',
      actor: '03',
      gender: 'male',
      intensity: null,
      channel: 'speech',
      modality: 'audio',
      statement: 'Der Lappen liegt auf dem Eisschrank.',
      repetition: 1,
    });
  });

  test('boredom is left without an emotion, not guessed', () => {
    expect(labelFromName('16b10Lb.wav')).toMatchObject({
      emotion: null,
      originalEmotion: 'boredom',
      gender: 'female',
      repetition: 2,
    });
  });

  test.each([
    ['W', 'angry'],
    ['E', 'disgust'],
    ['A', 'fearful'],
    ['F', 'happy'],
    ['T', 'sad'],
    ['N', 'neutral'],
  ])('%s is %s', (letter, emotion) => {
    expect(labelFromName(`10a02${letter}c.wav`)).toMatchObject({ emotion, actor: '10' });
  });

  test('has five women and five men', () => {
    const speakers = ['03', '08', '09', '10', '11', '12', '13', '14', '15', '16'];
    const women = speakers.filter((speaker) => labelFromName(`${speaker}b01Na`)?.gender === 'female');
    expect(women).toEqual(['08', '09', '13', '14', '16']);
  });

  test.each([
    '04a01Fa.wav',
    '03a03Fa.wav',
    '03b04Fa.wav',
    '03a01Xa.wav',
    '03a01F.wav',
    '03a01Fab.wav',
    '03a01fa.wav',
  ])('refuses %s', (name) => {
    expect(labelFromName(name)).toBeNull();
  });
});

describe('CREMA-D', () => {
  test('reads actor, sentence, emotion and level', () => {
    expect(labelFromName('AudioWAV/1001_DFA_ANG_XX.wav')).toEqual({
      corpus: 'CREMA-D',
      emotion: 'angry',
      originalEmotion: 'anger',
      actor: '1001',
      gender: 'male',
      intensity: null,
      channel: 'speech',
      modality: 'audio',
      statement: "Don't forget a jacket",
      repetition: null,
    });
  });

  test.each([
    ['1002_IEO_HAP_LO', 'happy', 'low'],
    ['1091_IEO_SAD_MD', 'sad', 'medium'],
    ['1012_IEO_FEA_HI', 'fearful', 'high'],
    ['1040_ITH_SAD_X', 'sad', null],
  ])('%s is %s, level %s', (name, emotion, intensity) => {
    expect(labelFromName(`${name}.wav`)).toMatchObject({ emotion, intensity });
  });

  test('has 43 women and 48 men', () => {
    const genders = Array.from({ length: 91 }, (_, i) => labelFromName(`${1001 + i}_TIE_NEU_XX.mp3`)?.gender);
    expect(genders.filter((gender) => gender === 'female')).toHaveLength(43);
    expect(genders.filter((gender) => gender === 'male')).toHaveLength(48);
  });

  test.each([
    '1000_DFA_ANG_XX.wav',
    '1092_DFA_ANG_XX.wav',
    '1001_ABC_ANG_XX.wav',
    '1001_DFA_SUR_XX.wav',
    '1001_DFA_ANG_ZZ.wav',
    '1001_DFA_ANG.wav',
    '1001_DFA_ANG_XX_1.wav',
    '1001_dfa_ang_xx.wav',
  ])('refuses %s', (name) => {
    expect(labelFromName(name)).toBeNull();
  });
});

describe('paths', () => {
  test.each([
    'C:\\Users\\Ann\\RAVDESS\\Actor_01\\03-01-03-01-01-01-01.wav',
    '/home/ann/03-01-03-01-01-01-01.WAV',
    '03-01-03-01-01-01-01.Flac',
    '03-01-03-01-01-01-01.ogg',
    '03-01-03-01-01-01-01',
  ])('reads %s, as any platform writes it', (path) => {
    expect(labelFromName(path)).toMatchObject({ corpus: 'RAVDESS', emotion: 'happy' });
  });

  test.each([
    '',
    '/',
    '.wav',
    'recording 2026-11-03.wav',
    'DC',
    'DC/',
    'voice.mp3',
    '__proto__',
    'constructor.wav',
  ])('knows nothing of "%s"', (name) => {
    expect(labelFromName(name)).toBeNull();
  });

  test('never throws, and what it reads does not depend on the folders above', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const label = labelFromName(name);
        expect(labelFromName(`any/where/${name}`)).toEqual(label);
      }),
      { numRuns: 300 },
    );
  });

  test('one character more or less makes no corpus file', () => {
    const names = ['03-01-06-01-02-01-12', 'DC_a01', '03a01Fa', '1001_DFA_ANG_XX'];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.constantFrom('x', ' ', '-', '_', '.'),
        (name, at, extra) => {
          const place = at % (name.length + 1);
          expect(labelFromName(`${name.slice(0, place)}${extra}${name.slice(place)}.wav`)).toBeNull();
        },
      ),
    );
  });
});
