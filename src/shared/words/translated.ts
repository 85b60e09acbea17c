/**
 * A text in another language: the same entries, with the same values to put in. An entry that is missing, or one too many,
 * is a type error.
 */
export type Translated<Text> = Text extends string
  ? string
  : Text extends (...values: infer Values) => infer Words
    ? (...values: Values) => Words extends string ? string : Words
    : { readonly [Entry in keyof Text]: Translated<Text[Entry]> };
