import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { backendOptions, furtherThreadOptions, startBackend } from '../../src/backend/startBackend';
import { findNative } from './findNative';

const native = await findNative();

const faultHandlers = () =>
  process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');
const handlersAtFirst = faultHandlers();

function squareOnIt(): number[] {
  return tf.tidy(() => [...tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])).dataSync()]);
}

describe('startBackend', () => {
  it('starts WASM when asked, with no note: it was the first choice', async () => {
    expect(await startBackend({ prefer: 'wasm' })).toEqual({
      name: 'wasm',
      version: 'TensorFlow.js 4.22.0',
      note: null,
    });
    expect(tf.getBackend()).toBe('wasm');
    expect(squareOnIt()).toEqual([11]);
    // How faults are met is for the program to say, not for the WASM module.
    expect(faultHandlers()).toBe(handlersAtFirst);
  });

  it('starts cpu when asked', async () => {
    expect((await startBackend({ prefer: 'cpu' })).name).toBe('cpu');
    expect(squareOnIt()).toEqual([11]);
  });

  it('falls back to WASM and says why when the native package is not where it was said to be', async () => {
    const info = await startBackend({ nativeModule: '/nowhere/tfjs-node' });
    expect(info.name).toBe('wasm');
    expect(info.note).toBe('The native TensorFlow (tfjs-node) is not installed.');
    expect(squareOnIt()).toEqual([11]);
  });

  it('says what broke when the native package is damaged', async () => {
    const info = await startBackend({ nativeModule: new URL('damagedNative', import.meta.url).pathname });
    expect(info.name).toBe('wasm');
    expect(info.note).toMatch(/^The native TensorFlow \(tfjs-node\) did not load: .*libtensorflow/);
  });

  it.skipIf(native.folder === null && process.env.CI !== 'true')(
    `starts the native backend${native.reason}`,
    async () => {
      const info = await startBackend({ nativeModule: native.folder ?? '' });
      expect(info).toEqual({ name: 'native', version: 'TensorFlow.js 4.22.0', note: null });
      expect(tf.getBackend()).toBe('tensorflow');
      expect(squareOnIt()).toEqual([11]);
    },
  );
});

describe('furtherThreadOptions', () => {
  it('never names the native backend, which two threads of a process cannot share', () => {
    for (const asked of [undefined, 'native', 'wasm']) {
      const environment = { AFFECTRON_BACKEND: asked, AFFECTRON_NATIVE: '/somewhere/tfjs-node' };
      expect(furtherThreadOptions(environment)).toEqual({ prefer: 'wasm' });
    }
    expect(furtherThreadOptions({ AFFECTRON_BACKEND: 'cpu' })).toEqual({ prefer: 'cpu' });
  });
});

describe('backendOptions', () => {
  it('reads the environment', () => {
    expect(backendOptions({ AFFECTRON_BACKEND: 'cpu', AFFECTRON_NATIVE: '/n' }, false)).toEqual({
      prefer: 'cpu',
      nativeModule: '/n',
    });
    expect(backendOptions({}, false)).toEqual({});
    expect(backendOptions({ AFFECTRON_BACKEND: 'webgpu', AFFECTRON_NATIVE: '' }, false)).toEqual({});
  });

  it('takes no native code from outside a packaged app', () => {
    expect(backendOptions({ AFFECTRON_NATIVE: '/n' }, true)).toEqual({});
  });
});
