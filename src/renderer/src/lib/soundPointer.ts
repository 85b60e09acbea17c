/** Presses and drags on the pictures of a sound: they move the playhead, with Shift they select. */
import type { Playback } from '../state/playback.svelte';
import type { Selection } from '../state/selection.svelte';
import type { Zoom } from '../state/zoom.svelte';

export interface PointedSound {
  playback: Playback;
  /** Left out where nothing can be selected. */
  selection?: Selection;
  zoom: Zoom;
}

/** Time under the pointer, held inside the sound. */
export function timeAt(zoom: Zoom, element: Element, event: MouseEvent): number {
  const { left, width } = element.getBoundingClientRect();
  return zoom.time((event.clientX - left) / width);
}

/** An attachment for a picture that is as wide as the view. */
export function soundPointer({ playback, selection, zoom }: PointedSound) {
  return (element: HTMLElement): (() => void) => {
    let selects = false;
    const press = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      selects = event.shiftKey && selection !== undefined;
      const time = timeAt(zoom, element, event);
      if (selects) selection?.begin(time);
      else playback.seek(time);
    };
    const move = (event: PointerEvent): void => {
      if (event.buttons !== 1 || !element.hasPointerCapture(event.pointerId)) return;
      const time = timeAt(zoom, element, event);
      if (selects) selection?.drag(time);
      else playback.seek(time);
    };
    element.addEventListener('pointerdown', press);
    element.addEventListener('pointermove', move);
    return () => {
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('pointermove', move);
    };
  };
}
