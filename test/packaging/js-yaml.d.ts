declare module 'js-yaml' {
  /** Throws where the text is no YAML, or names a key twice. */
  export function load(text: string): unknown;
}
