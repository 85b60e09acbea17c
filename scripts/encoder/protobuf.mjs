/**
 * The little of protobuf's wire format that an ONNX file needs: fields by number, lengths and integers.
 * https://protobuf.dev/programming-guides/encoding/
 */

/**
 * @typedef {object} Field
 * @property {number} number
 * @property {number} value Integer, or the length of `bytes`.
 * @property {Uint8Array} bytes Content of a length-delimited field, a view into the message; else empty.
 */

const none = new Uint8Array(0);

/**
 * The fields of a message, in order.
 *
 * @param {Uint8Array} message
 * @returns {Generator<Field>}
 * @throws {RangeError} when the message ends within a field
 */
export function* fieldsOf(message) {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError('The protobuf message is cut off.');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const skip = (/** @type {number} */ length) => {
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
        yield { number, value: 8, bytes: skip(8) };
        break;
      case 2: {
        const length = varint();
        yield { number, value: length, bytes: skip(length) };
        break;
      }
      case 5:
        yield { number, value: 4, bytes: skip(4) };
        break;
      default:
        throw new RangeError(`The protobuf message has a field of unknown kind ${key % 8}.`);
    }
  }
}

/** Integers of a packed repeated field. @param {Uint8Array} bytes */
export function packedIntegers(bytes) {
  const values = [];
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
