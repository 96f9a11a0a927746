"""A synthetic journal for measuring: the same size and seed always give the same entries.

Ten years, six authors, five kinds; bodies of Markdown with a log-normal length (median about
120 words); words from a Zipf-Mandelbrot vocabulary of 20,000 with accents, CJK and emoji. One
word (`RARE`) is planted in exactly seven entries, so that a search can be checked.
"""

import bisect
import datetime as dt
import itertools
import random
import re
import tomllib
import uuid
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

AUTHORS = ("Ana Souza", "Björn Lind", "Chen Wei", "Dana Levi", "Émile Roux", "Fatima Noor")
KINDS = {"experiment": 34, "note": 30, "learning": 18, "mistake": 13, "milestone": 5}
FIRST_DAY, DAYS = dt.date(2016, 1, 1), 3653
VOCABULARY = 20_000
RARE, RARE_ENTRIES = "quorvexil", 7
PAIR = ("latency", "rollback")
COMMON = "sample"
TAG, YEAR = "perf", 2020

_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
_FUNCTION, _CONTENT, _SPICE, _TAGS, _ONSETS = (
    _WORDS[name].split() for name in ("function", "content", "spice", "tags", "onsets")
)
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "ck", "nd", "st", "x"]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the corpus, in plain values."""

    id: str
    happened_on: str
    written_at: str
    author: str
    kind: str
    title: str
    body: str
    tags: tuple[str, ...]


def generate(number, seed=1):
    """Make entries, the oldest first."""
    rng = random.Random(f"journal-corpus:{seed}:{number}")
    stream = _Stream(rng, *_vocabulary(random.Random(f"journal-vocabulary:{seed}")))
    tag_weights = list(itertools.accumulate(1 / (i + 1.5) for i in range(len(_TAGS))))
    days = [FIRST_DAY + dt.timedelta(d) for d in range(DAYS)]
    day_weights = list(itertools.accumulate(5 if d.weekday() < 5 else 1 for d in days))
    stamps = sorted(
        (
            days[bisect.bisect(day_weights, rng.random() * day_weights[-1])],
            min(86_399, max(0, int(rng.gauss(14.5, 3.5) * 3600))),
        )
        for _ in range(number)
    )
    rare_at = set(rng.sample(range(number), min(RARE_ENTRIES, number)))
    for position, (day, second) in enumerate(stamps):
        essay = rng.random() < 0.005
        words = rng.randint(1500, 2500) if essay else int(rng.lognormvariate(4.787, 0.85))
        body = _body(stream, rng, min(2500, max(8, words)))
        if position in rare_at:
            body += f" {RARE}"
        tags = rng.choices(
            _TAGS, cum_weights=tag_weights, k=rng.choices(range(5), [15, 35, 28, 15, 7])[0]
        )
        yield Item(
            id=str(uuid.UUID(int=position << 80 | 7 << 76 | 2 << 62 | rng.getrandbits(62))),
            happened_on=day.isoformat(),
            written_at=f"{day.isoformat()}T{dt.timedelta(seconds=second)!s:0>8}.000000Z",
            author=rng.choices(AUTHORS, [30, 22, 18, 14, 10, 6])[0],
            kind=rng.choices(list(KINDS), list(KINDS.values()))[0],
            title=" ".join(stream.take(rng.randint(3, 9))).capitalize(),
            body=body,
            tags=tuple(sorted(set(tags))),
        )


def hits(items):
    """How many entries each query of the bench must find."""
    found = Counter()
    for item in items:
        words = set(_WORD.findall(f"{item.title}\n{item.body}".casefold()))
        found["rare"] += RARE in words
        found["pair"] += all(word in words for word in PAIR)
        found["common"] += COMMON in words
        found["tag"] += TAG in item.tags and item.happened_on.startswith(str(YEAR))
        found["year"] += item.happened_on.startswith(str(YEAR))
    return found


class _Stream:
    """Words of the vocabulary, drawn in blocks for speed."""

    def __init__(self, rng, words, weights):
        self._rng, self._words, self._weights = rng, words, weights
        self._block, self._at = [], 0

    def take(self, number):
        if self._at + number > len(self._block):
            self._block = self._rng.choices(self._words, cum_weights=self._weights, k=50_000)
            self._at = 0
        taken = self._block[self._at : self._at + number]
        self._at += number
        return taken


def _vocabulary(rng):
    made, seen = [], {*_FUNCTION, *_CONTENT, RARE}
    while len(made) < VOCABULARY - len(_FUNCTION) - len(_CONTENT) - len(_SPICE):
        syllables = 1 + (len(made) > 60) + (len(made) > 3000 and rng.random() < 0.6)
        word = "".join(rng.choice(_ONSETS) + rng.choice("aeiou") for _ in range(syllables))
        word += rng.choice(_CODAS) + (rng.choice("áéîöü") if rng.random() < 0.035 else "")
        if len(word) > 2 and word not in seen:
            seen.add(word)
            made.append(word)
    head, tail = made[:1500], made[1500:]
    mixed, spice = list(_CONTENT), list(_SPICE)
    for position, word in enumerate(head):
        mixed.append(word)
        if spice and position % 20 == 0:
            mixed.append(spice.pop())
    weights = itertools.accumulate(1 / (rank + 2.7) ** 1.07 for rank in range(1, VOCABULARY + 1))
    return [*_FUNCTION, *mixed, *tail], list(weights)


def _body(stream, rng, words):
    blocks, left = [], words
    while left > 0:
        number = min(left, rng.randint(25, 90))
        shape = rng.random() if blocks and number >= 12 else 0
        blocks.append(_block(stream.take(number), rng, shape))
        left -= number
    return "\n\n".join(blocks)


def _block(words, rng, shape):
    if shape < 0.70:
        return _paragraph(words, rng)
    if shape < 0.85:
        return "\n".join("- " + " ".join(words[i : i + 8]) for i in range(0, len(words), 8))
    if shape < 0.90:
        return "> " + _paragraph(words, rng)
    if shape < 0.95:
        return "```python\n" + "\n".join(f"{w} = {rng.randrange(1000)}" for w in words) + "\n```"
    rows = [f"| {a} | {rng.random():.3f} |" for a in words[::2]]
    return "\n".join(["| name | value |", "|---|---|", *rows])


def _paragraph(words, rng):
    sentences, rest = [], list(words)
    while rest:
        sentence, rest = rest[: (cut := rng.randint(6, 22))], rest[cut:]
        if len(sentence) > 3 and rng.random() < 0.2:
            sentence[1] = rng.choice(("**{}**", "*{}*", "`{}`")).format(sentence[1])
        sentences.append(" ".join(sentence).capitalize() + rng.choice("...!?"))
    return " ".join(sentences)
