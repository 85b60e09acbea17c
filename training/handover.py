"""The files that the training and the rest of Affectron hand to each other.

Four letters, the header's length, the header as JSON filled up with spaces to a multiple of four bytes, then float32
values: all little-endian. `src/library/python/handover.ts` reads and writes the same.
"""

import json
import struct
from dataclasses import dataclass

import numpy as np

MAGIC = b"AFLT"
FRAMES_MAGIC = 0x31464641


def read(path):
    """The header and, as one flat array, the values of a file."""
    with open(path, "rb") as file:
        magic, length = struct.unpack("<4sI", file.read(8))
        if magic != MAGIC:
            raise SystemExit(f"{path} is no hand-over of Affectron's.")
        header = json.loads(file.read(length))
        return header, np.fromfile(file, dtype="<f4")


def write(path, header, arrays):
    """Writes a header and arrays one after the other."""
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 4)
    with open(path, "wb") as file:
        file.write(struct.pack("<4sI", MAGIC, len(text)) + text)
        for array in arrays:
            np.ascontiguousarray(array, dtype="<f4").tofile(file)


def write_weights(folder, layers, samples):
    """Leaves `weights.bin` in a folder, whole or not at all: the weights by layer, and what the network said of the samples."""
    described = {
        "layers": [{"name": name, "shapes": [w.shape for w in weights]} for name, weights in layers.items()],
        "samples": samples,
    }
    partial = folder / "weights.partial"
    write(partial, described, [w for weights in layers.values() for w in weights])
    partial.replace(folder / "weights.bin")


@dataclass
class Clip:
    """A clip of the hand-over; `pieces` are first row and number of rows in the mel spectrograms."""

    pieces: list
    label: int
    corpus: str
    voice: str
    speech: bool
    #: File with the encoder's frames; None where no teacher hears the clip.
    frames: str | None


def clips_of(header, key, row):
    """The clips under a key whose mel rows begin at `row`, and the row after the last."""
    clips = []
    for given in header[key]:
        pieces = []
        for count in given["pieces"]:
            pieces.append((row, count))
            row += count
        clips.append(
            Clip(
                pieces,
                given.get("class", -1),
                given.get("corpus", ""),
                given.get("voice", ""),
                given.get("speech", True),
                given.get("frames"),
            )
        )
    return clips, row


def read_frames(path):
    """What the frozen encoder said of each piece of a clip: arrays of frames x values (`frameCache.ts`)."""
    words = np.fromfile(path, dtype="<u4")
    count = int(words[1])
    if words[0] != FRAMES_MAGIC:
        raise SystemExit(f"{path} holds no frames of an encoder.")
    shapes = words[2 : 2 + 2 * count].reshape(count, 2)
    values = words[2 + 2 * count :].view("<f4")
    pieces, at = [], 0
    for frames, width in shapes:
        pieces.append(values[at : at + frames * width].reshape(frames, width))
        at += frames * width
    return pieces
