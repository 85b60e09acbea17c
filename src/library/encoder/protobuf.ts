/**
 * The little of protobuf's wire format that an ONNX file needs: fields by number, lengths and integers.
 * https://protobuf.dev/programming-guides/encoding/
 */

export interface Field {
  number: number;
  /** Integer, or the length of `bytes`. */
  value: number;
  /** Content of a length-delimited field, a view into the message; else empty. */
  bytes: Uint8Array;
}

const none = new Uint8Array(0);

/**
 * The fields of a message, in order.
 *
 * @throws RangeError when the message ends within a field
 */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      if (at >= message.length) throw new RangeError('The protobuf message is cut off.');
      const byte = message[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    const start = at;
    at += length;
    if (at > message.length) throw new RangeError('The protobuf message is cut off.');
    return message.subarray(start, at);
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        yield { number, value: varint(), bytes: none };
        break;
      case 1:
        yield { number, value: 8, bytes: take(8) };
        break;
      case 2: {
        const length = varint();
        yield { number, value: length, bytes: take(length) };
        break;
      }
      case 5:
        yield { number, value: 4, bytes: take(4) };
        break;
      default:
        throw new RangeError(`The protobuf message has a field of unknown kind ${key % 8}.`);
    }
  }
}

/** Integers of a packed repeated field. */
export function packedIntegers(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let value = 0;
  let factor = 1;
  for (const byte of bytes) {
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte < 128) {
      values.push(value);
      value = 0;
      factor = 1;
    }
  }
  return values;
}
