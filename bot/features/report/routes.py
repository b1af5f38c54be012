"""Which word gives the report."""

from bot.features.report.handlers import get_report
from bot.features.report.intents import GetReport
from bot.router import Route, Routes

_GET = Route(GetReport.parse, get_report, again=get_report)

ROUTES = Routes(words=dict.fromkeys(("rapport", "rapporten", "figures"), _GET))
