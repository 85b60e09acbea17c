/** Holds `docs/security.md` to the files and tests it names, and the program to what no test can try. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';

const page = await readFile(join(root, 'docs', 'security.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('`src/'));

async function sources(folder: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(join(root, folder), { recursive: true })).filter((name) =>
    /\.(ts|mjs|svelte|html)$/.test(name),
  );
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(root, folder, name), 'utf8') })),
  );
}

describe('docs/security.md', () => {
  it('has the twenty items of Electron’s checklist', () => {
    const numbers = [...page.matchAll(/^\| +(\d+) \|/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('names files that exist', () => {
    const named = [...page.matchAll(/`((?:src|test|scripts|packaging)\/[^`]+)`/g)].map(([, path]) => path);
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names tests that exist', async () => {
    const named = [...page.matchAll(/`(test\/[^`]+)` “([^”]+)”/g)];
    expect(named.length).toBeGreaterThan(20);
    for (const [, path, name] of named) {
      expect(await readFile(join(root, path), 'utf8')).toContain(name);
    }
  });

  it('has a test for every line', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => !row.includes('`test/'))).toEqual([]);
  });
});

describe('the program', () => {
  it('takes none of Electron’s dangerous options', async () => {
    const dangerous =
      /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups|<webview|openExternal|nodeIntegrationIn|webSecurity: false|sandbox: false|contextIsolation: false|nodeIntegration: true|disable-web-security|ignore-certificate|certificate-error|no-sandbox|bypassCSP/;
    const found = [...(await sources('src')), ...(await sources('packaging'))].filter(({ text }) =>
      dangerous.test(text),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it('shows no text as HTML', async () => {
    const html = /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment/;
    const found = (await sources('src')).filter(({ text }) => html.test(text));
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it('listens to the window at one place', async () => {
    const found = (await sources('src/main')).filter(({ text }) => /\bipcMain\b/.test(text));
    expect(found.map(({ name }) => name.replaceAll('\\', '/'))).toEqual(['bridge/chokePoint.ts']);
  });
});
