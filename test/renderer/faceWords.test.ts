import { describe, expect, it } from 'vitest';
import { faceVerdict, togetherVerdict } from '../../src/renderer/src/lib/faceVerdict';
import { faceAdvice, pictureWords } from '../../src/renderer/src/lib/faceWords';
import type { SeenFace, SeenPicture } from '../../src/shared/face';
import { together } from '../../src/shared/together';

const face: SeenFace = {
  id: 1,
  box: { left: 0, top: 0, width: 9, height: 9 },
  score: 1,
  landmarks: new Float32Array(),
  turned: 0.1,
  opinions: [{ model: 'human', probabilities: { happy: 0.86, neutral: 0.14 } }],
};
const picture: SeenPicture = { faces: [face], passedOver: 0, brightness: 120, milliseconds: 30 };

describe('faceVerdict', () => {
  it('names what a face shows, and how sure that is', () => {
    expect(faceVerdict(picture, face, 'on', false)).toMatchObject({
      kicker: 'Now the face looks',
      verdict: 'Happy',
      sentence: '86\u202f% sure.',
      emotion: 'happy',
    });
  });

  it('names two where it is not sure', () => {
    const opinions = [{ model: 'human', probabilities: { happy: 0.4, neutral: 0.35, sad: 0.25 } }];
    const words = faceVerdict(picture, { ...face, opinions }, 'on', false);
    expect(words).toMatchObject({ kicker: 'Not sure:', verdict: 'Happy or neutral', emotion: null });
  });

  it('says what is missing', () => {
    expect(faceVerdict(null, null, 'off', false).verdict).toBe('The camera is off');
    expect(faceVerdict(null, null, 'on', false).verdict).toBe('Looking…');
    expect(faceVerdict({ ...picture, faces: [] }, null, 'on', false).verdict).toBe('No face');
  });
});

describe('togetherVerdict', () => {
  const voice = { happy: 0.3, calm: 0.6, sad: 0.1 };
  const seen = { happy: 0.8, neutral: 0.2 };

  it('tells the product of both', () => {
    const opinions = together(voice, seen, true);
    expect(togetherVerdict(opinions)).toMatchObject({
      kicker: 'Together they show',
      verdict: 'Happy',
      notes: [],
    });
    const sum = Object.values(opinions.fused ?? {}).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(1);
  });

  it('lets the voice decide whether a neutral face is calm', () => {
    const { fused } = together({ calm: 0.8, neutral: 0.2 }, { neutral: 1 }, true);
    expect(fused?.calm).toBeCloseTo(0.8, 4);
  });

  it.each([
    [null, seen, true, 'The face alone looks', 'Nobody speaks: what is fused is the face alone.'],
    [voice, null, true, 'The voice alone sounds', 'No face: what is fused is the voice alone.'],
    [voice, null, false, 'The voice alone sounds', 'The camera is off: what is fused is the voice alone.'],
  ])('leaves out what is missing and says so (%#)', (heard, shown, camera, kicker, note) => {
    const opinions = together(heard, shown, camera);
    expect(opinions.fused).toEqual(heard ?? shown);
    expect(togetherVerdict(opinions)).toMatchObject({ kicker, notes: [note] });
  });

  it('has nothing to tell where both are missing', () => {
    expect(togetherVerdict(together(null, null, true)).verdict).toBe('Nothing to tell yet');
  });
});

describe('words about a picture', () => {
  it('tell of darkness, of a turned head, and of faces passed over', () => {
    expect(faceAdvice(picture, face)).toEqual([]);
    expect(faceAdvice({ ...picture, faces: [], brightness: 12 }, null)).toEqual([
      'The picture is dark: more light from the front helps.',
    ]);
    expect(faceAdvice({ ...picture, faces: [] }, null)).toHaveLength(1);
    expect(faceAdvice({ ...picture, brightness: 12, passedOver: 2 }, { ...face, turned: 0.9 })).toHaveLength(
      3,
    );
  });

  it('describe it to those who cannot see it', () => {
    expect(pictureWords(picture)).toBe('One face: 1 · happy 86\u202f%.');
    expect(pictureWords({ ...picture, faces: [] })).toBe('There is no face in the picture.');
  });
});
