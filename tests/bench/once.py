"""Run one command from a small process and print its seconds, its megabytes and its lines.

Linux counts the memory of whoever starts a process to that process, so the bench itself, which
holds a corpus, must not start what it measures.
"""

import subprocess
import sys
import time

start = time.perf_counter()
with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
    output, complaint = process.communicate()
seconds = time.perf_counter() - start
if process.returncode:
    sys.exit(f"exit {process.returncode}: {complaint.decode(errors='replace')}")

import resource  # noqa: E402 - after the measured time

peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(seconds, peak, output.count(b"\n"))
