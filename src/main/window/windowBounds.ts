import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const boundsSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer()),
  height: v.pipe(v.number(), v.integer()),
  maximized: v.boolean(),
});

/** Where the window stood, in screen pixels. */
export type WindowBounds = v.InferOutput<typeof boundsSchema>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const initialSize = { width: 1280, height: 800 };
export const smallestSize = { width: 1024, height: 640 };

/** File of the remembered bounds. */
export function boundsFile(dataFolder: string): string {
  return join(dataFolder, 'window.json');
}

/** The remembered bounds; `null` on first start or when the file is not what we wrote. */
export function readBounds(dataFolder: string): WindowBounds | null {
  try {
    const parsed = v.safeParse(boundsSchema, JSON.parse(readFileSync(boundsFile(dataFolder), 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/**
 * Where to open: as remembered while enough of the title bar is on a screen that is still there, else in the
 * middle at the remembered size.
 *
 * @param screens work areas of the displays
 */
export function openingBounds(
  remembered: WindowBounds | null,
  screens: readonly Area[],
): { width: number; height: number; x?: number; y?: number } {
  if (remembered === null) return initialSize;
  const width = Math.max(smallestSize.width, remembered.width);
  const height = Math.max(smallestSize.height, remembered.height);
  const reachable = screens.some(
    (screen) =>
      remembered.x + width > screen.x + 100 &&
      remembered.x < screen.x + screen.width - 100 &&
      remembered.y >= screen.y - 10 &&
      remembered.y < screen.y + screen.height - 50,
  );
  return reachable ? { x: remembered.x, y: remembered.y, width, height } : { width, height };
}
