/** An upright rectangle of a picture, pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Common area of two boxes over the area both cover, 0 to 1 (intersection over union). */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (one.width * one.height + other.width * other.height - common);
}

/** The smallest box around points, given as x, y (and whatever else, up to `stride` values a point). */
export function boxAround(points: ArrayLike<number>, stride: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < points.length; at += stride) {
    left = Math.min(left, points[at]);
    right = Math.max(right, points[at]);
    top = Math.min(top, points[at + 1]);
    bottom = Math.max(bottom, points[at + 1]);
  }
  return { left, top, width: right - left, height: bottom - top };
}
