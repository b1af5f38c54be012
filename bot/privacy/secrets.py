"""Everything derived from the installation's one key: seals, pseudonyms, link secrets."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Secrets:
    """Keyed digests; the purpose keeps one use from standing in for another."""

    key: bytes = field(repr=False)

    def digest(self, purpose: str, *parts: str) -> str:
        """64 hexadecimal characters that only the key's holder can make."""
        # A length before each part: ("ab", "c") and ("a", "bc") must not seal alike.
        text = "".join(f"{len(part)}:{part}" for part in (purpose, *parts))
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()

    def pseudonym(self, contact_id: int) -> str:
        """Who acted, told to nobody without the key."""
        return self.digest("actor", str(contact_id))[:16]

    def link_token(self, nonce: str) -> str:
        """The secret of a personal link: 192 bits, made again from its stored nonce."""
        return self._token("link", nonce)

    def feed_token(self, nonce: str) -> str:
        """The secret of a calendar feed's link, likewise."""
        return self._token("feed", nonce)

    def slip_token(self, nonce: str) -> str:
        """The secret of the page where a family answers, likewise."""
        return self._token("slip", nonce)

    def sheet_token(self, nonce: str) -> str:
        """The secret of the paper that leads a family there, likewise."""
        return self._token("sheet", nonce)

    def _token(self, purpose: str, nonce: str) -> str:
        raw = bytes.fromhex(self.digest(purpose, nonce))[:24]
        return base64.urlsafe_b64encode(raw).decode()


def token_hash(token: str) -> str:
    """What is stored of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()
