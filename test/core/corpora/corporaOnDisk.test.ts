import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ClipLabel } from '../../../src/core/corpora/clipLabel';
import { labelFromName } from '../../../src/core/corpora/labelFromName';

/** Where developers keep the corpora: beside the repository, never in it. */
const folder = fileURLToPath(new URL('../../../../shared/corpora/', import.meta.url));

function countBy<Key>(labels: ClipLabel[], keyOf: (label: ClipLabel) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const label of labels) {
    counts.set(keyOf(label), (counts.get(keyOf(label)) ?? 0) + 1);
  }
  return counts;
}

const evenly = (emotions: string[], count: number) => Object.fromEntries(emotions.map((e) => [e, count]));
const acted = ['happy', 'sad', 'angry', 'fearful', 'disgust', 'surprised'];

const releases = [
  {
    name: 'ravdess-speech',
    corpus: 'RAVDESS',
    channel: 'speech',
    clips: 1440,
    actors: 24,
    women: 720,
    emotions: { neutral: 96, ...evenly(['calm', ...acted], 192) },
  },
  {
    name: 'ravdess-song',
    corpus: 'RAVDESS',
    channel: 'song',
    clips: 1012,
    actors: 23,
    women: 11 * 44,
    emotions: { neutral: 92, ...evenly(['calm', 'happy', 'sad', 'angry', 'fearful'], 184) },
  },
  {
    name: 'savee',
    corpus: 'SAVEE',
    channel: 'speech',
    clips: 480,
    actors: 4,
    women: 0,
    emotions: { neutral: 120, ...evenly(acted, 60) },
  },
  {
    name: 'tess',
    corpus: 'TESS',
    channel: 'speech',
    clips: 2800,
    actors: 2,
    women: 2800,
    emotions: evenly(['neutral', ...acted], 400),
  },
] as const;

describe.each(releases)('the files of $name', ({ name, corpus, channel, clips, actors, women, emotions }) => {
  const path = `${folder}${name}`;
  const present = existsSync(path);

  test.skipIf(!present)(
    present ? 'are all read, and balanced as published' : `are not in ../shared/corpora/${name}: not checked`,
    () => {
      const names = readdirSync(path);
      const labels = names.map(labelFromName).filter((label) => label !== null);
      expect(names).toHaveLength(clips);
      expect(labels).toHaveLength(clips);
      expect(new Set(labels.map((label) => `${label.corpus} ${label.channel}`))).toEqual(
        new Set([`${corpus} ${channel}`]),
      );
      expect(Object.fromEntries(countBy(labels, (label) => label.emotion))).toEqual(emotions);
      expect(countBy(labels, (label) => label.actor).size).toBe(actors);
      expect(new Set(countBy(labels, (label) => label.actor).values())).toEqual(new Set([clips / actors]));
      expect(labels.filter((label) => label.gender === 'female')).toHaveLength(women);
    },
  );
});
