/** Keys and wheel of the pictures of a sound. */
import type { Playback } from '../state/playback.svelte';
import type { Selection } from '../state/selection.svelte';
import type { Zoom } from '../state/zoom.svelte';

/** Seconds per arrow key; with Shift a tenth of it. */
const stride = 0.5;

/**
 * Left, right, Home and End move the playhead; with Shift the selection goes along.
 * @returns true when the key was one of them
 */
export function soundKeys(event: KeyboardEvent, playback: Playback, selection?: Selection): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const before = playback.time;
  const by = event.shiftKey ? stride / 10 : stride;
  if (event.key === 'ArrowLeft') playback.seek(before - by);
  else if (event.key === 'ArrowRight') playback.seek(before + by);
  else if (event.key === 'Home') playback.seek(0);
  else if (event.key === 'End') playback.seek(playback.seconds);
  else return false;
  if (event.shiftKey) selection?.extend(before, playback.time);
  event.preventDefault();
  return true;
}

/**
 * Wheel and pinch zoom around the pointer; sideways (or with Shift) they scroll. An attachment, because
 * `preventDefault` needs a listener that is not passive.
 */
export function zoomByWheel(zoom: Zoom) {
  return (element: HTMLElement): (() => void) => {
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, width } = element.getBoundingClientRect();
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        zoom.scrollTo(zoom.start + (sideways / width) * zoom.length);
        return;
      }
      // A pinch comes as a wheel with Ctrl and small steps.
      const strength = event.ctrlKey ? 0.01 : 0.0025;
      zoom.by(Math.exp(-event.deltaY * strength), zoom.time((event.clientX - left) / width));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  };
}
