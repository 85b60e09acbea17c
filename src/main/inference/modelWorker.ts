/** Worker thread for the models: TensorFlow.js, features and predictions. */
import { workerData } from 'node:worker_threads';
import { backendOptions, startBackend } from '../../backend/startBackend';
import { assertClassifiable } from '../../core/audio/classifiable';
import type { DecodedSound } from '../../core/audio/clip';
import { cutStretch, type Stretch } from '../../core/audio/cutStretch';
import { blankGroup, hearClip } from '../../core/explanation/explain';
import { ClipFeatures } from '../../core/models/clipFeatures';
import { checkSeconds } from '../../core/audio/soundProblems';
import { LongSound } from '../../library/longSound';
import type { ClipFile, ModelTasks, ModelWorkerSetup } from './messages';
import { Recognisers } from './recognisers';
import { serveTasks } from '../../workers/serveTasks';
import { Sounds } from './sounds';

const { modelsFolder, ownModelsFolder, packaged } = workerData as ModelWorkerSetup;
const backendReady = startBackend(backendOptions(process.env, packaged));
const recognisers = new Recognisers(modelsFolder, ownModelsFolder);
const sounds = new Sounds();
/** What has been computed of the sounds that are kept. */
const features = new WeakMap<DecodedSound, ClipFeatures>();

const report = serveTasks<ModelTasks>({
  async classify({ path, copy, stretch, voices }) {
    const known = stretch
      ? await featuresOfStretch({ path, ...(copy !== undefined && { copy }) }, stretch)
      : await featuresOf(path);
    await backendReady;
    return recognisers.classify(known, voices);
  },
  async voice({ path }) {
    const known = await featuresOf(path);
    await backendReady;
    return recognisers.voices(known);
  },
  async hear({ path, model }) {
    const known = await featuresOf(path);
    await backendReady;
    return hearClip(await recognisers.recogniser(model), known);
  },
  async blank({ path, model, ...part }) {
    const known = await featuresOf(path);
    await backendReady;
    return blankGroup(await recognisers.recogniser(model), known, part);
  },
  async models() {
    await backendReady;
    return recognisers.summaries();
  },
});

async function featuresOf(path: string): Promise<ClipFeatures> {
  const sound = await sounds.read(path);
  assertClassifiable(sound.clip);
  const known = features.get(sound) ?? new ClipFeatures(sound.clip);
  features.set(sound, known);
  return known;
}

/** Of a stretch nothing is kept: the next one is another. */
async function featuresOfStretch({ path, copy }: ClipFile, stretch: Stretch): Promise<ClipFeatures> {
  if (copy !== undefined) checkSeconds(stretch.end - stretch.start);
  const clip =
    copy === undefined
      ? cutStretch((await sounds.read(path)).clip, stretch)
      : await (await LongSound.open(copy)).stretch(stretch);
  assertClassifiable(clip);
  return new ClipFeatures(clip);
}

// Without any backend the worker ends, and main says so.
void backendReady.then((backend) => report({ kind: 'backend', backend }));
