/** Protobuf's wire format, the other way round. */
export function field(number: number, content: number | string | Uint8Array): number[] {
  if (typeof content === 'number') return [...varint(8 * number), ...varint(content)];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return [...varint(8 * number + 2), ...varint(bytes.length), ...bytes];
}

export function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

export const message = (...fields: number[][]): Uint8Array => Uint8Array.from(fields.flat());
