/** Where a panel stands beside what it points at. */

export interface Size {
  width: number;
  height: number;
}

export interface Box extends Size {
  left: number;
  top: number;
}

const gap = 12;

/** Right of it, else left, else beneath; over its middle where it leaves no room. Always within the window. */
export function placeBeside(target: Box, panel: Size, window: Size): { left: number; top: number } {
  const right = target.left + target.width;
  const bottom = target.top + target.height;
  const wide = target.width > target.height * 4;
  if (wide && bottom + gap + panel.height <= window.height) {
    return within({ left: target.left, top: bottom + gap }, panel, window);
  }
  if (right + gap + panel.width <= window.width) {
    return within({ left: right + gap, top: target.top }, panel, window);
  }
  if (target.left - gap - panel.width >= 0) {
    return within({ left: target.left - gap - panel.width, top: target.top }, panel, window);
  }
  const left = target.left + (target.width - panel.width) / 2;
  return within({ left, top: target.top + (target.height - panel.height) / 2 }, panel, window);
}

function within({ left, top }: { left: number; top: number }, panel: Size, window: Size) {
  return {
    left: Math.max(gap, Math.min(left, window.width - panel.width - gap)),
    top: Math.max(gap, Math.min(top, window.height - panel.height - gap)),
  };
}
