"""One process at a time on a SQLite file."""

import subprocess
import sys
from pathlib import Path

import pytest

from models.instance import AlreadyRunningError, only_instance


def test_a_second_instance_on_the_same_file_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'one.db'}"

    with only_instance(url), pytest.raises(AlreadyRunningError) as refused, only_instance(url):
        pass

    assert refused.value.path == tmp_path / "one.db"


def test_other_files_and_postgresql_are_free(tmp_path: Path) -> None:
    with (
        only_instance(f"sqlite:///{tmp_path / 'one.db'}") as one,
        only_instance(f"sqlite:///{tmp_path / 'two.db'}") as two,
        only_instance("postgresql://nobody@127.0.0.1/one") as shared,
        only_instance("postgresql://nobody@127.0.0.1/one") as shared_too,
    ):
        alone = one, two, shared, shared_too

    assert alone == (True, True, False, False)


def test_a_killed_instance_leaves_the_file_free(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'one.db'}"
    script = f"""
from models.instance import only_instance
with only_instance({url!r}):
    print("held", flush=True)
    input()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunningError), only_instance(url):
            pass
        process.kill()

    with only_instance(url):
        pass
