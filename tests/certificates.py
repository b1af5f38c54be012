"""A certificate of our own, for servers on the loopback that are reached over TLS."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Certificate:
    """A certificate for 127.0.0.1 that vouches for itself."""

    public: Path
    private: Path

    def context(self) -> ssl.SSLContext:
        made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        made.load_cert_chain(self.public, self.private)
        return made


def make_certificate(folder: Path) -> Certificate:
    """Make one in *folder*; it holds for two days."""
    made = Certificate(folder / "public.pem", folder / "private.pem")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=loopback"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-out", str(made.public), "-keyout", str(made.private)),
        ],
        check=True,
        capture_output=True,
    )
    return made
