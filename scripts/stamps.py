"""Stamps: small files under `.make/` that say from which inputs a folder was made, so that nothing is made twice.

Keyed on content, not on times: a fresh checkout or a switched branch gives files new times without changing them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.ports import ROOT


@dataclass(frozen=True)
class Stamp:
    """`name` is the stamp's file; `inputs` are files and folders; `facts` is what else the result depends on."""

    name: str
    inputs: tuple[Path, ...]
    product: Path
    facts: tuple[str, ...] = ()
    folder: Path = ROOT / ".make"

    def is_current(self) -> bool:
        """True when `product` exists and was made from exactly these inputs."""
        path = self.folder / self.name
        return self.product.exists() and path.is_file() and path.read_text() == self.digest()

    def write(self, digest: str) -> None:
        """Call after the product is complete, with the digest from before: a file edited meanwhile is made again."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / self.name).write_text(digest)

    def clear(self) -> None:
        """Call before work on the product begins: an interrupted step leaves no stamp and is done again."""
        (self.folder / self.name).unlink(missing_ok=True)

    def digest(self) -> str:
        """SHA-256 of the facts and of every input's path and content."""
        digest = hashlib.sha256("\0".join(self.facts).encode())
        for path in _files(self.inputs):
            digest.update(f"\0{path}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def _files(inputs: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in inputs:
        found.extend(sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path])
    return [path for path in found if path.is_file()]
