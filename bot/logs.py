"""Logs as JSON lines: codes, ids and times. Nothing that a person wrote, no address, no secret."""

import logging
import sys

import structlog
from structlog.typing import EventDict, Processor

# Everything a log line may hold. A field that is not here is left out, whoever wrote it.
FIELDS = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "exception",
        "intent",
        "outcome",
        "row",
        "reason",
        "again_at",
        "owner",
        "port",
        "version",
    }
)


def only_known_fields(_logger: object, _method: str, line: EventDict) -> EventDict:
    """Keep the fields on the list alone."""
    return {key: value for key, value in line.items() if key in FIELDS}


def where_it_broke(_logger: object, _method: str, line: EventDict) -> EventDict:
    """Say which exception came from where, without its words: they may quote a person's."""
    info = line.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info
    if isinstance(error, BaseException):
        trace, places = error.__traceback__, []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{code.co_name}:{trace.tb_lineno}")
            trace = trace.tb_next
        line["exception"] = f"{type(error).__name__} at {' > '.join(places)}"
    return line


PROCESSORS: tuple[Processor, ...] = (
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    where_it_broke,
    only_known_fields,
    structlog.processors.JSONRenderer(default=str),
)


def start(level: int = logging.INFO) -> None:
    """Send our own lines to standard error as JSON; others' libraries only speak of trouble."""
    structlog.configure(
        processors=list(PROCESSORS),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, force=True)
    for noisy in ("httpx", "uvicorn.access", "aiosmtpd", "mail.log", "apscheduler"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
