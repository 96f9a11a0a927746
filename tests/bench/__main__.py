"""Print the table of figures: this product, the limit of its stack, and the peers installed.

    python -m tests.bench                  1,000 and 10,000 entries
    python -m tests.bench 1000 10000 100000
    python -m tests.bench windows          the window alone, at 1,000, 10,000 and 100,000
    python -m tests.bench windows 10000
    python -m tests.bench review           the year in review alone, composed again and again

Compare inside a row: the machine is what it is, so ratios count and seconds do not.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench import windows
from tests.bench.scenes import Journal, Row, Scene, rows

SIZES = (1_000, 10_000)
WINDOWS = (1_000, 10_000, 100_000)
COMPOSED = 20_000


def main(arguments):
    alone = arguments[:1] == ["windows"]
    if arguments == ["review"]:
        sizes = ()
    else:
        sizes = list(map(int, arguments[alone:])) or (WINDOWS if alone else SIZES)
    made = []
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as name:
        for size in sizes:
            made.append((Journal if alone else Scene)(Path(name) / str(size), size))
            print(f"\n{size:,} entries (medians; without a unit, seconds of whole processes)\n")
            print(f"{'what':<39}{'journal':>9}{'limit':>9}{'ratio':>7}{'goal':>6}  peers")
            for row in windows.rows(made[-1], Row) if alone else rows(made[-1]):
                print(row, flush=True)
        if len(made) > 1:
            print(windows.growth(*made[-2:], Row), flush=True)
        print(f"\nThe year in review, of about 2,000 among {COMPOSED:,} entries\n")
        for row in windows.composer(Journal(Path(name) / "composed", COMPOSED), Row):
            print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
