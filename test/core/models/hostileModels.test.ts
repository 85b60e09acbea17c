/** Model folders that are made to do harm, with cards that vouch for them. */
import * as tf from '@tensorflow/tfjs-core';
import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import type { ModelCard } from '../../../src/core/models/modelCard';
import { loadModels } from '../../../src/core/models/loadedModels';
import { sha256 } from '../../../src/core/models/sha256';
import { restoreNetwork, type StoredNetwork } from '../../../src/core/models/storedNetwork';
import { modelFolders } from '../../../src/library/modelFolders';
import { temporaryFolder } from '../../library/places';
import { modelsFolder } from './shippedModels';

interface Layer {
  class_name: string;
  config: Record<string, unknown>;
}

const from = join(modelsFolder, 'mlp');
const encoded = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

async function mlp(): Promise<{
  modelJson: { modelTopology: unknown };
  layers: Layer[];
  weights: Uint8Array;
}> {
  const modelJson = JSON.parse(await readFile(join(from, 'model.json'), 'utf8')) as {
    modelTopology: { config: { layers: Layer[] } };
  };
  return {
    modelJson,
    layers: modelJson.modelTopology.config.layers,
    weights: new Uint8Array(await readFile(join(from, 'weights.bin'))),
  };
}

beforeAll(() => startBackend({ prefer: 'wasm' }));

describe('a network of absurd shape', () => {
  /** Why a network with such layers is refused; afterwards nothing of it is left. */
  async function reasonAgainst(change: (layers: Layer[]) => void): Promise<string> {
    const { modelJson, layers, weights } = await mlp();
    change(layers);
    const stored: StoredNetwork = { 'model.json': encoded(modelJson), 'weights.bin': weights };
    const before = tf.memory().numTensors;
    const refusal: unknown = await restoreNetwork(stored).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(Error);
    expect(tf.memory().numTensors - before).toBeLessThan(20);
    return (refusal as Error).message;
  }
  const dense = (layers: Layer[]) => layers.filter((layer) => layer.class_name === 'Dense');

  it.each([1e5, 3e6, 1e7, 1e9, 2 ** 31, 1e15])('with %i units gets no memory', async (units) => {
    const most = process.memoryUsage().rss + 200e6;
    const reason = await reasonAgainst((layers) => (dense(layers)[0].config['units'] = units));
    expect(reason).toBe('its network has more weights than weights.bin.');
    expect(process.memoryUsage().rss).toBeLessThan(most);
  });

  it('with many layers gets no more than one of its file', async () => {
    const reason = await reasonAgainst((layers) => {
      const [first, second] = dense(layers);
      const more = Array.from({ length: 1000 }, (_, n) => ({
        ...second,
        config: { ...second.config, name: `more_${n}`, units: 300 },
      }));
      layers.splice(layers.indexOf(first) + 1, 0, ...more);
    });
    expect(reason).toBe('its network has more weights than weights.bin.');
  });

  it.each([0, -1, 1.5, '300', null, [300], { valueOf: 300 }])('with %j units is refused', async (units) => {
    expect(await reasonAgainst((layers) => (dense(layers)[0].config['units'] = units))).not.toBe('');
  });

  it.each([
    { class_name: 'RepeatVector', config: { name: 'again', n: 2 ** 30 } },
    { class_name: 'Reshape', config: { name: 'again', target_shape: [-1, 1e9] } },
    { class_name: 'Lambda', config: { name: 'again', function: 'process.exit(1)' } },
    { class_name: '__proto__', config: { name: 'again' } },
    { class_name: 'constructor', config: { name: 'again' } },
  ])('with a layer $class_name is refused', async (layer) => {
    expect(await reasonAgainst((layers) => layers.push(layer))).not.toBe('');
  });

  it('that doubles its values again and again is refused', async () => {
    const { modelJson, weights } = await mlp();
    const at = (name: string) => [name, 0, 0, {}];
    const doubled = Array.from({ length: 40 }, (_, n) => ({
      class_name: 'Concatenate',
      name: `twice_${n + 1}`,
      config: { name: `twice_${n + 1}`, axis: -1 },
      inbound_nodes: [[at(`twice_${n}`), at(`twice_${n}`)]],
    }));
    const input = {
      class_name: 'InputLayer',
      name: 'twice_0',
      config: { batch_input_shape: [null, 180], dtype: 'float32', name: 'twice_0' },
      inbound_nodes: [],
    };
    const config = {
      name: 'doubling',
      layers: [input, ...doubled],
      input_layers: [['twice_0', 0, 0]],
      output_layers: [['twice_40', 0, 0]],
    };
    const changed = {
      ...modelJson,
      modelTopology: { class_name: 'Model', config },
      weightsManifest: [{ paths: ['weights.bin'], weights: [] }],
    };
    const stored = { 'model.json': encoded(changed), 'weights.bin': weights.slice(0, 0) };
    await expect(restoreNetwork(stored)).rejects.toThrow('would give more values than any real one');
  });

  it('refused leaves the next one alone', async () => {
    const { modelJson, weights } = await mlp();
    const network = await restoreNetwork({ 'model.json': encoded(modelJson), 'weights.bin': weights });
    expect(network.countParams() * 4).toBe(weights.byteLength);
    network.dispose();
  });
});

describe('a model folder', () => {
  /** The person's own model `mine`, a copy of a shipped one, with something done to its folder. */
  async function loaded(change: (folder: string) => Promise<unknown>) {
    const own = await temporaryFolder();
    const folder = join(own, 'mine');
    await cp(from, folder, { recursive: true });
    const card = JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')) as ModelCard;
    await writeFile(join(folder, 'card.json'), JSON.stringify({ ...card, id: 'mine' }));
    await change(folder);
    const [model] = await loadModels(await modelFolders(join(own, 'nothing'), own));
    model.recogniser?.dispose();
    return model.problem ?? null;
  }
  async function vouchFor(folder: string, name: 'model.json' | 'weights.bin', bytes: Uint8Array) {
    await writeFile(join(folder, name), bytes);
    const card = JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')) as ModelCard;
    card.files[name] = await sha256(bytes);
    await writeFile(join(folder, 'card.json'), JSON.stringify(card));
  }

  it('that is whole is loaded', async () => {
    expect(await loaded(() => Promise.resolve())).toBeNull();
  });

  it.each(['model.json', 'weights.bin', 'card.json'])('whose %s is a link is refused', async (name) => {
    const problem = await loaded(async (folder) => {
      const outside = join(await temporaryFolder(), name);
      await cp(join(folder, name), outside);
      await rm(join(folder, name));
      await symlink(outside, join(folder, name));
    });
    expect(problem).toMatchObject({ code: 'model-unavailable' });
  });

  it.runIf(process.platform !== 'win32').each(['model.json', 'weights.bin', 'card.json'])(
    'whose %s is a pipe nobody writes to does not keep the others waiting',
    async (name) => {
      const problem = await loaded(async (folder) => {
        await rm(join(folder, name));
        execFileSync('mkfifo', [join(folder, name)]);
      });
      expect(problem).toMatchObject({ code: 'model-unavailable' });
    },
  );

  it('whose weights lie elsewhere by its own word is refused', async () => {
    for (const path of [
      '../../secret.bin',
      '/etc/passwd',
      'http://127.0.0.1:9/weights.bin',
      'a/weights.bin',
    ]) {
      const { modelJson } = await mlp();
      const [manifest] = (modelJson as unknown as { weightsManifest: { paths: string[] }[] }).weightsManifest;
      manifest.paths = [path];
      const problem = await loaded((folder) => vouchFor(folder, 'model.json', encoded(modelJson)));
      expect(problem?.message).toMatch(/not a TensorFlow\.js layers model/);
      expect(problem?.message).not.toContain('passwd');
    }
  });

  it.each([NaN, Infinity, -Infinity])('with a weight of %d is refused', async (value) => {
    const { weights } = await mlp();
    new DataView(weights.buffer).setFloat32(400, value, true);
    const problem = await loaded((folder) => vouchFor(folder, 'weights.bin', weights));
    expect(problem?.message).toMatch(/values that are not numbers/);
  });

  it('with endless JSON is refused unread', async () => {
    const problem = await loaded((folder) =>
      writeFile(join(folder, 'card.json'), `{"id":"mine","name":"${'x'.repeat(5_000_000)}"}`),
    );
    expect(problem).toMatchObject({ code: 'model-unavailable' });
    expect(problem?.message.length).toBeLessThan(200);
  });

  it('with HTML, fields of prototypes and formulas in its card is only text', async () => {
    const problem = await loaded(async (folder) => {
      const path = join(folder, 'card.json');
      const text = await readFile(path, 'utf8');
      const name = '<img src=x onerror=alert(1)>';
      const card = JSON.stringify({ ...(JSON.parse(text) as object), name });
      await writeFile(path, card.replace('{', '{"__proto__":{"polluted":true},'));
    });
    expect(problem).toBeNull();
    expect('polluted' in {}).toBe(false);
  });
});
