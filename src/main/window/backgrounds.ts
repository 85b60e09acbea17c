/** Painted before the page is there: `--background` of src/renderer/src/styles/tokens.css. */
export const backgrounds = { dark: '#0f1216', light: '#f4f6f8' };
