"""The identity guard: what names a person stays out.

Pure: a text in, findings out, nothing kept and nothing written anywhere.
"""

from bot.privacy.guard.findings import Certainty, Finding, Kind, masked
from bot.privacy.guard.scan import Context, scan

__all__ = ["Certainty", "Context", "Finding", "Kind", "masked", "scan"]
