"""Errors a person can act on."""

from collections.abc import Mapping

from bot.replies import T, Value


class UserError(Exception):
    """Something the person can put right; the sentence lives in `bot/texts` under the key."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.text = T(key, **values)


class FormError(UserError):
    """Everything that is wrong in a form, each at its field: field id → text."""

    def __init__(self, fields: Mapping[str, T]) -> None:
        super().__init__("forms.see_fields")
        self.fields = dict(fields)
