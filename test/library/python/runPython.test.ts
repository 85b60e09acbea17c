import { describe, expect, it } from 'vitest';
import { runPython } from '../../../src/library/python/runPython';

/** A program that is surely here stands in for Python: what matters is how its end is told. */
const program = process.execPath;
const script = (text: string) => ['-e', text];
const nothing = () => Promise.resolve();

describe('runPython', () => {
  it('hands over line by line, the next one when the last is worked on', async () => {
    const seen: string[] = [];
    await runPython(script('console.log("one"); console.log("two");'), {
      python: program,
      onLine: async (line) => {
        seen.push(`${line} begins`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(`${line} ends`);
      },
    });
    expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('says that the program is missing, and how to name another', async () => {
    await expect(runPython([], { python: 'no-such-python', onLine: nothing })).rejects.toMatchObject({
      code: 'no-python',
      message: expect.stringContaining('no-such-python') as string,
      advice: expect.stringContaining('AFFECTRON_PYTHON') as string,
    });
  });

  it('says which package is missing', async () => {
    const text = `console.error("ModuleNotFoundError: No module named 'torch'"); process.exit(1);`;
    await expect(runPython(script(text), { python: program, onLine: nothing })).rejects.toMatchObject({
      code: 'no-python',
      message: 'Python has no package “torch”.',
    });
  });

  it('says what the script complained of last', async () => {
    const text = 'for (let i = 1; i < 9; i++) console.error(`complaint ${i}`); process.exit(3);';
    await expect(runPython(script(text), { python: program, onLine: nothing })).rejects.toMatchObject({
      code: 'training-failed',
      message: expect.stringContaining('code 3') as string,
      advice: 'complaint 5\ncomplaint 6\ncomplaint 7\ncomplaint 8',
    });
  });

  it('ends the script when nobody wants its lines any more', async () => {
    const endless = script('console.log(process.pid); setInterval(() => console.log("more"), 10);');
    let id = 0;
    const run = runPython(endless, {
      python: program,
      onLine: (line) => {
        id = Number(line);
        return Promise.reject(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    await expect.poll(() => isRunning(id)).toBe(false);
  });
});

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
