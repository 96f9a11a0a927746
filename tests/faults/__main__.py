"""Break the program in every way at hand, and see whether it keeps its promises.

    python -m tests.faults                      every part, a few minutes
    python -m tests.faults --level full         every part, a night (as root)
    python -m tests.faults --only power         the parts whose name holds this word

The exit status is 0 when every part that this machine can play has passed.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.parts import LEVELS, PARTS
from tests.faults.program import Program


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--level", choices=LEVELS, default="quick")
    parser.add_argument("--only", default="", metavar="PART")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    failed = []
    for part in PARTS:
        if chosen.only not in part.name:
            continue
        if lacking := part.lacking():
            print(f"SKIP {part.name}: {lacking}", flush=True)
            continue
        with tempfile.TemporaryDirectory(prefix="journal-faults-") as name:
            folder = Path(name).resolve()
            report = part.play(Program(folder / "home"), folder, chosen.level, chosen.seed)
        print(report, flush=True)
        failed += [part.name] if report.problems else []
    print(f"failed: {'; '.join(failed)}" if failed else "every part passed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
