"""What one thing said comes to by the letters of its words: sure, a bare order, perhaps, the opposite or nothing. Pure.

Patterns over those letters (`opt_out_lexicon`) tell an order from a story: "stop" and our texts, "not" and "write", "no
longer want" and "messages", at the head of what is said. Somebody else, a word of love or a question in the same breath
make it less sure, or nothing. The languages are read one by one, and the strongest reading counts.
"""

import re
from dataclasses import dataclass
from typing import Literal

from course.rules import opt_out_letters, plain_text

Verdict = Literal["sure", "bare", "perhaps", "going on", ""]
ORDER: tuple[Verdict, ...] = ("going on", "sure", "bare", "perhaps", "")
# Beyond so many words it is a story.
LONGEST = 40
POLITE = plain_text.words_of("please pls kindly favor porfavor porfa svp stp veuillez merci priere")
# Over letters without `_` and `u`. These may come before an order: "I want you to ...", "you can ...".
HEAD = r"^[YIWgDPpK]*"
ORDERS = (
    # "Stop texting me", "stop these", "stop getting texts", "stop the daily texts".
    rf"{HEAD}[SJE]+[pPKD]*T(?:$|[DMPpAKYSI])",
    rf"{HEAD}[SJ]+[DPpK]*[gT]+[DKPpX]*M",
    rf"{HEAD}S+[KPpDYgT]*M",
    rf"{HEAD}S+[PY]+K*$",
    rf"{HEAD}S+g[KP]*(?:p$|P|M)",
    rf"{HEAD}J[gPpKD]*g[PpKD]*(?:M|$)",
    r"^Y*S+D+T",
    r"^Y*S+X{1,2}[MT]",
    r"^Y*[SE]+[PpK]+X{1,2}M",
    # "Unsubscribe me", "I want to opt out", "I revoke my consent".
    rf"{HEAD}N?V+[DPpAMKYWS]*$",
    rf"{HEAD}V+[DPpK]*X?[AM]",
    # "Remove me", "delete my number", "cancel these messages", "lose my number", "leave the list".
    rf"{HEAD}E+[PpYKgT]*[AM]",
    rf"{HEAD}E+[Pp]*T[Pp]*$",
    rf"{HEAD}E+D+[PpAMT]*(?:$|[MAK])",
    r"^[YIWg]*DE+$",
    r"^Y*E+(?:P$|X?M|D+[Pp]*XM$)",
    rf"{HEAD}e+(?:D+[Pp]*M|[PpK]*(?:A|M(?=[PpKDM]*$)))",
    r"^[IYDW]*l+[Pp]*M$",
    # "My number removed", "I do not wish to be contacted".
    r"^[CIYgDP]*(?:W[IgACPpMD]*|CI)x",
    r"^[IYP]*[gW]+[ADPp]+x",
    r"^[IDPp]*(?:N+W+|W+N+)g*t",
    # "These texts must stop", "I would like the messages to stop", "you need to stop sending".
    r"^[PpKYIW]*[MT]+[WPpKA]*G[SE]",
    r"^[IY]*W+[PpT]*M+[PpKg]*S$",
    rf"{HEAD}G[SE]+[PpKMD]*M",
    r"^Y+G[SE]+[PpK]*[TM]",
    # "Do not text me", "no me escriban", "ne m'écrivez plus", "I would rather you didn't text".
    r"^(?:I?W+Y+h?|[YPpI]*)[NK]+[DPpKA]*N*g?T+(?:$|[DMPpKNAYR])(?<!IN)",
    r"^I?W+Y+h+T",
    r"^[YPpg]*[Nn]+[gM]*W?T[DPpAK]+",
    r"^[YPp]*N+[DPpW]*N*T[DPpKNMYR]*$",
    r"^[YPpD]*N+R?[DN]*T[DPp]*$",
    r"^[YPpD]*N*D*T[D]*(?:R|N(?=$))[DMPpKA]*$",
    r"^[YPp]*N+D*k+T",
    # "I do not want these messages", "I don't want you texting me", "ya no los quiero recibir".
    r"^[IPpKDYn]*(?:N+[IRDP]*W+|W+[NhR]+)[WgkDPpKTYRNSn]*(?:M(?![SEJ])|[YDg]+T|TD)",
    r"^[IDPpKn]*(?:N+[IK]*W+|W+[Nh]+)[gYPKIN]*P[PK]*$",
    r"^[IPp]*W+[Nh]+[gWT]*[KPp]*M",
    r"^[IDPp]*N+W+[gkKY]*[TK]*Y[nK]*$",
    r"^[IDPp]*N+W+(?:g+[pP]K*|g*Y)$",
    r"^[IDP]*N+[gW]*gK+$",
    r"^[IDp]*N+P+W+g+$",
    r"^[ID]*W+N+g+[KPp]*$",
    r"^[IPpD]*[NW]+[NWDPpgR]*R[WDK]*[gTPp]+[PpDKM]*$(?<!Wp)(?<!WRp)",
    # "No more texts", "plus de sms".
    r"^(?:[nNR]K*[Pp]*M+)+[PpKDY]*$",
    r"^n+K+[PpYDTgM]*(?:M|T+[DY]*$)",
    r"^[IDYp]*W+g*n+K*[gPp]*M",
    r"^R[NK]*M",
)
SURE = re.compile("|".join(ORDERS))
# Nothing but "stop", "you can stop", "no more", "cancel".
BARE = re.compile(r"^(?:YC?|I?WY|C?D|n)*[DPK]?[SV]+[KPpDSEYnu]*$|^Y?nK+[PpY]*$|^C?Y?E$")
# It speaks of what is ours, with at most one word of their own beside it.
PERHAPS = re.compile(
    r"[SJG].*[MT]|^[^Q]*M.*[SG]|V|E.*D.*M|[Nn].*[WT].*[PM]|h.*W.*[PM]|[Nn].*TD|nK*M|R.*[MT]|y.*[MP]|[Nh].*W.*t"
    r"|Q.*[lSe].*[PpM]|[Nn].*M|^S+P+X$|^M[Nn]$|^[^Q]*B[gPpXB]*[MP]|^[MP]+X?B"
)
# An order that names our texts at last, whatever else stands between; and one for a while.
WIDE = re.compile(r"^[CYI]*[SE][^QZ]{0,5}M|^Y?S+[PpM]*Z")
# Nothing of their own.
IN_ALL = re.compile(
    r"^[^Q]*W[PpgDIYXN]*[SEVl]p?$|^[WIYgpQ]*(?:CY)?S+[Pp]?$|^[WIYgQ]+E+$|^Y[gC]*[SE]|^[^Q]*[El]p|G[SE]|T[SE]$|^pE$"
    r"|N.*W[gkNPpKDTA]*$|[NW].*WR|WR|[Nh].*[kt]|[hN][Pp]+M|QNg|n[KT][PpY]*$"
    r"|[EeJ].*[AD]|De|E.*M|Q.*[lJ]|l[Pp]*M|Jp|W.*A$|^[^C]*Y[gT]+[DB]?$|^[^Q]*B[gPp]*p$|^pB$|^MTD$|y[Pp]?$"
)
# "Could these be stopped", "consider me unsubscribed".
PASSIVE = re.compile(r"[YWPMD].*x|xT|x.*M$|^I?x$(?<!I.)")
GOING_ON = re.compile(r"[Nh][DPpIYWgC]*[SJVE](?!.*[SJVE])|[SJT]N(?=[DTPpM]|$)")


@dataclass(frozen=True)
class Part:
    """One thing said: its words and their letters, the sign behind it, and what it comes to."""

    words: str
    sign: str
    letters: str = ""
    verdict: Verdict = ""

    @property
    def is_polite(self) -> bool:
        return not POLITE.isdisjoint(self.words.split())


def read(said: list[str], sign: str) -> Part:
    """The strongest of what each language makes of these words; `sign` stands behind them."""
    words = " ".join(said)
    if not said or len(said) > LONGEST:
        return Part(words, sign)
    found = [
        _verdict("".join(opt_out_letters.letter(language, word) for word in said))
        for language in opt_out_letters.LANGUAGES
    ]
    letters, verdict = min(found, key=lambda one: (ORDER.index(one[1]), one[0].count("X")))
    return Part(words, sign, letters, verdict)


def _verdict(letters: str) -> tuple[str, Verdict]:
    said = letters.replace("_", "").replace("CI", "QI" if "x" not in letters else "CI")
    bare, said = said, said.replace("u", "")
    if not said or "L" in said:
        return said, ""
    if GOING_ON.search(said):
        return said, "going on"
    if "H" in said:
        return said, ""
    if "O" in said:
        # An order to us may go on to somebody else: "don't text this number, it is my daughter's now".
        told = SURE.match(said[: said.index("O")].replace("C", ""))
        return said, "sure" if told and told.end() < said.index("O") and not set(said) & {"Q", "Z"} else ""
    is_in_doubt = "Q" in said or "Z" in said
    if BARE.search(bare):
        return said, "bare"
    alone = said.replace("C", "").replace("Z", "")
    if SURE.search(said.replace("C", "") if "x" not in said else said):
        return said, "perhaps" if is_in_doubt else "sure"
    if "x" in said:
        return said, "perhaps" if "X" not in said and PASSIVE.search(said) else ""
    is_hint = (
        WIDE.search(said)
        or (alone.count("X") <= 1 and PERHAPS.search(alone))
        or ("X" not in said and "Z" not in said and IN_ALL.search(said))
    )
    return said, "perhaps" if is_hint else ""
