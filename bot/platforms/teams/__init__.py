"""Teams: messages, cards and dialogs over the Bot Connector's REST protocol.

Where a simulator plugs in: `SAMORDNA_TEAMS_SERVICE` and `SAMORDNA_TEAMS_KEYS` may be addresses on
loopback (`http://127.0.0.1:…/`), and on loopback alone. Then the bot takes activities that carry
that `serviceUrl` and are signed by a key from there, answers to it, and asks Entra for no token.
"""
