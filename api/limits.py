"""How often may one address ask what needs no sign-in? A bucket that holds a burst and refills steadily."""

import time
from collections import OrderedDict
from threading import Lock


class Buckets:
    """One bucket an address, in this process; the least recently seen is forgotten first."""

    def __init__(self, burst: int = 100, a_minute: int = 300, remembered: int = 50_000) -> None:
        self._burst, self._rate, self._remembered = float(burst), a_minute / 60, remembered
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str) -> float:
        """0 when the request may pass, else the seconds until the next one may."""
        now = time.monotonic()
        with self._lock:
            level, seen = self._levels.pop(address, (self._burst, now))
            level = min(self._burst, level + (now - seen) * self._rate)
            passes = level >= 1
            self._levels[address] = (level - 1 if passes else level, now)
            if len(self._levels) > self._remembered:
                self._levels.popitem(last=False)
        return 0.0 if passes else (1 - level) / self._rate
