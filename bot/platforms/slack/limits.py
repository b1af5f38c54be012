"""How much of anything Slack takes; more is an API error.

Source: docs.slack.dev/reference/block-kit (blocks, elements, composition objects) and
docs.slack.dev/reference/views, read in autumn 2026.
"""

MESSAGE_BLOCKS = 50
MODAL_BLOCKS = 100
HEADER = 150
SECTION = 3000
CONTEXT = 2000
ALT = 2000  # what stands in place of a picture
FIELD = 2000
FIELDS = 10
BUTTONS = 25
BUTTON = 75
VALUE = 2000  # of a button
OPTION = 75
OPTIONS = 100
FEW_OPTIONS = 10  # radio buttons and checkboxes
INPUT = 3000  # what one can write in a text input
LABEL = 2000
ID = 255
TITLE = 24  # of a modal, and what stands on its two buttons
MEMO = 3000  # `private_metadata`
