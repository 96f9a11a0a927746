"""What a part found: how many cases, which problems, in how long."""

import time


class Report:
    """The cases of one part."""

    def __init__(self, name):
        self.name = name
        self.cases = 0
        self.problems = []
        self.notes = {}
        self._start = time.monotonic()

    def case(self, label, problem=""):
        """Count a case, and keep its problem if it has one."""
        self.cases += 1
        if problem:
            self.problems.append(f"{label}: {problem}")

    def note(self, name, number=1):
        """Add to a figure that says how much was really tried."""
        self.notes[name] = self.notes.get(name, 0) + number

    def __str__(self):
        state = "FAIL" if self.problems else "PASS"
        seconds = time.monotonic() - self._start
        notes = "".join(f" {name}={number}" for name, number in self.notes.items())
        line = f"{state} {self.name}: {self.cases} cases, {len(self.problems)} problems"
        shown = [f"   - {problem}" for problem in self.problems[:12]]
        return "\n".join([f"{line}, {seconds:.1f} s{notes}", *shown])
