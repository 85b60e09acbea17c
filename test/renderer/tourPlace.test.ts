import { expect, it } from 'vitest';
import { placeBeside } from '../../src/renderer/src/lib/tourPlace';

const panel = { width: 320, height: 160 };
const window = { width: 1024, height: 640 };

it.each([
  ['beneath what is wide', { left: 16, top: 64, width: 224, height: 48 }, { left: 16, top: 124 }],
  ['right of a lane at the left', { left: 0, top: 48, width: 256, height: 592 }, { left: 268, top: 48 }],
  ['left of a lane at the right', { left: 724, top: 48, width: 300, height: 592 }, { left: 392, top: 48 }],
  [
    'over the middle of what fills the window',
    { left: 0, top: 0, width: 1024, height: 640 },
    { left: 352, top: 240 },
  ],
  ['within the window, at its foot', { left: 0, top: 600, width: 256, height: 300 }, { left: 268, top: 468 }],
])('a panel stands %s', (_, target, place) => {
  expect(placeBeside(target, panel, window)).toEqual(place);
});
