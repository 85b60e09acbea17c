import { describe, expect, it } from 'vitest';
import { soundFormat } from '../../../src/core/audio/soundFormat';
import { expectRefusal, file, fixture, rawWav, u32 } from './sounds';

describe('soundFormat', () => {
  it('goes by content', () => {
    expect(soundFormat(rawWav({}, [0, 0]))).toBe('WAV');
    expect(soundFormat(fixture('aiff-s8.aiff'))).toBe('AIFF');
    expect(soundFormat(fixture('aifc-pcm_alaw.aifc'))).toBe('AIFF');
    expect(soundFormat(fixture('tone.flac'))).toBe('FLAC');
    expect(soundFormat(fixture('tone-flac.oga'))).toBe('FLAC');
    expect(soundFormat(fixture('tone.ogg'))).toBe('Ogg Vorbis');
    expect(soundFormat(fixture('tone.opus'))).toBe('Opus');
    expect(soundFormat(fixture('tone.mp3'))).toBe('MP3');
  });

  it('sees past an ID3 tag', () => {
    const tag = file('ID3', [3, 0, 0, 0, 0, 0, 20], new Uint8Array(20));
    expect(soundFormat(file(tag, fixture('tone.flac')))).toBe('FLAC');
    expect(soundFormat(file(tag, fixture('tone.mp3')))).toBe('MP3');
  });

  it('sees past stray bytes before the first MP3 frame', () => {
    expect(soundFormat(file([0, 0, 0xff, 0xfb, 1, 2, 3], fixture('tone.mp3')))).toBe('MP3');
  });

  it.each([
    ['RIFF----AVI ', /AVI/],
    ['\0\0\0\x20ftypM4A ', /M4A/],
    ['\x1a\x45\xdf\xa3\x01\0\0\0', /WebM/],
    ['\xff\xf1\x50\x80\0\0\0\0', /AAC/],
    ['#!AMR\n\0\0\0', /AMR/],
    ['caff\0\x01\0\0', /Core Audio/],
    ['.snd\0\0\0\x18', /Sun AU/],
    ['PK\x03\x04\0\0\0\0', /zip/],
  ])('names what it refuses: %j', async (text, words) => {
    await expectRefusal(() => soundFormat(file(text)), 'unsupported-encoding', words);
  });

  it('does not take text or noise for sound', async () => {
    await expectRefusal(
      () => soundFormat(file('emotion,probability\r\nhappy,0.5\r\n')),
      'unknown-format',
      /text/,
    );
    await expectRefusal(
      () => soundFormat(file([0xff, 0xfb, 0x90, 0, 1, 2, 3, 4], new Uint8Array(5000))),
      'unknown-format',
      /not sound/,
    );
    await expectRefusal(() => soundFormat(file('RIFF', u32(4), 'ABCD')), 'invalid-header', /ABCD/);
  });
});
