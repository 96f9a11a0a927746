"""Print the table of figures: this product, the limit of its stack, and the peers installed.

    python -m tests.bench                  1,000 and 10,000 entries
    python -m tests.bench 1000 10000 100000

Compare inside a row: the machine is what it is, so ratios count and seconds do not.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench.scenes import Scene, rows

SIZES = (1_000, 10_000)


def main(arguments):
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as name:
        for size in map(int, arguments or SIZES):
            scene = Scene(Path(name) / str(size), size)
            print(f"\n{size:,} entries (seconds, medians of whole processes)\n")
            print(f"{'what':<34}{'journal':>9}{'peewee':>9}{'ratio':>7}{'goal':>6}  peers")
            for row in rows(scene):
                print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
