"""How much of anything Teams takes, or how much of it people can use.

Source: learn.microsoft.com/microsoftteams/platform (bots/how-to/format-your-bot-messages,
task-modules-and-cards/cards), read in autumn 2026. Pages differ on how large a message may be
(28, 40 or 100 KB), so a card keeps below the least of them.
"""

CARD = 25 * 1024  # bytes of JSON
TEXT = 4000
LABEL = 1000
BUTTON = 80
BUTTONS = 6  # in one row
OPTIONS_IN_SIGHT = 10  # radio buttons and boxes; more are a menu
OPTION_LENGTHS = (120, 80, 50, 30, 18)
"""What stands on a choice is cut to these one after another, until the form has room."""
PREVIEW = 150
