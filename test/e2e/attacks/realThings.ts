/** The app with one real thing of every kind in it, so that each id can be handed over in the place of another. */
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { root } from '../../../scripts/setup/paths.mjs';
import type { ModelCard } from '../../../src/core/models/modelCard';
import type { Answer, CallArguments, CallName, CallValue } from '../../../src/shared/contract';
import { type Affectron, launchAffectron } from '../harness';
import { sourceOf } from './inPage';
import type { Kind } from './plausible';

export interface RealThings {
  affectron: Affectron;
  /** Holds the data folder, `data`, and whatever lies outside of it. */
  folder: string;
  ids: Record<Exclude<Kind, 'prompt'>, string>;
  close(): Promise<void>;
}

/** The id of a model of the person's own. */
const ownModel = 'mine';

export async function launchWithRealThings(): Promise<RealThings> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-attacked-'));
  const voice = join(folder, 'voice.wav');
  await copyFile(join(root, 'samples', 'window.wav'), voice);
  await makeLabelled(join(folder, 'labelled'));
  const dataFolder = join(folder, 'data');
  await makeOwnModel(join(dataFolder, 'models', ownModel));
  await writeFile(join(dataFolder, 'profiles.json'), JSON.stringify(profiles));
  const affectron = await launchAffectron({
    args: [voice],
    dataFolder,
    expectedErrors: [/Content Security Policy/i, /Failed to load resource/i, /Not allowed to/i],
  });
  const { chosenFolder, evaluation, job } = await makeEvaluation(affectron, join(folder, 'labelled'));
  const { sounds, batch } = await makeBatch(affectron, join(folder, 'labelled'));
  const video = await openVideo(affectron, join(folder, 'clip.webm'));
  await noDialogs(affectron);
  const clip = (await call(affectron, 'library.list')).find(({ origin }) => origin === 'opened')?.id ?? '';
  const recent = (await call(affectron, 'recent.list'))[0].id;
  return {
    affectron,
    folder,
    ids: {
      clip,
      recent,
      job,
      model: ownModel,
      encoder: 'whisper-base',
      folder: chosenFolder,
      evaluation,
      answer: `${evaluation}_0_0`,
      sounds,
      batch,
      profile: profiles.profiles[0].id,
      video,
    },
    async close() {
      await affectron.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A call that has to be answered. */
export async function call<Name extends CallName>(
  { page }: Affectron,
  name: Name,
  ...args: CallArguments<Name>
): Promise<CallValue<Name>> {
  const list = [name, ...args].map(sourceOf).join(', ');
  const answer: Answer<CallValue<Name>> = await page.evaluate(`window.affectron.call(${list})`);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value;
}

const profiles = {
  version: 1,
  profiles: [
    {
      id: 'voice-0123456789ab',
      name: 'Somebody',
      createdAt: '2026-01-01T00:00:00.000Z',
      voices: [{ encoder: 'whisper-base', frames: 'made', mean: [0], deviation: [1], clips: 1, seconds: 60 }],
    },
  ],
};

/** Four clips under RAVDESS names: what they play is invented. */
async function makeLabelled(place: string): Promise<void> {
  await mkdir(place);
  const bytes = await readFile(join(root, 'samples', 'window.wav'));
  for (const emotion of ['03', '04', '05', '06']) {
    const name = `03-01-${emotion}-01-01-01-02.wav`;
    await writeFile(join(place, name), Buffer.concat([bytes, Buffer.from(`emotion ${emotion}`)]));
  }
}

async function makeOwnModel(place: string): Promise<void> {
  await cp(join(root, 'resources', 'models', 'mlp'), place, { recursive: true });
  const card = JSON.parse(await readFile(join(place, 'card.json'), 'utf8')) as ModelCard;
  await writeFile(join(place, 'card.json'), JSON.stringify({ ...card, id: ownModel, name: 'Mine' }));
}

async function makeEvaluation(affectron: Affectron, labelled: string) {
  await chooses(affectron, labelled);
  const chosenFolder = (await call(affectron, 'folder.choose'))?.id ?? '';
  const { id: evaluation } = await call(affectron, 'evaluation.start', chosenFolder, ['mlp']);
  await ended(async () => (await call(affectron, 'evaluation.list'))[0]?.state);
  const job = (await call(affectron, 'jobs.list')).at(-1)?.id ?? '';
  return { chosenFolder, evaluation, job };
}

async function makeBatch(affectron: Affectron, place: string) {
  await chooses(affectron, place);
  const sounds = (await call(affectron, 'batch.choose', 'folder'))?.id ?? '';
  const { id: batch } = await call(affectron, 'batch.start', [sounds], ['mlp']);
  await ended(async () => (await call(affectron, 'batch.list'))[0]?.state);
  return { sounds, batch };
}

/** The beginning of a WebM file: what follows, only the page would read. */
async function openVideo(affectron: Affectron, path: string): Promise<string> {
  await writeFile(path, Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, ...new Uint8Array(28)));
  await chooses(affectron, path);
  return (await call(affectron, 'video.open'))?.id ?? '';
}

/** Waits until something is done; `expect.poll` does so in tests alone. */
async function ended(state: () => Promise<string | undefined>): Promise<void> {
  await vi.waitFor(async () => expect(await state()).toBe('done'), { timeout: 60_000, interval: 200 });
}

/** From now on the person chooses this folder. */
async function chooses({ app }: Affectron, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** From now on dialogs and the file manager are counted and do nothing: no attack may bring one. */
async function noDialogs({ app }: Affectron): Promise<void> {
  await app.evaluate(({ dialog, shell }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { shownByAttacks: seen });
    dialog.showOpenDialog = () => {
      seen.push('open');
      return Promise.resolve({ canceled: true, filePaths: [] });
    };
    dialog.showSaveDialog = () => {
      seen.push('save');
      return Promise.resolve({ canceled: true, filePath: '' });
    };
    shell.showItemInFolder = () => void seen.push('folder');
    shell.openPath = () => {
      seen.push('path');
      return Promise.resolve('');
    };
    shell.openExternal = () => {
      seen.push('address');
      return Promise.resolve();
    };
  });
}
