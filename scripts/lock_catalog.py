#!/usr/bin/env python3
"""Has a published edition been changed in place? LOCK holds the sha256 of every file of every catalog, append-only.

    scripts/lock_catalog.py [catalog ...]

adds the files that LOCK does not know yet, of the catalogs named or of all of them, and refuses when a file that it
knows has changed or is gone: publish a new edition, under the day it takes force, instead.
"""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

CATALOG = Path(__file__).resolve().parent.parent / "api" / "domain" / "catalog"


def read_lock(root: Path) -> dict[str, str]:
    """The sha256 of each locked file by its path below `root`; empty when there is no LOCK yet."""
    lock = root / "LOCK"
    if not lock.exists():
        return {}
    lines = (line.split("  ", 1) for line in lock.read_text("utf-8").splitlines())
    return {path: digest for digest, path in lines}


def find_faults(root: Path) -> list[str]:
    """One sentence for each locked file that is no longer what it was."""
    faults = []
    for path, digest in read_lock(root).items():
        file = root / path
        if not file.is_file():
            faults.append(f"{path} is locked and is gone. Put it back: an edition stays on file for good.")
        elif _digest(file) != digest:
            faults.append(f"{path} is locked and has changed. Put it back, and publish the change as a new edition.")
    return faults


def add_new(root: Path, catalogs: Sequence[str]) -> list[str]:
    """Lock the files of `catalogs` (of every catalog when empty) that are not locked yet; returns their paths."""
    locked = read_lock(root)
    files = (str(file.relative_to(root).as_posix()) for file in root.rglob("*.toml"))
    new = sorted(path for path in files if path not in locked and (not catalogs or path.split("/")[0] in catalogs))
    locked |= {path: _digest(root / path) for path in new}
    lines = [f"{digest}  {path}\n" for path, digest in sorted(locked.items())]
    (root / "LOCK").write_text("".join(lines), "utf-8")
    return new


def main(catalogs: Sequence[str], root: Path = CATALOG) -> None:
    """Exits with 1 and the faults in words, LOCK left alone, when a locked edition is not what it was."""
    faults = [f"There is no catalog {name}." for name in catalogs if not (root / name).is_dir()] + find_faults(root)
    if faults:
        sys.exit("\n".join(faults))
    for path in add_new(root, catalogs):
        sys.stdout.write(f"locked {path}\n")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])
