"""Which database a module of tests runs on, where it is not both."""

import pytest

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""For what words and rules decide: the queries beneath are tried on PostgreSQL elsewhere."""
