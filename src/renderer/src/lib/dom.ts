/** Small things that need the page. */
import type { Pressed } from '../../../shared/chord';
import type { Place } from '../state/shortcuts';

/** Where the focus is, for the shortcuts. Parts with keys of their own say so with `data-place`. */
export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return 'page';
  const named = target.closest<HTMLElement>('[data-place]')?.dataset.place;
  if (named === 'list' || named === 'sound') return named;
  if (target.closest('input:not([type=radio], [type=checkbox], [type=range]), textarea')) return 'typing';
  if (target.closest('select, input, [role=menu], [role=slider]')) return 'control';
  if (target.closest('button, a, summary')) return 'button';
  return 'page';
}

/**
 * `null` for keys with Alt, which are the system's. AltGr only reaches further characters, such as [ on many keyboards; on
 * a Mac Option does that, so that what it types there other than a letter or a digit counts as the key.
 *
 * @param mac whether the system is macOS
 */
export function pressedKey(event: KeyboardEvent, mac: boolean): Pressed | null {
  const { key, shiftKey: shift, ctrlKey, metaKey, altKey } = event;
  if (event.getModifierState('AltGraph')) return { key, modified: false, shift };
  if (!altKey) return { key, modified: ctrlKey || metaKey, shift };
  const typed = mac && !ctrlKey && !metaKey && /^[\p{P}\p{S}]$/u.test(key);
  return typed ? { key, modified: false, shift } : null;
}

/** Sizes a canvas to its box in device pixels; answers its context, scaled to CSS pixels. */
export function sizedContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (wide === 0 || high === 0) return null;
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** A colour token as canvases understand it; only tokens registered in tokens.css come resolved. */
export function colourToken(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(`--${name}`);
}

export function reducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** @returns false where there is nothing to search in */
export function focusSearch(): boolean {
  const field = document.getElementById('search');
  field?.focus();
  return field !== null;
}

/** Takes back what was typed, or types it again, as the browser does by itself where a key is pressed. */
export function turnTyping(command: 'undo' | 'redo'): void {
  document.execCommand(command);
}

/** An attachment for what takes the place of something that had the focus and is gone. */
export function takeFocus(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}
