"""How does a value read in a sentence?"""

from datetime import date

import pytest

from api.domain.sentences import counted, joined, listed, plain, spell


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        (spell(date(2026, 11, 22)), "November 22, 2026"),
        (spell(date(2024, 2, 29)), "February 29, 2024"),
        (plain("very_high"), "very high"),
        (listed(["a", "b"]), "a; b"),
        (listed(["a", "b", "c", "d"], 2), "a; b; and 2 more"),
        (listed([]), ""),
        (joined(["a"]), "a"),
        (joined(["a", "b", "c"]), "a, b and c"),
        (joined([]), ""),
        (counted(1, "asset"), "1 asset"),
        (counted(0, "asset"), "0 assets"),
        (counted(2, "box", "boxes"), "2 boxes"),
    ],
)
def test_values_read_as_a_person_would_write_them(said: str, reads: str):
    assert said == reads
