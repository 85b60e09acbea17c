import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { answeringIds } from '../shippedIds';

function startWithoutDisplay(): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { ...process.env };
  delete env.DISPLAY;
  delete env.WAYLAND_DISPLAY;
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], { env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

describe.skipIf(process.platform !== 'linux')('npm start without a display', () => {
  it('classifies every bundled sample with every model and says how to get the window', async () => {
    const text = await readFile(join(root, 'samples', 'samples.json'), 'utf8');
    const files = (JSON.parse(text) as { file: string }[]).map(({ file }) => join('samples', file));

    const { code, stdout, stderr } = await startWithoutDisplay();
    expect(code).toBe(0);
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head?.split(/\s+/)).toEqual(['sample', ...answeringIds]);
    expect(rows.map((row) => row.split(/\s+/)[0])).toEqual(files);
    for (const row of rows) expect(row.match(/[a-z]+ \d+ %/g)).toHaveLength(answeringIds.length);
    expect(stderr).toContain('There is no display');
    expect(stderr).toContain('xvfb-run');
  });
});
