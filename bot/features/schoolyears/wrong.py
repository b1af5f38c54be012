"""What is wrong with a school year, in people's words."""

from bot.replies import T
from scheduler.schoolyears import Problem

PROBLEMS = {
    "august": "schoolyears.august",
    "autumn_once": "schoolyears.autumn_once",
    "columns": "schoolyears.columns",
    "day": "schoolyears.day",
    "empty": "schoolyears.empty",
    "ends_before": "schoolyears.ends_before",
    "event_day": "schoolyears.event_day",
    "few_lov_days": "schoolyears.few_lov_days",
    "few_school_days": "schoolyears.few_school_days",
    "june": "schoolyears.june",
    "kind": "schoolyears.kind",
    "many_study_days": "schoolyears.many_study_days",
    "name": "schoolyears.bad_name",
    "no_calendar": "schoolyears.no_calendar",
    "nothing_in_calendar": "schoolyears.nothing_in_calendar",
    "one_end": "schoolyears.one_end",
    "outside": "schoolyears.outside",
    "overlap": "schoolyears.overlap",
    "quotation_mark": "schoolyears.quotation_mark",
    "spring_once": "schoolyears.spring_once",
    "terms_meet": "schoolyears.terms_meet",
    "unreadable": "schoolyears.unreadable",
    "which_end": "schoolyears.which_end",
}


def told(problem: Problem) -> T:
    """A sentence that says what is wrong and what to do."""
    return T(PROBLEMS[problem.code], **problem.values)
