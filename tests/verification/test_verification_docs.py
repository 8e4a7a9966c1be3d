"""The Python example of the documentation runs as it is printed."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "check-format.md"


def test_the_python_example_runs(capsys):
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    exec(compile(code.group(1), str(PAGE), "exec"), {})
    assert (
        "wrong 2.2% The text says up 2.2%; the Russell 2000 was up 1.2%" in capsys.readouterr().out
    )
