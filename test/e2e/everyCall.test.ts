/** A script in the page attacks every call of the contract, with everything that is not what the call takes. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, settingsSchema, type CallName } from '../../src/shared/contract';
import { attacksOn, make, placesIn, replaced, valueAt, type Attack, type Outcome } from './attacks/inPage';
import { answersAnyway, plausible, unknown, type Kind } from './attacks/plausible';
import { launchWithRealThings, type RealThings } from './attacks/realThings';

const calls = Object.keys(contract) as CallName[];
/** Codes of a refusal. What needs something that is not there now (a take, a training) says so. */
const refusals = ['refused', 'not-found', 'unknown-model', 'not-recording', 'stopped'];

let running: RealThings;
let before: Record<string, string>;
let tried = 0;

beforeAll(async () => {
  running = await launchWithRealThings();
  before = await everything();
}, 400_000);
afterAll(() => running.close());

async function attack(name: CallName, attacks: readonly Attack[]): Promise<Outcome[]> {
  tried += attacks.length;
  const outcomes = await make(running.affectron.page, name, attacks);
  expect(outcomes).toHaveLength(attacks.length);
  return outcomes;
}

it('every call of the contract is attacked', () => {
  expect(Object.keys(plausible).sort()).toEqual([...calls].sort());
});

describe('with what it does not take', () => {
  it.each(calls)('%s refuses', async (name) => {
    const outcomes = await attack(name, attacksOn(plausible[name]));
    const harmless = name in answersAnyway ? [...refusals, 'ok'] : refusals;
    expect(outcomes.filter(({ code }) => !harmless.includes(code))).toEqual([]);
    expect(outcomes.filter(({ said }) => tellsPlaces(said))).toEqual([]);
  });
});

describe('with the ids of other things', () => {
  const taking = calls.filter((name) =>
    placesIn([...plausible[name]]).some((at) => kindAt(name, at) !== null),
  );

  it.each(taking)('%s finds nothing', async (name) => {
    const outcomes = await attack(name, wrongIds(name));
    expect(outcomes.length).toBeGreaterThan(5);
    const harmless = name in answersAnyway ? [...refusals, 'ok'] : refusals;
    expect(outcomes.filter(({ code }) => !harmless.includes(code))).toEqual([]);
  });

  /** The other ids are real ones of the right kind, so that only the wrong one can be what is refused. */
  function wrongIds(name: CallName): Attack[] {
    const places = placesIn([...plausible[name]]);
    return places.flatMap((place) => {
      const wanted = kindAt(name, place);
      if (wanted === null) return [];
      const args = places.reduce<unknown>((filled, other) => {
        const kind = kindAt(name, other);
        if (kind === null || kind === 'prompt' || other === place) return filled;
        return replaced(filled, other, running.ids[kind]);
      }, plausible[name]) as unknown[];
      return Object.entries(running.ids)
        .filter(([kind]) => kind !== wanted && !fits(kind as Kind, wanted))
        .map(([kind, id]) => ({
          what: `${kind} at ${place.join('.')}`,
          args,
          place,
          source: JSON.stringify(id),
        }));
    });
  }
});

describe('after all of it', () => {
  it('thousands were tried', () => {
    console.info(`${tried} attacks on ${calls.length} calls`);
    expect(tried).toBeGreaterThan(15_000);
  });

  it('nothing is polluted, opened, shown or written', async () => {
    const found = await running.affectron.app.evaluate(() => ({
      prototype: Object.keys(Object.prototype),
      polluted: 'polluted' in {},
      shown: (globalThis as unknown as { shownByAttacks: string[] }).shownByAttacks,
    }));
    expect(found).toEqual({ prototype: [], polluted: false, shown: [] });
    expect(await everything()).toEqual(before);
    const windows = running.affectron.app.windows();
    expect(windows.map((window) => window.url())).toEqual(['app://affectron/index.html']);
  });

  it('the settings are still settings', async () => {
    const text = await readFile(join(running.folder, 'data', 'settings.json'), 'utf8');
    const known = Object.keys(settingsSchema.entries);
    expect(Object.keys(JSON.parse(text) as object).filter((key) => !known.includes(key))).toEqual([]);
    expect(text).not.toMatch(/polluted|evil/);
  });

  it('the app still answers', async () => {
    const answer = await running.affectron.page.evaluate(
      (id) => window.affectron.call('clip.view', id),
      running.ids.clip,
    );
    expect(answer).toMatchObject({ ok: true });
  });
});

function kindAt(name: CallName, place: readonly (string | number)[]): Kind | null {
  const value = valueAt(plausible[name], [...place]);
  const found = Object.entries(unknown).find(([, id]) => id === value);
  return found ? (found[0] as Kind) : null;
}

/** A profile is made of clips too. */
function fits(kind: Kind, wanted: Kind): boolean {
  return wanted === 'prompt' && kind === 'clip';
}

/** Whether an answer tells where something lies on this computer. */
function tellsPlaces(said: string): boolean {
  return said.includes(running.folder) || /node_modules|\.ts:\d|at async |\/src\//.test(said);
}

/** Every file in and beside the data folder by the hash of what is in it, but for what Chromium and the settings keep. */
async function everything(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(running.folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(running.folder, path);
    if (!entry.isFile() || /^data.(browser|cache|settings\.json)/.test(name)) continue;
    found[name] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return found;
}
