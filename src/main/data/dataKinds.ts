/** What of a person lies where in the data folder, how much it is, and how it is deleted. */
import { daysFile } from './earlierDays';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { longFolder } from '../../library/deleteSound';
import { diskUse, together, type DiskUse } from '../../library/diskUse';
import { writeProblem } from '../../library/fileProblem';
import type { Library } from '../../library/library';
import type { OwnModels } from '../../library/ownModels';
import type { ProfileStore } from '../../library/profileStore';
import { removedMark } from '../../library/recordStore';
import type { DataKind } from '../../shared/ownData';
import type { Job, LibraryEntry } from '../../shared/types';
import type { BatchService } from '../batches/batchService';
import type { LongSounds } from '../clips/longSounds';
import type { EvaluationService } from '../evaluations/evaluationService';
import type { JobService } from '../jobs/jobService';
import type { RecentFiles } from '../recent/recentFiles';
import type { TrainingService } from '../training/trainingService';

export interface DataOwners {
  dataFolder: string;
  library: Pick<Library, 'list' | 'path' | 'deleteForGood' | 'forgetRemoved'>;
  recent: Pick<RecentFiles, 'list' | 'clear'>;
  profiles: Pick<ProfileStore, 'list' | 'deleteAll'>;
  evaluations: Pick<EvaluationService, 'list' | 'deleteAll' | 'close'>;
  batches: Pick<BatchService, 'list' | 'deleteAll' | 'close'>;
  training: Pick<TrainingService, 'state' | 'discard'>;
  ownModels: Pick<OwnModels, 'count' | 'deleteAll'>;
  longSounds: Pick<LongSounds, 'clear'>;
  jobs: Pick<JobService, 'list'>;
  /** The models have changed. */
  refreshModels: () => Promise<void>;
}

export interface KindOfData {
  measure: () => Promise<DiskUse>;
  /** Something works with it. */
  busy?: () => boolean;
  /** @throws AffectronError `cannot-write`, `refused` */
  delete: () => Promise<unknown>;
}

/** @returns one for each kind */
export function kindsOfData(owners: DataOwners): Record<DataKind, KindOfData> {
  const { dataFolder, library, profiles, evaluations, batches, training, ownModels, jobs } = owners;
  const at = (...names: string[]): string => join(dataFolder, ...names);
  const running = (...kinds: Job['kind'][]): boolean =>
    jobs.list().some(({ kind, state }) => state === 'running' && kinds.includes(kind));
  const trains = (): boolean => isTraining(training);
  const clips = (belongs: (entry: LibraryEntry) => boolean): Omit<KindOfData, 'busy'> => {
    const ids = () =>
      library
        .list()
        .filter(belongs)
        .map(({ id }) => id);
    return {
      measure: async () => together(await Promise.all(ids().map((id) => diskUse(library.path(id))))),
      delete: () => library.deleteForGood(ids()),
    };
  };
  const recordings = (made: LibraryEntry['made']) =>
    clips(({ origin, made: how = 'take' }) => origin === 'recording' && how === made);

  return {
    takes: recordings('take'),
    live: recordings('live'),
    stretches: recordings('stretch'),
    samples: {
      ...clips(({ origin }) => origin === 'corpus'),
      busy: () => trains() || running('import', 'download', 'evaluate'),
    },
    copies: {
      measure: async () => ({
        files: (await namesIn(longFolder(dataFolder))).filter((name) => name.endsWith('.wav')).length,
        bytes: (await diskUse(longFolder(dataFolder))).bytes,
      }),
      delete: () => owners.longSounds.clear(),
    },
    features: {
      measure: async () => together(await each(at('cache'), (name) => name !== 'long')),
      busy: () => trains() || running('evaluate'),
      delete: () => removeEach(at('cache'), (name) => name !== 'long'),
    },
    profiles: {
      measure: async () => ({
        files: profiles.list().length,
        bytes: together(await each(dataFolder, isProfiles)).bytes,
      }),
      busy: () => running('profile'),
      delete: async () => {
        await profiles.deleteAll();
        await removeEach(dataFolder, isProfiles);
      },
    },
    timelines: {
      measure: () => diskUse(at('timelines')),
      busy: () => running('timeline'),
      delete: () => removeEach(at('timelines'), () => true),
    },
    evaluations: {
      measure: async () => ofRecords(at('evaluations'), await evaluations.list()),
      busy: () => running('evaluate'),
      delete: () => evaluations.deleteAll(),
    },
    batches: {
      measure: async () => ofRecords(at('batches'), await batches.list()),
      busy: () => running('batch'),
      delete: () => batches.deleteAll(),
    },
    training: {
      measure: async () => {
        const { files, bytes } = await diskUse(at('training'));
        return { files: Math.min(1, files), bytes };
      },
      busy: trains,
      delete: () => training.discard(),
    },
    models: {
      measure: async () => ({ files: await ownModels.count(), bytes: (await diskUse(at('models'))).bytes }),
      busy: () => trains() || running('evaluate', 'batch', 'timeline'),
      delete: async () => {
        await ownModels.deleteAll();
        await owners.refreshModels();
      },
    },
    names: namesOfFiles(owners),
    removed: {
      measure: async () => {
        const places = await removedPlaces(dataFolder);
        return { ...together(await Promise.all(places.map(diskUse))), files: places.length };
      },
      delete: async () => {
        await library.forgetRemoved();
        await evaluations.close();
        await batches.close();
      },
    },
  };
}

/** Names and places of files that lie elsewhere, which stay where they are. */
function namesOfFiles({ dataFolder, library, recent }: DataOwners): KindOfData {
  const opened = (): LibraryEntry[] => library.list().filter(({ origin }) => origin === 'opened');
  const belongs = (name: string): boolean =>
    ['recent.json', 'dialogs.json', daysFile].includes(name) || name.startsWith('library.json.damaged-');
  return {
    measure: async () => {
      const names = new Set([...opened(), ...recent.list()].map(({ fileName }) => fileName));
      return { files: names.size, bytes: together(await each(dataFolder, belongs)).bytes };
    },
    delete: async () => {
      await library.deleteForGood(opened().map(({ id }) => id));
      await recent.clear();
      await removeEach(dataFolder, belongs);
    },
  };
}

function isTraining({ state }: Pick<TrainingService, 'state'>): boolean {
  return state !== null && !['done', 'failed', 'interrupted'].includes(state.phase);
}

function isProfiles(name: string): boolean {
  return name === 'profiles.json' || name.startsWith('profiles.json.damaged-');
}

async function ofRecords(root: string, records: readonly { id: string }[]): Promise<DiskUse> {
  const uses = await Promise.all(records.map(({ id }) => diskUse(join(root, id))));
  return { ...together(uses), files: records.length };
}

/** What was removed and can still be brought back: files of the trash, a folder with a model each, and records. */
async function removedPlaces(dataFolder: string): Promise<string[]> {
  const inTrash = await namesIn(join(dataFolder, 'trash'));
  const records = await Promise.all(
    ['evaluations', 'batches'].map(async (root) =>
      (await namesIn(join(dataFolder, root)))
        .filter((name) => name.startsWith(removedMark))
        .map((name) => join(dataFolder, root, name)),
    ),
  );
  return [...inTrash.map((name) => join(dataFolder, 'trash', name)), ...records.flat()];
}

async function each(folder: string, belongs: (name: string) => boolean): Promise<DiskUse[]> {
  const names = (await namesIn(folder)).filter(belongs);
  return Promise.all(names.map((name) => diskUse(join(folder, name))));
}

async function removeEach(folder: string, belongs: (name: string) => boolean): Promise<void> {
  for (const name of (await namesIn(folder)).filter(belongs)) {
    await rm(join(folder, name), { recursive: true, force: true }).catch((thrown: unknown) => {
      throw writeProblem(thrown, name, 'It was not deleted.');
    });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await stat(folder).catch(() => null))?.isDirectory() ? readdir(folder).catch(() => []) : [];
}
