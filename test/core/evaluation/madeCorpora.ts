import { labelFromName } from '../../../src/core/corpora/labelFromName';
import type { LabelledClip } from '../../../src/core/evaluation/protocols';

export interface NamedClip extends LabelledClip {
  name: string;
}

/** Clips with names as the corpora have them: all of RAVDESS and SAVEE, a part of TESS. */
export function madeCorpora(): NamedClip[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const names: string[] = [];
  for (let actor = 1; actor <= 24; actor++)
    for (const channel of [1, 2])
      for (let emotion = 1; emotion <= (channel === 1 ? 8 : 6); emotion++)
        for (const intensity of emotion === 1 ? [1] : [1, 2])
          for (const statement of [1, 2])
            for (const repetition of [1, 2])
              if (channel === 1 || actor !== 18)
                names.push(
                  ['03', ...[channel, emotion, intensity, statement, repetition, actor].map(two)].join('-'),
                );
  for (const speaker of ['DC', 'JE', 'JK', 'KL'])
    for (const emotion of ['a', 'd', 'f', 'h', 'n', 'sa', 'su'])
      for (let sentence = 1; sentence <= (emotion === 'n' ? 30 : 15); sentence++)
        names.push(`${speaker}_${emotion}${two(sentence)}`);
  for (const actor of ['OAF', 'YAF'])
    for (const word of ['back', 'bean', 'love', 'vine', 'young'])
      for (const emotion of ['angry', 'disgust', 'fear', 'happy', 'neutral', 'ps', 'sad'])
        names.push(`${actor}_${word}_${emotion}`);
  return names.map((name) => {
    const label = labelFromName(`${name}.wav`);
    if (!label?.emotion) throw new Error(`${name} is no corpus name.`);
    return { name, label: { ...label, emotion: label.emotion } };
  });
}
