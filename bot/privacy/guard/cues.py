"""Words that tell a name from a word by standing next to it; the lists: lexicon/own/cues.txt."""

from bot.privacy.guard.lexicon import sections

_LISTS = sections("cues")

KIN = _LISTS["kin"]
ABOUT = _LISTS["about"]
HUMAN = _LISTS["human"]
NOT_HUMAN = _LISTS["not_human"]
WEAK_VERBS = _LISTS["weak_verbs"]
OBJECTS = _LISTS["objects"]
HEADS = _LISTS["heads"]
OWNED_HEADS = _LISTS["owned_heads"]
SAINTS = _LISTS["saints"]
PARTICLES = _LISTS["particles"]
ORG_PLACES = _LISTS["org_places"]
DETERMINERS = _LISTS["determiners"]
PLACE_PREPOSITIONS = _LISTS["place_prepositions"]
MODALS = _LISTS["modals"]
INFINITIVES = _LISTS["infinitives"]
AND = _LISTS["and"]
CALENDAR = _LISTS["calendar"]
ADVERBS = _LISTS["adverbs"]
THINGS = _LISTS["things"]
PRESENT = _LISTS["present"]
GLUED = tuple(_LISTS["glued"])
NOT_NEUTER = _LISTS["not_neuter"]
LANGUAGES = _LISTS["languages"]
NOT_GROUPS = _LISTS["not_groups"]
SHORT_ROLES = _LISTS["short_roles"]
TALK = _LISTS["talk"]
REACHED = _LISTS["reached"]
SHORT_NAMES = _LISTS["short_names"]
ADJECTIVES = _LISTS["adjectives"]
CALLED = _LISTS["called"]
STORIES = _LISTS["stories"]
SHORT_FORMS = _LISTS["short_forms"]
