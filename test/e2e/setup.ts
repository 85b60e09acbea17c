import { prepareApp } from '../../scripts/setup/prepare.mjs';
import { hasDisplay, startVirtualDisplay } from '../../scripts/setup/display.mjs';

/** Before the first end-to-end test: the app is built, Electron is here, and there is a display. */
export default async function setup(): Promise<(() => void) | undefined> {
  await prepareApp();
  if (hasDisplay()) return undefined;
  const { display, stop } = await startVirtualDisplay();
  process.env.DISPLAY = display;
  return stop;
}
