"""Which paragraphs of 45 CFR Part 164 may a sentence of a policy cover, and by which words? Our advice; a person decides.

A sentence is held against the titles and summaries of the rules and against the statements of our library, each of which
knows what it covers. A word that few of those texts have counts for more than one that many have (TF-IDF, cosine).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from heapq import nlargest

from api.domain.policies import Library, fill, library_on
from api.domain.sentences import joined
from api.domain.standards import Item, Rules, rules_on

MOST = 3
LEAST = 0.2
"""Below this a sentence has too little in common with a paragraph to name it: a date or a signature line has none."""

_ASIDE = 0.4  # what a word of a heading counts beside one of the sentence
_OF_THE_LAW = 1.2  # what a text of the rules counts beside one of ours that covers nothing else
_NEXT = 0.6  # what each further text of a paragraph counts beside the one before it
_NEAREST = 8
_WORDS = 4
_SHORT = 9.0  # about three rare words: a text with fewer cannot have everything in common with one of ours
_ALONE = 0.7  # how much a single word in common has to count to be enough

_WORD = re.compile(r"[^\W\d_]{2,40}|\d{2,40}")
_CITED = re.compile(r"\b164\.\d{3}(?:\s?\([A-Za-z0-9]{1,4}\))+")
_PLAIN = frozenset(
    _WORD.findall(
        """about after all also an and any are as at be because been before being between both but by can could did do
        does during each else every for from further get gets had has have he her him his how however if in into is it
        its itself may me might more most must my no nor not of off on once one only or other our ours out over own per
        same shall she should since so some such than that the their theirs them then there these they this those
        through to too under until up upon us very was we were what when where whether which while who whom whose why
        will with within without would you your yours"""
    )
)
_ENDS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ions", ""),
    ("ion", ""),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("ers", ""),
    ("er", ""),
    ("ors", ""),
    ("or", ""),
    ("ably", "able"),
    ("ly", ""),
    ("ness", ""),
    ("ances", ""),
    ("ance", ""),
    ("ences", ""),
    ("ence", ""),
    ("al", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
    ("y", ""),
)
_WHOLE = frozenset(("accounting", "information", "police"))
"""Words that would lose what tells them from account, inform and policy."""
_ALIKE = (
    "workforce staff employee personnel",
    "record chart",
    "computer workstation desktop",
    "screen monitor display",
    "vendor supplier",
    "sanction discipline dismissal punish suspension",
    "notify inform tell",
    "media newspaper press television",
    "wipe erase",
    "dispose shred destroy discard",
    "policy manual",
    "visitor guest",
    "lose lost loss",
    "theft steal stolen",
    "mail email",
    "authorize authorization",
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A paragraph that a sentence may cover, how much they have in common (above LEAST), and the words that say so."""

    citation: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Text:
    """What a sentence is held against: the weight of each of its stems, and what it covers, counting `share` for each."""

    weights: Mapping[str, float]
    covers: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Index:
    """Everything a sentence is held against; `rarity` by stem, `having` where a stem stands and what it weighs there."""

    items: Mapping[str, Item]
    texts: tuple[Text, ...]
    rarity: Mapping[str, float]
    having: Mapping[str, tuple[tuple[int, float], ...]]


def index_on(day: date) -> Index:
    """The rules and the library in force on `day`, made once for as long as none of them changes; raises NoEdition."""
    return _since(max(*rules_on(day).editions.values(), library_on(day).edition))


def index(rules: Rules, library: Library) -> Index:
    """What sentences are held against: the rules' items, and the library's statements under their headings."""
    read = [*_laws(rules), *_ours(library)]
    rarity = {stem: math.log(1 + len(read) / many) for stem, many in Counter(s for n, *_ in read for s in n).items()}
    texts = tuple(Text(_weighed(numbers, rarity), covers, share) for numbers, covers, share in read)
    having: dict[str, list[tuple[int, float]]] = {}
    for place, text in enumerate(texts):
        for stem, weight in text.weights.items():
            having.setdefault(stem, []).append((place, weight))
    return Index(rules.items, texts, rarity, {stem: tuple(places) for stem, places in having.items()})


def suggest(text: str, under: str, held: Index) -> tuple[Suggestion, ...]:
    """At most three paragraphs for a sentence that stands `under` a heading, the likeliest first.

    A paragraph that the sentence names itself comes first. The nearest texts of a paragraph count, each less than the one
    before it.
    """
    named = _named(f"{text} {under}", held.items)
    asked = _weighed(_counted((text, 1), (under, _ASIDE)), held.rarity, _SHORT)
    near = _nearest(asked, held)
    score = {citation: sum(part * _NEXT**n for n, (part, _) in enumerate(parts)) for citation, parts in near.items()}
    likely = sorted((each for each in score if score[each] >= LEAST), key=lambda each: (-score[each], each))
    found = [Suggestion(each, 1.0, f"It names {each} itself.") for each in named]
    said = {_stem(word): word for word in reversed(_words(f"{text} {under}"))}
    for each in (citation for citation in likely if citation not in named):
        if len(found) >= MOST:
            break
        words = _shared(asked, near[each], held)
        if len(words) > 1 or (words and score[each] >= _ALONE):
            told = [f"“{word}”" for stem, word in reversed(said.items()) if stem in words[:_WORDS]]
            found.append(Suggestion(each, score[each], f"It speaks of {joined(told)}."))
    return tuple(found[:MOST])


@cache
def _since(day: date) -> Index:
    return index(rules_on(day), library_on(day))


def _laws(rules: Rules) -> Iterator[tuple[dict[str, float], tuple[str, ...], float]]:
    for item in rules.items.values():
        if item.kind != "note":
            yield _counted((item.title, 1), (item.summary, 1)), (item.citation,), _OF_THE_LAW


def _ours(library: Library) -> Iterator[tuple[dict[str, float], tuple[str, ...], float]]:
    for template in library.templates.values():
        for section in template.sections:
            for each in section.statements:
                text = fill(each.text, dict.fromkeys(each.places, ""))
                aside = f"{section.title} {template.title}"
                yield _counted((text, 1), (aside, _ASIDE)), each.covers, len(each.covers) ** -0.5


def _nearest(asked: Mapping[str, float], held: Index) -> dict[str, list[tuple[float, int]]]:
    """For each paragraph its texts that have most in common with what is asked, as (how much, place), nearest first."""
    common: dict[int, float] = {}
    for stem, weight in asked.items():
        for place, there in held.having.get(stem, ()):
            common[place] = common.get(place, 0.0) + weight * there
    found: dict[str, list[tuple[float, int]]] = {}
    for place, much in common.items():
        text = held.texts[place]
        for citation in text.covers:
            found.setdefault(citation, []).append((much * text.share, place))
    return {citation: nlargest(_NEAREST, parts) for citation, parts in found.items()}


def _shared(asked: Mapping[str, float], parts: Iterable[tuple[float, int]], held: Index) -> list[str]:
    """The stems that brought a paragraph up, the strongest first; a number alone says nothing."""
    brought: dict[str, float] = {}
    for rank, (_, place) in enumerate(parts):
        text = held.texts[place]
        for stem in asked.keys() & text.weights.keys():
            more = asked[stem] * text.weights[stem] * text.share * _NEXT**rank
            brought[stem] = brought.get(stem, 0) + more
    return sorted((stem for stem in brought if not stem.isdecimal()), key=lambda stem: (-brought[stem], stem))


def _named(text: str, items: Mapping[str, Item]) -> tuple[str, ...]:
    """The paragraphs that a text cites, or where we have no such paragraph the first below or the one above it."""
    known = {citation.casefold(): citation for citation, item in items.items() if item.kind != "note"}
    found = (_standing(cited.replace(" ", "").casefold(), known) for cited in _CITED.findall(text))
    return tuple(dict.fromkeys(each for each in found if each))


def _standing(cited: str, known: Mapping[str, str]) -> str:
    below = (citation for folded, citation in known.items() if folded.startswith((f"{cited}(", f"{cited}-")))
    standing = known.get(cited) or next(below, "")
    while not standing and "(" in cited:
        cited = cited[: cited.rindex("(")]
        standing = known.get(cited, "")
    return standing


def _weighed(numbers: Mapping[str, float], rarity: Mapping[str, float], least: float = 0) -> dict[str, float]:
    """Weights of length one, part of which is lost on stems that stand in none of the texts, or where there are few."""
    rarest = max(rarity.values(), default=1.0)
    raw = {stem: many * rarity.get(stem, rarest) for stem, many in numbers.items()}
    length = max(math.hypot(*raw.values()), least) or 1
    return {stem: weight / length for stem, weight in raw.items() if stem in rarity}


def _counted(*told: tuple[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for text, weight in told:
        for word in _words(text):
            found[_stem(word)] = found.get(_stem(word), 0) + weight
    return found


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.casefold() not in _PLAIN]


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    """What words of one kind share: encrypt for encrypted and encryption, and workforce for staff."""
    stem = _cut(word.casefold())
    return _SAME.get(stem, stem)


def _cut(word: str) -> str:
    one = word.removesuffix("s")
    if one in _WHOLE:
        return one
    for end, instead in _ENDS:
        left = len(word) - len(end)
        if word.endswith(end) and not word.endswith("ss") and left >= (4 if len(end) > 1 else 3):
            word = word[:left] + instead
            break
    if len(word) > 4:
        word = word.rstrip("ey")
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls" else word


_SAME = {_cut(word): _cut(group.split()[0]) for group in _ALIKE for word in group.split()}
