/**
 * Nothing leaves the computer: the whole app is used in a network namespace in which every address leads to a trap. It
 * catches what Node sends and what Chromium sends by itself, since it lies below both. Linux alone has such namespaces.
 */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';

/** What the trap had seen after each part. */
interface Seen {
  started: string[];
  used: string[];
  attacked: string[];
  downloads: string[];
  controls: string[];
  /** Names of the views that were opened, and what came of each call. */
  views: string[];
  work: Record<string, string>;
}

/** `root` needs no user namespace of its own; everybody else does, and some systems forbid it. */
const namespace = ['--net', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'])];
const canTrap =
  process.platform === 'linux' &&
  spawnSync('unshare', [...namespace, 'ip', 'route', 'add', 'local', '0.0.0.0/0', 'dev', 'lo']).status !==
    null &&
  spawnSync('unshare', [...namespace, 'ip', 'link', 'set', 'lo', 'up']).status === 0;

describe.runIf(canTrap)('every address of the world leads to a trap', () => {
  let seen: Seen;

  beforeAll(async () => {
    const script = join(root, 'test', 'e2e', 'network', 'useEverything.mjs');
    const { stdout } = await promisify(execFile)('unshare', [...namespace, process.execPath, script], {
      maxBuffer: 64 * 2 ** 20,
    });
    seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Seen;
  }, 600_000);

  it('the app was really used', () => {
    expect(seen.views).toEqual(
      expect.arrayContaining(['Listen', 'Live', 'Batch', 'Evaluate', 'Train', 'Models', 'Face', 'Video']),
    );
    const failed = Object.entries(seen.work).filter(([, came]) => came !== 'ok');
    // Four clips are too few to train on, which is told only once they have been looked at.
    expect(failed).toEqual([['training.plan', 'not-enough-data']]);
    expect(Object.keys(seen.work).length).toBeGreaterThan(20);
  });

  it('nothing comes of starting it', () => expect(seen.started).toEqual([]));

  it('nothing comes of using all of it', () => expect(seen.used).toEqual([]));

  it('nothing comes of a script in the page that tries to get something out', () => {
    expect(seen.attacked).toEqual([]);
  });

  it('the downloads the person starts go where the documents say, and nowhere else', () => {
    expect(seen.downloads).toEqual(['name? registry.npmjs.org', 'name? zenodo.org', 'tcp 443']);
  });

  it('what does get out is caught, from Node and from a Chromium without our guards', () => {
    const names = ['by-node', 'fetched', 'image', 'socket', 'prefetched-name', 'stun-name', 'turn-name'];
    expect(seen.controls).toEqual(expect.arrayContaining(names.map((name) => `name? ${name}.example`)));
    expect(seen.controls).toEqual(expect.arrayContaining(['tcp 80', 'udp 3478', 'udp, another port']));
  });
});
