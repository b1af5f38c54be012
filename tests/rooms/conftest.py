"""People and places that the tests of rooms share with others."""

from tests.features.conftest import anna

__all__ = ["anna"]
