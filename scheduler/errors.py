"""What a sender says when something could not be sent."""

from datetime import timedelta


class SendError(Exception):
    """A message did not go out, or nobody can know whether it did.

    Args:
        reason: A code such as `mail.refused`; never text of the message, nor an address. One
            that ends in `uncertain` says that it may have arrived.
        permanent: Trying again would change nothing.
        retry_after: How long the other side asked us to wait, if it did.
    """

    def __init__(
        self, reason: str, *, permanent: bool, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after

    @property
    def uncertain(self) -> bool:
        """Whether it may have arrived all the same."""
        return self.reason.endswith("uncertain")
