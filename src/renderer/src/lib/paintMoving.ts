/** Pictures that move while sound comes, and rest once it has ended. */

/**
 * Paints with every frame while `moving`; else once, and again whenever the picture gets another size.
 *
 * @param paint gets the clock time in milliseconds (`performance.now()`)
 * @returns ends it
 */
export function paintMoving(
  canvas: HTMLCanvasElement,
  moving: boolean,
  paint: (now: number) => void,
): () => void {
  let frame = 0;
  const next = (now: number): void => {
    paint(now);
    if (moving) frame = requestAnimationFrame(next);
  };
  frame = requestAnimationFrame(next);
  if (moving) return () => cancelAnimationFrame(frame);
  const resized = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(next);
  });
  resized.observe(canvas);
  return () => {
    resized.disconnect();
    cancelAnimationFrame(frame);
  };
}
