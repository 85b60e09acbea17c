/** With a capital at the start, as a verdict stands large. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
