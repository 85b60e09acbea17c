import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src/main/protocol/contentSecurity';
import { rendererFile } from '../../src/main/protocol/rendererFile';

let root: string;
let folder: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'affectron-pages-'));
  folder = join(root, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'index-1a.js'), 'export {}');
  await writeFile(join(folder, 'assets', '.hidden.js'), 'secret');
  await writeFile(join(folder, 'notes.txt'), 'not a kind the build holds');
  await writeFile(join(root, 'outside.js'), 'secret');
  await symlink(join(root, 'outside.js'), join(folder, 'assets', 'link.js'));
});
afterAll(() => rm(root, { recursive: true }));

describe('rendererFile', () => {
  it('serves the built files with their types', async () => {
    expect(await rendererFile(folder, '/index.html')).toMatchObject({
      contentType: 'text/html; charset=utf-8',
    });
    const script = await rendererFile(folder, '/assets/index-1a.js');
    expect(script?.contentType).toContain('text/javascript');
    expect(script?.bytes.toString()).toBe('export {}');
  });

  it.each([
    ['/'],
    ['/missing.js'],
    ['/assets'],
    ['/notes.txt'],
    ['/../outside.js'],
    ['/assets/../../outside.js'],
    ['/%2e%2e/outside.js'],
    ['/..%2foutside.js'],
    ['/assets/%2e%2e%2f%2e%2e%2foutside.js'],
    ['/..%5coutside.js'],
    ['/C:/outside.js'],
    ['/assets/.hidden.js'],
    ['/assets/link.js'],
    ['/index.html%00.js'],
    ['/%E0%A4%A'],
  ])('finds nothing at %s', async (pathname) => {
    expect(await rendererFile(folder, pathname)).toBeNull();
  });
});

describe('contentSecurityPolicy', () => {
  const policy = contentSecurityPolicy();

  it('allows scripts of our own alone, and nothing by default', () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it('allows inline styles to the development server alone', () => {
    expect(policy).toContain("style-src 'self';");
    expect(contentSecurityPolicy('http://localhost:5173')).toContain("style-src 'self' 'unsafe-inline';");
  });
});
