"""Reports of mails that could not be delivered, in the shapes that mail servers write them."""

from collections.abc import Sequence
from textwrap import dedent

DOMAIN = "exempelviken.example"
MAIL_ID = "0123456789abcdef0123456789abcdef01234567"


def returned_headers(mail_id: str = MAIL_ID) -> str:
    """The headers of our mail, as they come back."""
    return (
        f"From: Samordnaren <samordnaren@{DOMAIN}>\n"
        f"To: bo@{DOMAIN}\n"
        "Subject: Samverkansmöte 7KQ4M\n"
        f"Message-ID: <{mail_id}@{DOMAIN}>\n"
    )


def fields(action: str, status: str, to: str = f"bo@{DOMAIN}") -> str:
    return dedent(
        f"""\
        Final-Recipient: rfc822; {to}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 {status} user unknown
        """
    )


def standard(
    *recipients: str, mail_id: str = MAIL_ID, returned: str = "text/rfc822-headers"
) -> bytes:
    """A report by RFC 3464, as Postfix and many others write it.

    Args:
        recipients: The fields of each, one that failed if none are given.
        mail_id: Of the mail it returns.
        returned: As headers alone, or as a whole mail.
    """
    blocks: Sequence[str] = recipients or (fields("failed", "5.1.1"),)
    told = "\n".join(("Reporting-MTA: dns; mail.other.example\n", *blocks))
    return (
        "Return-Path: <>\n"
        "From: MAILER-DAEMON@mail.other.example (Mail Delivery System)\n"
        f"To: samordnaren@{DOMAIN}\n"
        "Subject: Undelivered Mail Returned to Sender\n"
        "Auto-Submitted: auto-replied\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain; charset=us-ascii\n\nI'm sorry to have to inform you.\n"
        f"--b\nContent-Type: message/delivery-status\n\n{told}\n"
        f"--b\nContent-Type: {returned}\n\n{returned_headers(mail_id)}\n--b--\n"
    ).encode()


EXCHANGE_ONLINE = (
    "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@other.example>\n"
    f"To: samordnaren@{DOMAIN}\n"
    "Subject: Undeliverable: Samverkansmote 7KQ4M\n"
    f"In-Reply-To: <{MAIL_ID}@{DOMAIN}>\n"
    f"References: <{MAIL_ID}@{DOMAIN}>\n"
    "X-MS-Exchange-Message-Is-Ndr:\n"
    "Auto-Submitted: auto-replied\n"
    "MIME-Version: 1.0\n"
    'Content-Type: multipart/report; report-type=delivery-status; boundary="_b_"\n\n'
    '--_b_\nContent-Type: multipart/alternative; differences=Content-Type; boundary="_c_"\n\n'
    "--_c_\nContent-Type: text/plain; charset=us-ascii\n\nYour message couldn't be delivered.\n"
    '--_c_\nContent-Type: text/html; charset="us-ascii"\n\n<p>Your message</p>\n--_c_--\n'
    "--_b_\nContent-Type: message/delivery-status\n\n"
    "Reporting-MTA: dns;GVYP280MB0001.SWEP280.PROD.OUTLOOK.COM\n"
    "Received-From-MTA: dns;mail.viken.example\n\n"
    f"Final-Recipient: rfc822;bo@{DOMAIN}\nAction: failed\nStatus: 5.1.10\n"
    "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found\n\n"
    f"--_b_\nContent-Type: message/rfc822\n\n{returned_headers()}\nHej\n--_b_--\n"
).encode()

EXCHANGE_IN_WORDS = (
    b"Return-Path: <>\n"
    b"From: postmaster@other.example\n"
    b"Subject: =?utf-8?Q?Gick_inte_att_leverera?=\n"
    b"MIME-Version: 1.0\n"
    b'Content-Type: multipart/mixed; boundary="b"\n\n'
    b"--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    # It says "#550 5.1.1 RESOLVER.ADR.RecipNotFound", and below that our headers.
    b"RGVsaXZlcnkgaGFzIGZhaWxlZC4KR2VuZXJhdGluZyBzZXJ2ZXI6IEVYMDEub3RoZXIuZXhhbXBsZQoj\n"
    b"NTUwIDUuMS4xIFJFU09MVkVSLkFEUi5SZWNpcE5vdEZvdW5kOyBub3QgZm91bmQgIyMKCk9yaWdpbmFs\n"
    b"IG1lc3NhZ2UgaGVhZGVyczoKTWVzc2FnZS1JRDogPDAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJj\n"
    b"ZGVmMDEyMzQ1NjdAZXhlbXBlbHZpa2VuLmV4YW1wbGU+Cg==\n"
    b"--b--\n"
)

QMAIL = (
    "Return-Path: <>\n"
    "From: MAILER-DAEMON@other.example\n"
    "Subject: failure notice\n\n"
    "Hi. This is the qmail-send program at other.example.\n"
    f"<bo@{DOMAIN}>:\n"
    "Remote host said: 550 no such mailbox\n\n"
    "--- Below this line is a copy of the message.\n\n"
    f"{returned_headers()}\nHej\n"
).encode()

EXIM = (
    f"X-Failed-Recipients: bo@{DOMAIN}\n"
    "From: Mail Delivery System <Mailer-Daemon@other.example>\n"
    "Subject: Mail delivery failed: returning message to sender\n\n"
    "This message was created automatically by mail delivery software (Exim 4.94.2).\n\n"
    f"------ This is a copy of the message ------\n\n{returned_headers()}\nHej\n"
).encode()

REPLY = (
    f"From: Bo <bo@{DOMAIN}>\n"
    f"In-Reply-To: <{MAIL_ID}@{DOMAIN}>\n"
    "Subject: Sv: Samverkansmote 7KQ4M\n\n"
    "Min gamla adress gav 550 5.1.1 user unknown. Jag kommer!\n"
).encode()

OUT_OF_OFFICE = (
    "Return-Path: <>\n"
    f"From: Bo <bo@{DOMAIN}>\n"
    f"In-Reply-To: <{MAIL_ID}@{DOMAIN}>\n"
    "Auto-Submitted: auto-replied\n"
    "Subject: Automatiskt svar\n\nJag har semester till vecka 33. Ring 08-465 004 00.\n"
).encode()
