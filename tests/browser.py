"""A real Chromium without a window, spoken to over a pipe, and axe-core to judge its pages with."""

import base64
import getpass
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.processes import at_most

CHROMIUM = shutil.which("chromium")
AXE = Path(tempfile.gettempdir()) / f"journal-tests-of-{getpass.getuser()}"
_SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-dev-shm-usage", "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


@contextmanager
def browsing(folder):
    """Start a browser, with a profile in a folder, and give its page.

    It takes commands at its descriptor 3 and answers at 4 (Chrome DevTools Protocol).
    """
    theirs, out = os.pipe()
    back, ours = os.pipe()
    switches = [*_SWITCHES, f"--user-data-dir={folder}", "about:blank"]
    shell = f'exec 3<&{theirs} 4>&{ours}; exec "$@"'
    with (
        os.fdopen(out, "wb", buffering=0) as commands,
        os.fdopen(back, "rb", buffering=0) as answers,
        at_most(
            subprocess.Popen(
                ["bash", "-c", shell, "bash", CHROMIUM, *switches], pass_fds=(theirs, ours),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            ), 120,
        ) as child,
    ):  # fmt: skip
        os.close(theirs)
        os.close(ours)
        yield Page(commands, answers)
        child.kill()


def axe():
    """The source of axe-core, fetched once into a temporary folder; None where it cannot be."""
    source = AXE / "node_modules" / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    if not source.exists() and npm:
        AXE.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", AXE, "--no-save", "--no-audit", "--no-fund",
                   "--no-package-lock", "axe-core@4"]  # fmt: skip
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(command, capture_output=True, timeout=60, check=False)
    return source.read_text("utf-8") if source.exists() else None


class Page:
    """The page of a browser; `requests` and `messages` are what it asked for and said."""

    def __init__(self, commands, answers):
        self._commands, self._answers = commands, answers
        self._number, self._session, self._rest = 0, None, b""
        self._loaded = False
        self.requests, self.messages = [], []
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        attached = self.do("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.do(f"{domain}.enable")

    def open(self, path, *, width=1280, height=900, dark=False):
        """Open a file at a size (CSS pixels) and wait until it is there."""
        self.do("Emulation.setDeviceMetricsOverride", width=width, height=height,
                deviceScaleFactor=1, mobile=width < 600)  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.do("Emulation.setEmulatedMedia", features=[scheme])
        self._loaded = False
        self.do("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._take()

    def tell(self, script):
        """What a script gives in the page, as JSON; promises are waited for."""
        answer = self.do(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def picture(self, *, whole=True):
        """The page as a PNG."""
        return base64.b64decode(
            self.do("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        )

    def pdf(self):
        """The page as it would be printed."""
        made = self.do("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(made["data"])

    def do(self, method, **params):
        """Send a command and return its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        data = memoryview(json.dumps(message).encode() + b"\0")
        while data:
            data = data[self._commands.write(data) :]
        while True:
            answer = self._take()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def _take(self):
        while b"\0" not in self._rest:
            some = self._answers.read(1 << 20)
            assert some, "the browser has ended"
            self._rest += some
        part, _, self._rest = self._rest.partition(b"\0")
        message = json.loads(part)
        if "method" in message:
            self._note(message["method"], message["params"])
        return message

    def _note(self, method, params):
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Log.entryAdded":
            self.messages.append(params["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.messages.append(str(params["args"]))
        elif method == "Runtime.exceptionThrown":
            self.messages.append(str(params["exceptionDetails"]))
