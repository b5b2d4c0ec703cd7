"""Mails as they come back: invented, in the shapes that servers give them."""

from email.message import EmailMessage

DOMAIN = "kith.example.org"


def ours(ref: str, to: str = "ada@example.com") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Kith <hello@{DOMAIN}>", to, "A few minutes for you"
    mail["Message-ID"] = f"<{ref}@{DOMAIN}>"
    mail.set_content("A lesson is here.")
    return mail


def _report(kind: str, fields: str, ref: str, *, to: str) -> bytes:
    parts = (
        "Content-Type: text/plain\n\nThis is the mail system. It could not be delivered.\n",
        f"Content-Type: message/{kind}\n\n{fields}",
        f"Content-Type: message/rfc822\n\n{ours(ref).as_string()}",
    )
    head = (
        f"From: MAILER-DAEMON@mx.example.com\nTo: {to}\nSubject: Undelivered Mail Returned to Sender\n"
        f'MIME-Version: 1.0\nContent-Type: multipart/report; report-type={kind}; boundary="=_b"\n'
    )
    body = "".join(f"\n--=_b\n{part}" for part in parts)
    return f"{head}{body}\n--=_b--\n".encode()


def bounce(ref: str, status: str = "5.1.1", action: str = "failed", *, to: str = f"hello@{DOMAIN}") -> bytes:
    fields = (
        "Reporting-MTA: dns; mx.example.com\n\n"
        f"Final-Recipient: rfc822; ada@example.com\nAction: {action}\nStatus: {status}\n"
        "Diagnostic-Code: smtp; 550 no such user\n"
    )
    return _report("delivery-status", fields, ref, to=to)


def complaint(ref: str, kind: str = "abuse") -> bytes:
    fields = f"Feedback-Type: {kind}\nUser-Agent: Mailer/1.0\nVersion: 1\nOriginal-Rcpt-To: ada@example.com\n"
    return _report("feedback-report", fields, ref, to=f"hello@{DOMAIN}")


def in_old_words(ref: str, said: str = "550 unknown user") -> bytes:
    told = f"Hi. This is the qmail-send program.\n<ada@example.com>:\n{said}\n\n--- Below is a copy.\n\n"
    text = told + ours(ref).as_string()
    return (
        f"From: MAILER-DAEMON@mx.example.com\nTo: hello@{DOMAIN}\nSubject: failure notice\n\n{text}".encode()
    )


def away(
    ref: str, subject: str = "Out of office", *, header: str = "Auto-Submitted: auto-replied\n"
) -> bytes:
    return (
        f"From: Ada <ada@example.com>\nTo: hello@{DOMAIN}\nSubject: {subject}\n{header}"
        f"In-Reply-To: <{ref}@{DOMAIN}>\n\nBack on Monday. 550 things to do.\n"
    ).encode()


def from_a_person(ref: str) -> bytes:
    return (
        f"From: Ada <ada@example.com>\nTo: hello@{DOMAIN}\nSubject: Re: A few minutes for you\n"
        f"In-Reply-To: <{ref}@{DOMAIN}>\n\nThank you, that helped.\n"
    ).encode()
