"""What was measured, against which floor and which aim, and on what machine?"""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Better = Literal["more", "less"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit; the floor is the same work without the product, measured in the same run.

    An aim that was set where the floor was `aim_floor` holds as a ratio: machines differ, and so do their hours.
    """

    work: str
    measured: float
    unit: str
    floor: float | None = None
    aim: float | None = None
    better: Better = "less"
    remark: str = ""
    aim_floor: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor's cost it takes."""
        if not self.floor or not self.measured:
            return None
        return self.floor / self.measured if self.better == "more" else self.measured / self.floor

    @property
    def reached(self) -> bool | None:
        if self.aim is None:
            return None
        if self.aim_floor is not None and self.ratio is not None:
            return self.ratio <= self._aim_ratio
        return self.measured >= self.aim if self.better == "more" else self.measured <= self.aim

    @property
    def _aim_ratio(self) -> float:
        if not self.aim or not self.aim_floor:
            return 1.0
        return self.aim_floor / self.aim if self.better == "more" else self.aim / self.aim_floor

    def _aim(self) -> str:
        if self.aim is None:
            return ""
        sign = "≥" if self.better == "more" else "≤"
        stated = f"{sign} {_short(self.aim)} {self.unit}"
        if self.aim_floor is None:
            return stated
        return f"{stated} over a floor of {_short(self.aim_floor)} {self.unit}: ≤ {self._aim_ratio:.1f}×"

    def cells(self) -> tuple[str, ...]:
        return (
            self.work,
            f"{_short(self.measured)} {self.unit}",
            "" if self.floor is None else f"{_short(self.floor)} {self.unit}",
            "" if self.ratio is None else f"{self.ratio:.1f}×",
            self._aim(),
            {True: "yes", False: "**no**", None: ""}[self.reached],
            self.remark,
        )


HEAD = ("work", "measured", "floor", "ratio", "aim", "reached", "remark")


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table."""
    lines = [HEAD, ("---",) * len(HEAD), *(figure.cells() for figure in figures)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """The machine in a sentence, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}, Python "
        f"{platform.python_version()}; one-minute load before the run {load:.1f}."
    )


def keep(text: str, folder: Path, on: date) -> Path:
    """Write a run's result where the earlier ones are, one file a day."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{on.isoformat()}.md"
    file.write_text(text, "utf-8")
    return file


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
