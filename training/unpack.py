"""Unpacks an .xz file: `unpack.py FROM TO`. TO is there whole or not at all."""

import lzma
import shutil
import sys
from pathlib import Path

source, target = map(Path, sys.argv[1:])
partial = target.with_name(target.name + ".partial")
with lzma.open(source) as packed, open(partial, "wb") as unpacked:
    shutil.copyfileobj(packed, unpacked, 1 << 20)
partial.replace(target)
