import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json';
import { packageConfig } from '../../packaging/config.mjs';
import { fuses } from '../../packaging/fuses.mjs';
import { soundFiles } from '../../packaging/soundFiles.mjs';
import { ensureAppBuilt } from '../../scripts/setup/build.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { soundExtensions } from '../../src/library/soundTypes';
import { loadedAtStart } from './loadedAtStart';

await ensureAppBuilt();
const config = packageConfig({ root, encoders: ['some-encoder'], signed: true });

describe('what systems are told of the program', () => {
  it('offers it for the sound files that it opens, each once', () => {
    const offered = soundFiles.flatMap(({ ext }) => ext);
    expect(offered.toSorted()).toEqual([...soundExtensions].toSorted());
    expect(config.fileAssociations).toHaveLength(soundFiles.length);
    expect(soundFiles.every(({ mimeType }) => mimeType.startsWith('audio/'))).toBe(true);
  });

  it('asks macOS for the microphone and the camera, in words and in entitlements', async () => {
    const info = config.mac?.extendInfo as Record<string, string>;
    const entitlements = await readFile(join(root, config.mac?.entitlements ?? ''), 'utf8');
    for (const [word, name] of [
      ['Microphone', 'device.audio-input'],
      ['Camera', 'device.camera'],
    ]) {
      expect(info[`NS${word}UsageDescription`]).toMatch(/stays? on this computer/);
      expect(entitlements).toMatch(new RegExp(`<key>com\\.apple\\.security\\.${name}</key>\\s*<true/>`));
    }
    // With the hardened runtime that notarisation wants, V8 could not compile without it.
    expect(config.mac?.hardenedRuntime).toBe(true);
    expect(entitlements).toContain('com.apple.security.cs.allow-jit');
    // A nameless signature does not go with it.
    const unsigned = packageConfig({ root, encoders: [] }).mac;
    expect([unsigned?.identity, unsigned?.hardenedRuntime]).toEqual(['-', false]);
  });

  it('makes an installer of each kind, and has an icon for all', async () => {
    expect(config.linux?.target).toEqual(['AppImage', 'deb']);
    expect(config.mac?.target).toEqual(['dmg']);
    expect(config.win?.target).toEqual(['nsis']);
    const png = await readFile(join(root, config.icon ?? ''));
    // Width and height stand in the header: macOS wants 512 at least.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  });
});

describe('the fuses', () => {
  it('that Electron has are all decided about', () => {
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(Object.keys(fuses).toSorted()).toEqual(known.toSorted());
  });
});

describe('what is packed', () => {
  const files = (config.files as string[]).filter((pattern) => !pattern.startsWith('!'));

  it('has every package that main loads and nothing that only the window or the terminal needs', () => {
    const packed = new Set(files.map((pattern) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(pattern)?.[1]));
    const elsewhere = ['chart.js', 'meyda', 'commander', 'cli-progress'];
    const wanted = Object.keys(packageJson.dependencies).filter((name) => !elsewhere.includes(name));
    expect(wanted.filter((name) => !packed.has(name))).toEqual([]);
    expect(
      [...elsewhere, ...Object.keys(packageJson.devDependencies)].filter((name) => packed.has(name)),
    ).toEqual([]);
  });

  it('has what is read by path beside the archive: models, encoders, face networks, samples', async () => {
    const resources = config.extraResources as { from: string; to: string }[];
    // What is listed twice is copied twice, and the second copy fails.
    expect(new Set(resources.map(({ to }) => to)).size).toBe(resources.length);
    expect(resources.map(({ to }) => to)).toEqual(
      expect.arrayContaining(['models', 'encoders', 'face', 'samples']),
    );
    for (const { from } of resources.filter(({ from }) => !from.startsWith('out/')))
      await access(join(root, from));
  });
});

describe('a start', () => {
  it('waits for neither TensorFlow.js nor the decoders, which the workers load', async () => {
    const packages = await loadedAtStart(join(root, 'out', 'main', 'index.js'));
    const few = ['electron', 'fft.js', 'node-record-lpcm16', 'valibot', 'wavefile', 'yauzl'];
    expect(packages.toSorted()).toEqual(few);
  });
});
