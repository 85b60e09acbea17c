import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { AffectronError } from '../../../src/core/errors';
import { loadModels } from '../../../src/core/models/loadedModels';
import type { ModelCard } from '../../../src/core/models/modelCard';
import type { ModelFiles } from '../../../src/core/models/modelFiles';
import { Recogniser } from '../../../src/core/models/recogniser';
import { sha256 } from '../../../src/core/models/sha256';
import { shippedModel, withFiles } from './shippedModels';

const text = (value: string) => new TextEncoder().encode(value);
const json = (value: unknown) => text(JSON.stringify(value));

/** The manifest inside `model.json`, as far as these tests change it. */
interface ModelJson {
  format: string;
  modelTopology: { config: { layers: { class_name: string }[] } };
  weightsManifest: { paths: string[]; weights: { name: string; shape: number[] }[] }[];
}

describe('loading a model that is not whole', () => {
  let model: ModelFiles;
  let card: ModelCard;
  let modelJson: ModelJson;
  let weights: Uint8Array;

  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
    model = await shippedModel('mlp');
    const parsed = async (name: 'card.json' | 'model.json'): Promise<unknown> =>
      JSON.parse(new TextDecoder().decode(await model.read(name)));
    card = (await parsed('card.json')) as ModelCard;
    modelJson = (await parsed('model.json')) as ModelJson;
    weights = await model.read('weights.bin');
  });

  async function reasonAgainst(files: ModelFiles): Promise<string> {
    const thrown: unknown = await Recogniser.load(files).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(AffectronError);
    const { code, message, advice } = thrown as AffectronError;
    expect(code).toBe('model-unavailable');
    expect(message).toContain('“mlp” cannot be used: ');
    expect(advice).toContain('other models');
    return message.slice(message.indexOf(': ') + 2);
  }

  /** Replaces files and makes the card vouch for them: what is wrong then lies deeper than the hashes. */
  async function vouchedFor(changes: { 'model.json'?: Uint8Array; 'weights.bin'?: Uint8Array }) {
    const files = { ...card.files };
    for (const name of ['model.json', 'weights.bin'] as const) {
      const bytes = changes[name];
      if (bytes) files[name] = await sha256(bytes);
    }
    return withFiles(model, { ...changes, 'card.json': json({ ...card, files }) });
  }

  it('says which file is missing or cannot be read', async () => {
    const missing = Object.assign(new Error('no such file'), { code: 'ENOENT' });
    for (const name of ['card.json', 'model.json', 'weights.bin'] as const) {
      expect(await reasonAgainst(withFiles(model, { [name]: missing }))).toBe(`${name} is missing.`);
    }
    expect(await reasonAgainst(withFiles(model, { 'weights.bin': new Error('EIO') }))).toBe(
      'weights.bin cannot be read.',
    );
  });

  it('refuses a card that is empty, no JSON, or not a card', async () => {
    const reason = (bytes: Uint8Array) => reasonAgainst(withFiles(model, { 'card.json': bytes }));
    expect(await reason(new Uint8Array())).toBe('card.json is not JSON.');
    expect(await reason(text('<html>'))).toBe('card.json is not JSON.');
    expect(await reason(json({}))).toMatch(/^card\.json is damaged at “id”/);
    expect(await reason(json({ ...card, emotions: ['calm', 'bored'] }))).toMatch(/“emotions\.1”/);
    expect(await reason(json({ ...card, emotions: ['calm', 'calm', 'happy', 'sad'] }))).toMatch(/twice/);
    expect(await reason(json({ ...card, id: 'lstm' }))).toMatch(/card is that of “lstm”/);
    const shorter = { ...card.input, mean: card.input.mean.slice(1) };
    expect(await reason(json({ ...card, input: shorter }))).toMatch(/as many deviations as means/);
    const results = { ...card.results, recall: [1] };
    expect(await reason(json({ ...card, results }))).toMatch(/do not fit its emotions/);
  });

  it('refuses files that are not those the card vouches for', async () => {
    const flipped = weights.slice();
    flipped[1000] ^= 1;
    const cut = weights.slice(0, -1);
    for (const bytes of [flipped, cut, new Uint8Array()]) {
      expect(await reasonAgainst(withFiles(model, { 'weights.bin': bytes }))).toMatch(
        /^weights\.bin is damaged/,
      );
    }
    expect(await reasonAgainst(withFiles(model, { 'model.json': text('{}') }))).toMatch(
      /^model\.json is damaged/,
    );
  });

  it('refuses weights that do not fill the network or are not numbers', async () => {
    const cut = await vouchedFor({ 'weights.bin': weights.slice(0, -4) });
    expect(await reasonAgainst(cut)).toMatch(/^weights\.bin has 222012 bytes where .* 222016/);
    const poisoned = weights.slice();
    new DataView(poisoned.buffer).setFloat32(400, NaN, true);
    expect(await reasonAgainst(await vouchedFor({ 'weights.bin': poisoned }))).toMatch(/not numbers/);
  });

  it('refuses a network that is none, or not the one of the card', async () => {
    const reason = async (changed: unknown) =>
      reasonAgainst(await vouchedFor({ 'model.json': json(changed) }));
    expect(await reason({ ...modelJson, format: 'graph-model' })).toMatch(
      /not a TensorFlow\.js layers model/,
    );
    const elsewhere = [{ ...modelJson.weightsManifest[0], paths: ['../../secret.bin'] }];
    expect(await reason({ ...modelJson, weightsManifest: elsewhere })).toMatch(/not a TensorFlow\.js layers/);
    const renamed = structuredClone(modelJson);
    renamed.weightsManifest[0].weights[0].name = 'other/kernel';
    expect(await reason(renamed)).not.toBe('');
    const three = withFiles(model, {
      'card.json': json({
        ...card,
        emotions: card.emotions.slice(1),
        results: { ...card.results, recall: [0, 0, 0], confusion: Array(3).fill([0, 0, 0]) },
      }),
    });
    expect(await reasonAgainst(three)).toMatch(/gives 4 probabilities for 3 emotions/);
    const input = { ...card.input, mean: card.input.mean.slice(1), deviation: card.input.deviation.slice(1) };
    expect(await reasonAgainst(withFiles(model, { 'card.json': json({ ...card, input }) }))).toMatch(
      /takes 180 values where its card has 179/,
    );
  });

  // Found by the fuzzer: each listing of the models lost some memory to a damaged one.
  it('leaves nothing of it in memory', async () => {
    const changed = async (change: (copy: ModelJson) => void) => {
      const copy = structuredClone(modelJson);
      change(copy);
      return vouchedFor({ 'model.json': json(copy) });
    };
    const renamed = await changed(
      ({ weightsManifest: [{ weights: all }] }) => (all[3].name = 'other/kernel'),
    );
    const reshaped = await changed(({ weightsManifest: [{ weights: all }] }) => all[0].shape.reverse());
    const unknownLayer = await changed(({ modelTopology: { config } }) => {
      config.layers[1].class_name = 'Unknown';
    });
    const before = tf.memory().numTensors;
    for (const files of [renamed, reshaped, unknownLayer]) await reasonAgainst(files);
    expect(tf.memory().numTensors).toBe(before);

    // Loads, but fails when it is asked first.
    const dispose = vi.spyOn(Recogniser.prototype, 'dispose');
    vi.spyOn(Recogniser.prototype, 'warmUp').mockRejectedValueOnce(new Error('It cannot hear.'));
    const [{ problem }] = await loadModels([await shippedModel('cnn5')], { warm: true });
    expect(problem?.message).toContain('It cannot hear.');
    expect(dispose).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says one short sentence, whatever the file holds', async () => {
    const page = 'x'.repeat(5000);
    const results = { ...card.results, accuracy: page };
    const reasons = [
      await reasonAgainst(withFiles(model, { 'card.json': json({ ...card, results }) })),
      await reasonAgainst(await vouchedFor({ 'model.json': json({ ...modelJson, weightsManifest: page }) })),
      await reasonAgainst(
        await vouchedFor({
          'model.json': json({ ...modelJson, modelTopology: { class_name: page, config: {} } }),
        }),
      ),
    ];
    for (const reason of reasons) {
      expect(reason).toMatch(/\.$/);
      expect(reason).not.toContain('\n');
      expect(reason.length).toBeLessThan(320);
    }
  });

  // Found by the fuzzer: TensorFlow.js waited for ever for a layer that nothing leads to, or that is called otherwise.
  describe('does not wait for a layer that never comes', () => {
    interface Layer extends Record<string, unknown> {
      name: string;
      inbound_nodes?: unknown;
      config: { name: string };
    }

    async function liteWith(change: (layer: Layer, before: Layer) => void) {
      const lite = await shippedModel('lite');
      const text = new TextDecoder();
      const graph = JSON.parse(text.decode(await lite.read('model.json'))) as {
        modelTopology: { config: { layers: Layer[] } };
      };
      const { layers } = graph.modelTopology.config;
      change(layers[32], layers[31]);
      const modelBytes = json(graph);
      const liteCard = JSON.parse(text.decode(await lite.read('card.json'))) as ModelCard;
      const hashes = { ...liteCard.files, 'model.json': await sha256(modelBytes) };
      return withFiles(lite, { 'model.json': modelBytes, 'card.json': json({ ...liteCard, files: hashes }) });
    }

    const never = /waits for one that is not there\.$/;
    const unclear = /do not say plainly what comes after what\.$/;

    it.each<[string, RegExp, (layer: Layer, before: Layer) => void]>([
      ['cut off', never, (layer) => (layer.inbound_nodes = [])],
      ['in a circle', never, (layer) => (layer.inbound_nodes = [[[layer.name, 0, 0, {}]]])],
      ['after a list', unclear, (layer, { name }) => (layer.inbound_nodes = [[[[], name, 0, 0, {}]]])],
      [
        'in the other spelling',
        unclear,
        (layer) => {
          delete layer.inbound_nodes;
          layer['inboundNodes'] = [[[[], 0, 0, {}]]];
        },
      ],
      ['used without an input', unclear, (layer) => (layer.inbound_nodes = [[]])],
      ['of two names', unclear, (layer) => (layer.config.name = 'other')],
      [
        'named like another',
        /two of its layers have one name\.$/,
        (layer, { name }) => (layer.name = layer.config.name = name),
      ],
      [
        'whose name no weight can have',
        /letters that are not taken there\.$/,
        (layer) => ((layer.config as Record<string, unknown>)['layer'] = { config: { name: '喜び' } }),
      ],
      [
        'within a layer',
        never,
        (layer) => {
          const inner = { ...structuredClone(layer), inbound_nodes: [[[layer.name, 0, 0, {}]]] };
          (layer.config as Record<string, unknown>)['layer'] = { config: { layers: [inner] } };
        },
      ],
    ])('%s', async (_, reason, change) => {
      await expect(Recogniser.load(await liteWith(change))).rejects.toThrow(reason);
    });

    it('and takes one that is whole', async () => {
      await expect(Recogniser.load(await liteWith(() => undefined))).resolves.toBeInstanceOf(Recogniser);
    });
  });
});
