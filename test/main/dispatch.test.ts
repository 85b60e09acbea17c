import { describe, expect, it, vi } from 'vitest';
import { AffectronError } from '../../src/core/errors';
import { createDispatch } from '../../src/main/bridge/dispatch';
import type { Handlers } from '../../src/main/bridge/dispatch';
import { contract } from '../../src/shared/contract';

/** Handlers that only remember having been reached. */
function watched(overrides: Partial<Handlers> = {}) {
  const reached: unknown[][] = [];
  const handlers = Object.fromEntries(
    Object.keys(contract).map((name) => [name, (...args: unknown[]) => void reached.push([name, ...args])]),
  ) as unknown as Handlers;
  const log = vi.fn();
  return { reached, log, dispatch: createDispatch({ ...handlers, ...overrides }, log) };
}

const refused = { ok: false, problem: expect.objectContaining({ code: 'refused' }) as unknown };

describe('the choke point', () => {
  it('runs a call whose arguments fit', async () => {
    const { reached, dispatch } = watched();
    expect(await dispatch('clip.view', ['abc-1'])).toEqual({ ok: true, value: undefined });
    expect(reached).toEqual([['clip.view', 'abc-1']]);
  });

  it.each([
    ['  my  take ', 'my  take'],
    ['two\nlines\t\u001b[31m', 'two lines [31m'],
    ['a\u0000\u2028b', 'a b'],
  ])('makes one line of the title %j', async (given, kept) => {
    const { reached, dispatch } = watched();
    await dispatch('library.rename', ['abc', given]);
    expect(reached).toEqual([['library.rename', 'abc', kept]]);
  });

  it.each([
    ['__proto__'],
    ['constructor'],
    ['toString'],
    ['hasOwnProperty'],
    ['library.delete'],
    [''],
    [undefined],
    [null],
    [42],
    [['clip.view']],
    [{ toString: () => 'clip.view' }],
  ])('knows no call %j', async (name) => {
    const { reached, log, dispatch } = watched();
    expect(await dispatch(name, [])).toEqual(refused);
    expect(reached).toEqual([]);
    expect(log).toHaveBeenCalled();
  });

  it.each([
    ['clip.view', []],
    ['clip.view', ['a', 'b']],
    ['clip.view', ['../../etc/passwd']],
    ['clip.view', ['/etc/passwd']],
    ['clip.view', ['C:\\Windows']],
    ['clip.view', ['a\0']],
    ['clip.view', ['a\n']],
    ['clip.view', ['x'.repeat(65)]],
    ['clip.view', [['a']]],
    ['clip.view', [{ id: 'a' }]],
    ['clip.view', 'abc'],
    ['clip.view', null],
    ['clip.view', { 0: 'abc', length: 1 }],
    ['library.list', ['extra']],
    ['library.rename', ['abc', '   ']],
    ['library.rename', ['abc', '\n\u0000']],
    ['library.rename', ['abc', 'x'.repeat(121)]],
    ['library.rename', ['abc', 7]],
    ['samples.import', ['/home', 'everything']],
    ['samples.download', ['http://evil.example/x.zip']],
    ['take.start', ['arecord']],
    ['take.push', [[0, 0.5]]],
    ['take.push', [new Float64Array(4)]],
    ['take.push', [new Float32Array(16_001)]],
    ['take.push', [new Float32Array(10_000_000)]],
    ['take.fail', ['disk-full']],
    ['settings.change', [null]],
    ['settings.change', [{ theme: 'pink' }]],
    ['settings.change', [{ speed: Infinity }]],
    ['settings.change', [{ speed: Number.NaN }]],
    ['settings.change', [{ model: '../lstm' }]],
    ['settings.change', [{ recorderDevice: 'x'.repeat(257) }]],
  ])('refuses %s(%j)', async (name, args) => {
    const { reached, dispatch } = watched();
    expect(await dispatch(name, args)).toEqual(refused);
    expect(reached).toEqual([]);
  });

  it('drops settings it does not know instead of storing them', async () => {
    const { reached, dispatch } = watched();
    const args: unknown = JSON.parse('[{"theme":"dark","shell":"/bin/sh","__proto__":{"model":"x"}}]');
    expect(await dispatch('settings.change', args)).toMatchObject({ ok: true });
    expect(reached).toEqual([['settings.change', { theme: 'dark' }]]);
  });

  it('hands on a refusal with its code, sentence and advice', async () => {
    const { dispatch } = watched({
      'clip.view': () => {
        throw new AffectronError('silent', 'The clip is silent.', { advice: 'Pick another.' });
      },
    });
    expect(await dispatch('clip.view', ['a'])).toEqual({
      ok: false,
      problem: { code: 'silent', message: 'The clip is silent.', advice: 'Pick another.' },
    });
  });

  it('keeps the insides of a fault to itself and logs them', async () => {
    const fault = new TypeError('/home/someone/secret.ts: x is undefined');
    const { dispatch, log } = watched({ 'clip.view': () => Promise.reject(fault) });
    const answer = await dispatch('clip.view', ['a']);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(log).toHaveBeenCalledWith('bridge', expect.stringContaining('clip.view'), fault);
  });
});
