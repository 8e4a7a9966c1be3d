"""`briefing review` as a process: it serves the desk, and ends when it is told to."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 60
"""Seconds to wait for the server on a busy machine."""


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as reply:
            return bool(reply.status == 200)
    except (URLError, OSError):
        return False


def wait_for(port: int, *, up: bool) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answers(port) == up:
            return True
        time.sleep(0.2)
    return False


def test_ending_the_command_ends_the_server(tmp_path: Path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    desk = subprocess.Popen(
        (sys.executable, "-m", "generator", "review", "--port", str(port)),
        env=os.environ | {"BRIEFING_HOME": str(tmp_path), "STREAMLIT_SERVER_HEADLESS": "true"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    try:
        assert wait_for(port, up=True)
    finally:
        desk.terminate()
        desk.wait(PATIENCE)
    assert wait_for(port, up=False)
