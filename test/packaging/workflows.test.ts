/** The workflows run on somebody else's machines alone: here it is checked that they say what they should. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json';
import { packageConfig } from '../../packaging/config.mjs';
import { root } from '../../scripts/setup/paths.mjs';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
interface Job {
  'runs-on': string;
  needs?: string;
  if?: string;
  permissions?: Record<string, string>;
  strategy?: { matrix: { include: { system: string; runner: string }[] } };
  steps: Step[];
}
interface Workflow {
  on: Record<string, { tags?: string[]; branches?: string[] } | null>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const textOf = (name: string): Promise<string> =>
  readFile(join(root, '.github', 'workflows', `${name}.yml`), 'utf8');
const workflow = async (name: string): Promise<Workflow> => load(await textOf(name)) as Workflow;
const steps = async (name: string): Promise<Step[]> =>
  Object.values((await workflow(name)).jobs).flatMap((job) => job.steps);

describe.each(['check', 'release'])('the workflow %s', (name) => {
  it('may read the code and no more, but where it says so', async () => {
    const { permissions, jobs } = await workflow(name);
    expect(permissions).toEqual({ contents: 'read' });
    const more = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined);
    expect(more.map(([job]) => job)).toEqual(name === 'release' ? ['publish'] : []);
  });

  it('uses actions of a named version, and scripts that are there', async () => {
    for (const { uses, run = '' } of await steps(name)) {
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
      for (const [, script = ''] of run.matchAll(/npm run ([\w-]+)/g)) {
        expect(Object.keys(packageJson.scripts)).toContain(script);
      }
      for (const [, file = ''] of run.matchAll(/(?:^|\s)(\.ci\/\w+)/g)) await access(join(root, file));
    }
  });
});

it('every change runs the whole of the tests', async () => {
  const { on } = await workflow('check');
  expect(Object.keys(on)).toEqual(['push', 'pull_request']);
  expect((await steps('check')).map(({ run }) => run)).toContain('.ci/run');
});

describe('the release', () => {
  it('begins with a tag, which has to be the version', async () => {
    const { on } = await workflow('release');
    expect(on['push']).toEqual({ tags: ['v*.*.*'] });
    const check = (await steps('release')).find(({ name }) => name === 'The tag is the version');
    expect(check?.run).toContain('GITHUB_REF_NAME');
  });

  it('makes the installers on all three systems, and keeps every kind of them', async () => {
    const { installers } = (await workflow('release')).jobs;
    const runners = installers?.strategy?.matrix.include.map(({ runner }) => runner.replace(/-.*/, ''));
    expect(new Set(runners)).toEqual(new Set(['ubuntu', 'macos', 'windows']));
    const upload = installers?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'));
    const kept = String(upload?.with?.['path']).trim().split(/\s+/);
    const { linux, mac, win } = packageConfig({ root, encoders: [] });
    const endings: Record<string, string> = { nsis: 'exe' };
    const made = [linux, mac, win].flatMap((system) => system?.target as string[]);
    const wanted = made.map((target) => `dist/*.${endings[target] ?? target}`);
    expect(kept.toSorted()).toEqual([...wanted, 'dist/SHA256SUMS-*.txt'].toSorted());
  });

  it('hands each secret to the one variable electron-builder knows it by, and unsets those not given', async () => {
    const step = (await steps('release')).find(({ name }) => name === 'Installers');
    const secrets = Object.entries(step?.env ?? {})
      .map(([variable, value]) => [variable, /secrets\.(\w+)/.exec(value)?.[1]])
      .filter(([, secret]) => secret !== undefined);
    expect(Object.fromEntries(secrets)).toEqual({
      CSC_LINK: 'MAC_CERTIFICATE',
      CSC_KEY_PASSWORD: 'MAC_CERTIFICATE_PASSWORD',
      APPLE_ID: 'APPLE_ID',
      APPLE_APP_SPECIFIC_PASSWORD: 'APPLE_APP_SPECIFIC_PASSWORD',
      APPLE_TEAM_ID: 'APPLE_TEAM_ID',
      WIN_CSC_LINK: 'WINDOWS_CERTIFICATE',
      WIN_CSC_KEY_PASSWORD: 'WINDOWS_CERTIFICATE_PASSWORD',
    });
    const unset = /for name in (.+); do/.exec(step?.run ?? '')?.[1]?.split(' ');
    expect(unset).toEqual(secrets.map(([variable]) => variable));
    // No other step sees one of them.
    expect([...(await textOf('release')).matchAll(/secrets\./g)]).toHaveLength(secrets.length);
  });

  it('publishes a draft, with checksums that were checked, of a tag alone', async () => {
    const { publish } = (await workflow('release')).jobs;
    expect(publish?.if).toBe("github.ref_type == 'tag'");
    expect(publish?.needs).toBe('installers');
    const commands = publish?.steps.map(({ run = '' }) => run).join('\n');
    expect(commands).toContain('sha256sum --check --strict');
    expect(commands).toMatch(/gh release create .*--draft/);
  });
});
