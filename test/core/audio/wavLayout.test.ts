import { describe, expect, it } from 'vitest';
import { readWavLayout } from '../../../src/core/audio/wavLayout';
import { expectRefusal, file, rawWav, u16, u32 } from './sounds';

const sound = [1, 0, 2, 0, 3, 0, 4, 0];

describe('the header of a WAV file', () => {
  it('says how and where the sound is written', () => {
    expect(readWavLayout(rawWav({ channels: 2, sampleRate: 44_100 }, sound))).toEqual({
      encoding: 'int16',
      littleEndian: true,
      channels: 2,
      sampleRate: 44_100,
      blockBytes: 4,
      blockFrames: 1,
      dataStart: 44,
      dataBytes: 8,
      declaredBytes: 8,
      declaredFrames: null,
    });
  });

  it('may hold other chunks, of odd length too', () => {
    const wav = rawWav({}, sound);
    const withList = file(wav.subarray(0, 36), 'LIST', u32(5), 'INFOx', [0], wav.subarray(36));
    expect(readWavLayout(withList)).toMatchObject({ dataStart: 58, dataBytes: 8 });
  });

  it('may be of the extensible kind', () => {
    const wav = file(
      ...['RIFF', u32(0), 'WAVEfmt ', u32(40), u16(0xfffe), u16(1), u32(8000), u32(32_000), u16(4), u16(32)],
      ...[u16(22), u16(32), u32(4), u16(3), [0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113]],
      ...['data', u32(8), sound],
    );
    expect(readWavLayout(wav)).toMatchObject({ encoding: 'float32', blockBytes: 4 });
  });

  it('counts narrow samples by their container: 20 bits in 24', () => {
    expect(readWavLayout(rawWav({ bits: 20, blockAlign: 3 }, [0, 0, 0]))).toMatchObject({
      encoding: 'int24',
      blockBytes: 3,
    });
  });

  it('without a length, as ffmpeg and sox leave it in a pipe, means all that follows', () => {
    for (const size of [0xffff_ffff, 0x7fff_f024]) {
      expect(readWavLayout(rawWav({}, sound, size))).toMatchObject({ dataBytes: 8, declaredBytes: 8 });
    }
  });

  it('of RF64 keeps its length elsewhere', () => {
    const wav = rawWav({}, sound, 0xffff_ffff);
    const rf64 = file(
      ...[
        'RF64',
        u32(0xffff_ffff),
        'WAVE',
        'ds64',
        u32(28),
        u32(80),
        u32(0),
        u32(6),
        u32(0),
        u32(3),
        u32(0),
        u32(0),
      ],
      wav.subarray(12),
    );
    expect(readWavLayout(rf64)).toMatchObject({ dataBytes: 6, declaredBytes: 6 });
  });

  it('is enough to know how long the sound will be', () => {
    const wav = rawWav({}, new Uint8Array(16_000));
    expect(readWavLayout(wav.subarray(0, 44), wav.length)).toMatchObject({ dataBytes: 16_000 });
  });
});

describe('a header that is wrong', () => {
  it.each([
    ['0 Hz', rawWav({ sampleRate: 0 }, sound), /0 samples per second/],
    ['a rate no recording has', rawWav({ sampleRate: 4e9 }, sound), /4000000000 samples per second/],
    ['zero channels', rawWav({ channels: 0, blockAlign: 2 }, sound), /0 channels/],
    ['48 bits', rawWav({ bits: 48 }, sound), /48 bits per sample/],
    [
      'ADPCM blocks without room for sound',
      rawWav({ tag: 17, bits: 4, blockAlign: 4 }, sound),
      /blocks of 4 bytes/,
    ],
    [
      'sound before its description',
      file('RIFF', u32(20), 'WAVEdata', u32(8), sound),
      /nothing about the sound/,
    ],
  ])('is refused: %s', async (_, wav, words) => {
    await expectRefusal(() => readWavLayout(wav), 'invalid-header', words);
  });

  it('is said to be cut off when the extensible kind ends before its real encoding', async () => {
    const head = ['WAVEfmt ', u32(40), u16(0xfffe), u16(1), u32(8000), u32(32_000), u16(4), u16(32)] as const;
    await expectRefusal(
      () => readWavLayout(file('RIFF', u32(0), ...head, u16(22), u16(32))),
      'truncated',
      /before its sound/,
    );
  });

  it('is refused by name when the encoding is one we do not read', async () => {
    await expectRefusal(
      () => readWavLayout(rawWav({ tag: 2 }, sound)),
      'unsupported-encoding',
      /Microsoft ADPCM/,
    );
    await expectRefusal(
      () => readWavLayout(rawWav({ tag: 777 }, sound)),
      'unsupported-encoding',
      /encoding 777/,
    );
  });

  it('is refused when it ends too early or announces nothing', async () => {
    const wav = rawWav({}, sound);
    for (const length of [12, 20, 35, 43]) {
      await expectRefusal(
        () => readWavLayout(wav.subarray(0, length)),
        'truncated',
        /ends before its sound begins/,
      );
    }
    await expectRefusal(() => readWavLayout(rawWav({}, [])), 'empty-file', /no sound in it/);
  });
});
