import type { launchApp as LaunchApp, LaunchedApp } from '../scripts/setup/launchApp.mjs';
import type { startVirtualDisplay as StartVirtualDisplay } from '../scripts/setup/display.mjs';

const starts = 7;

/** Bundled benches lie in `out/bench`; the scripts find the repository by where they lie themselves. */
const script = async <Module>(name: string): Promise<Module> =>
  (await import(/* @vite-ignore */ new URL(`../../scripts/setup/${name}`, import.meta.url).href)) as Module;

/** Milliseconds from the process's birth to the first paint with content, and to the first verdict. */
async function startTimes({ app, page }: LaunchedApp): Promise<{ paint: number; verdict: number }> {
  const born = await app.evaluate(({ app: main }) => {
    const own = main.getAppMetrics().find(({ type }) => type === 'Browser');
    return own?.creationTime ?? NaN;
  });
  const moments = await page.evaluate(async () => {
    const told = (): boolean =>
      / sure\.$/.test(document.querySelector('p[aria-live]')?.textContent.trim() ?? '');
    while (!told()) await new Promise(requestAnimationFrame);
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    return { paint: performance.timeOrigin + paint, verdict: performance.timeOrigin + performance.now() };
  });
  return { paint: moments.paint - born, verdict: moments.verdict - born };
}

/** Milliseconds from the click on each row in sight to the frame after its figures stand in the table. */
function clickTimes({ page }: LaunchedApp): Promise<number[]> {
  return page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const table = (): string => document.querySelector('table')?.textContent ?? '';
    const times: number[] = [];
    const rows = [...document.querySelectorAll<HTMLElement>('[role=listbox] [role=option]')];
    for (const row of rows.slice(1)) {
      const before = table();
      const start = performance.now();
      row.click();
      while (!/\d\D*$/.test(table()) || table() === before) await frame();
      times.push((await frame()) - start);
    }
    return times;
  });
}

function print(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const [median, best, worst] = [sorted[sorted.length >> 1], sorted[0], sorted[sorted.length - 1]];
  const figures = [median, best, worst].map((time = NaN) => `${time.toFixed(0).padStart(8)} ms`).join('');
  console.log(`  ${what.padEnd(48)}${figures}   (${times.length} times)`);
}

/**
 * Prints how long people wait for the real app, built but not packaged, WASM, a new data folder each time: from the
 * start of the process to the first paint and to the first sample's verdict, and from a click on a sample to its
 * bars, every model included. Playwright is attached, which the start pays for.
 */
export async function bench(): Promise<void> {
  const { prepareApp } = await script<{ prepareApp: () => Promise<unknown> }>('prepare.mjs');
  const { launchApp } = await script<{ launchApp: typeof LaunchApp }>('launchApp.mjs');
  const { hasDisplay, startVirtualDisplay } = await script<{
    hasDisplay: () => boolean;
    startVirtualDisplay: typeof StartVirtualDisplay;
  }>('display.mjs');
  await prepareApp();
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display) process.env['DISPLAY'] = display.display;
  const paints: number[] = [];
  const verdicts: number[] = [];
  const clicks: number[] = [];
  try {
    for (let start = 0; start < starts; start++) {
      const launched = await launchApp();
      try {
        const { paint, verdict } = await startTimes(launched);
        paints.push(paint);
        verdicts.push(verdict);
        clicks.push(...(await clickTimes(launched)));
      } finally {
        await launched.end();
      }
    }
  } finally {
    display?.stop();
  }
  console.log(`  ${''.padEnd(48)}${['median', 'best', 'worst'].map((word) => word.padStart(11)).join('')}`);
  print('process started to first paint with content', paints);
  print('process started to first verdict drawn', verdicts);
  print('sample clicked to bars drawn', clicks);
}
