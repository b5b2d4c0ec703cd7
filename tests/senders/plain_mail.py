"""The same mail by the standard library's `EmailMessage`: what ours is measured by, in a test and in a benchmark."""

from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy

from course.senders.mail_bytes import one_line
from course.senders.sender import Parts


class _Policy(EmailPolicy):
    """Keeps long words whole, and folds a subject that is not ASCII without losing spaces."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name in ("Message-ID", "List-Unsubscribe"):
            return f"{name}: {value}{self.linesep}".encode("ascii")
        if name == "Subject" and not value.isascii():
            folded = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
            return f"{name}: {folded}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n", cte_type="7bit")


def write(sender: Address, recipient: Address, parts: Parts, ref: str, at: datetime) -> bytes:
    """One mail, each header parsed and folded, each part encoded, all of it anew."""
    mail = EmailMessage(policy=_POLICY.clone(utf8=not recipient.username.isascii()))
    mail["From"] = sender
    mail["To"] = recipient
    mail["Subject"] = one_line(parts.subject)
    mail["Message-ID"] = f"<{ref}@{sender.domain}>"
    mail["Date"] = at
    mail["Auto-Submitted"] = "auto-generated"
    if parts.unsubscribe_url:
        mail["List-Unsubscribe"] = f"<{parts.unsubscribe_url}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(parts.text)
    if parts.html:
        mail.add_alternative(parts.html, subtype="html")
    return mail.as_bytes()
