/** A drawn face that the detector takes for one: no photograph of anybody. */
import type { Picture } from '../../src/core/face/picture';

export interface DrawnFace {
  /** Middle of the face, pixels. */
  x: number;
  y: number;
  /** Height of the head, pixels. */
  size: number;
  /** Clockwise tilt, radians. Default 0. */
  tilt?: number;
  /** Corners of the mouth: 1 smiles, -1 is sad. Default 0. */
  smile?: number;
  /** How far the mouth is open, 0 to 1. Default 0. */
  open?: number;
}

type Colour = readonly [number, number, number];

const skin: Colour = [214, 168, 140];
const shade: Colour = [176, 126, 102];
const hair: Colour = [62, 44, 34];
const white: Colour = [244, 242, 238];
const iris: Colour = [66, 82, 96];
const black: Colour = [18, 14, 14];
const lip: Colour = [168, 84, 84];

/** A picture with a grey wall and faces in front of it. */
export function drawFaces(width: number, height: number, faces: readonly DrawnFace[], light = 1): Picture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour =
        faces.reduce<Colour | null>((found, face) => found ?? colourAt(face, x, y), null) ?? wall(x, y);
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) data[at + channel] = Math.round(light * colour[channel]);
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function wall(x: number, y: number): Colour {
  const level = 120 + 14 * Math.sin(x / 70) + 10 * Math.sin(y / 55);
  return [level, level + 4, level + 10];
}

/** Of one face, in its own coordinates: the head is 2 high and 1.5 wide, the middle of the eyes lies at (0, -0.1). */
function colourAt(
  { x, y, size, tilt = 0, smile = 0, open = 0 }: DrawnFace,
  px: number,
  py: number,
): Colour | null {
  const [dx, dy] = [((px - x) * 2) / size, ((py - y) * 2) / size];
  const u = dx * Math.cos(tilt) + dy * Math.sin(tilt);
  const v = -dx * Math.sin(tilt) + dy * Math.cos(tilt);
  return features(u, v, smile, open) ?? head(u, v);
}

function within(u: number, v: number, cu: number, cv: number, ru: number, rv: number): boolean {
  return ((u - cu) / ru) ** 2 + ((v - cv) / rv) ** 2 <= 1;
}

function features(u: number, v: number, smile: number, open: number): Colour | null {
  const side = Math.abs(u);
  if (within(side, v, 0.3, -0.1, 0.03, 0.03)) return white;
  if (within(side, v, 0.29, -0.09, 0.035, 0.045)) return black;
  if (within(side, v, 0.29, -0.09, 0.065, 0.065)) return iris;
  if (within(side, v, 0.29, -0.09, 0.15, 0.075)) return white;
  if (within(side, v, 0.29, -0.1, 0.17, 0.095)) return shade;
  const brow = -0.27 - 0.04 * Math.cos((side - 0.3) * 8);
  if (side > 0.12 && side < 0.5 && Math.abs(v - brow) < 0.03) return hair;
  if (within(side, v, 0.075, 0.22, 0.035, 0.02)) return black;
  if (within(u, v, 0, 0.2, 0.13, 0.06)) return shade;
  if (side < 0.045 && v > -0.1 && v < 0.2) return [226, 182, 154];
  if (side >= 0.045 && side < 0.075 && v > -0.05 && v < 0.18) return [196, 148, 122];
  const line = 0.52 + smile * 0.12 * (0.4 - (side / 0.28) ** 2);
  const taper = Math.sqrt(Math.max(0, 1 - (side / 0.28) ** 2));
  if (side < 0.28 && Math.abs(v - line) < 0.012 + open * 0.13 * taper) return black;
  if (side < 0.28 && v < line && v > line - (0.05 + open * 0.14) * taper) return lip;
  if (side < 0.28 && v > line && v < line + (0.075 + open * 0.14) * taper) return lip;
  return null;
}

function head(u: number, v: number): Colour | null {
  const side = Math.abs(u);
  if (v < -0.45 - 0.25 * (1 - (u / 0.75) ** 2) && within(u, v, 0, -0.12, 0.82, 0.95)) return hair;
  if (within(u, v, 0, 0, 0.7, 0.95)) {
    const round = 1 - 0.22 * (side / 0.7) ** 2 - 0.08 * Math.max(0, v);
    return skin.map((level) => level * round) as unknown as Colour;
  }
  if (within(side, v, 0.7, 0, 0.1, 0.2)) return shade;
  if (within(u, v, 0, -0.12, 0.82, 0.95)) return hair;
  if (side < 0.36 && v > 0.7 && v < 1.25) return shade;
  if (v > 1.15 && v < 1.7 && side < 0.7 + (v - 1.15) * 1.4) return [58, 74, 110];
  return null;
}
