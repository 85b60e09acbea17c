import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Batch } from '../../../src/library/batches/batch';
import { openBatches } from '../../../src/library/batches/batchStore';
import { openEvaluations } from '../../../src/library/evaluations/evaluationStore';
import { Library } from '../../../src/library/library';
import { ProfileStore } from '../../../src/library/profileStore';
import { TimelineStore } from '../../../src/library/timelineStore';
import { SettingsStore } from '../../../src/main/settings/settingsStore';
import { settingsSchema } from '../../../src/shared/contract';
import { demand, outcomeOf, refusalCode, type Outcome } from './violation';

/** Settings are always whole, and what is changed then is there after a restart. */
export async function trySettings(folder: string): Promise<Outcome> {
  const store = SettingsStore.open(folder);
  demand(v.safeParse(settingsSchema, store.read()).success, 'settings that do not fit');
  demand(Object.keys(store.read()).length === Object.keys(settingsSchema.entries).length, 'further settings');
  await store.change({ rangeDb: 61 });
  const again = SettingsStore.open(folder);
  demand(again.damagedFile === null, 'damaged by itself');
  demand(JSON.stringify(again.read()) === JSON.stringify(store.read()), 'other settings after a restart');
  return store.damagedFile === null ? 'taken' : 'set aside';
}

/** The clips that lie in the folder are there, whatever the index says. */
export async function tryIndex(folder: string): Promise<Outcome> {
  const library = await Library.open({ dataFolder: folder });
  const codes = library.notices.map(refusalCode);
  const names = library.list().map(({ fileName }) => fileName);
  for (const name of ['Take 1.wav', 'Take 2.wav', 'DC_a01.wav'])
    demand(names.filter((other) => other === name).length === 1, `“${name}” is not listed once`);
  const take = library.takePath();
  demand(!names.some((name) => take.endsWith(`/${name}`)), `a second ${take}`);
  for (const { id, seconds } of library.list()) {
    demand(library.path(id) !== '', id);
    demand(seconds === null || Number.isFinite(seconds), `${seconds} seconds`);
  }
  await library.close();
  const again = await Library.open({ dataFolder: folder });
  demand(again.notices.length === 0, `notices after a restart: ${again.notices[0]?.message ?? ''}`);
  demand(JSON.stringify(again.list()) === JSON.stringify(library.list()), 'another list after a restart');
  await again.close();
  return codes[0] ?? 'taken';
}

/** Whatever else is kept: each damaged file costs itself at most. */
export async function tryRecords(folder: string): Promise<Outcome> {
  const codes: Outcome[] = [];
  const note = ({ code }: { code?: Outcome | undefined }) => void (code !== undefined && codes.push(code));
  const profiles = await ProfileStore.open(folder);
  codes.push(...profiles.notices.map(refusalCode));
  for (const { id, seconds } of profiles.list())
    demand(profiles.voices(id).length > 0 && Number.isFinite(seconds), `profile ${id}`);
  const timeline = await new TimelineStore(folder).read('kept');
  if (timeline === null) codes.push('forgotten');
  const batches = await openBatches(folder);
  note(await outcomeOf(() => batches.list()));
  note(await outcomeOf(() => openBatch(join(folder, 'batches', 'one'))));
  const evaluations = await openEvaluations(folder);
  note(await outcomeOf(() => evaluations.list()));
  note(await outcomeOf(() => evaluations.record('one')));
  demand((await ProfileStore.open(folder)).notices.length === 0, 'profiles damaged after a restart');
  return codes[0] ?? 'taken';
}

async function openBatch(folder: string): Promise<void> {
  const batch = await Batch.open(folder);
  const { files } = batch.files;
  demand(batch.states.length === files.length, `${batch.states.length} states of ${files.length} files`);
  demand(batch.answered + batch.failed + batch.waiting.length === files.length, 'files counted twice');
  await readFile(join(folder, 'batch.json'));
}
