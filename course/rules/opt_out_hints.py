"""Does a text that no phrase fits hint at a wish to stop all the same?

People ask in more words than anybody can list. So this looks for two things beside each other, a word of ending and a
word about what we send, and for very short texts with nothing but the first. It is never acted on, only asked about:
an ordinary reply that is asked about by mistake costs one text and changes nothing.
"""

import re

from course.rules import plain_text

# Beyond so many words people tell of their week.
LONGEST, CURT = 20, 4
ENDING = re.compile(
    r"stop(ping|p+)?|end|ending|quit(ting)?|cancel(l?ing|led|ed)?|unsub\w*|unsc\w*|remov(e|ing|ed)|deleted?|erased?|wipe"
    r"|withdraw(n|ing)?|revoked?|discontinue|terminate|cease|forget|lose|block|drop|leave|off|contacting"
    r"|par(a|e|en|ar)|dej(a|e|en|ar)|cancel(a|e|en|ar)|baja|borr(a|e|en|ar)\w*|(quit|elimin|sac)(a|e|en|ar)\w*"
    r"|saqu\w*|anul(a|e|en|ar)|suspend(a|e|er|an)|deten\w*|sal(go|ir|irme)|mas"
    r"|arrete[zr]?|cess(e|ez|er)|supprime[zr]?|efface[zr]?|retire[zr]?|enleve[zr]?|raye[zr]?|annule[zr]?|quitter|sortir"
    r"|desab\w*|desin\w*|stoppe[zr]?|plus|ras|marre|assez"
)
OURS = re.compile(
    r"texts?|txts?|texting|messag(e|es|ing)|msgs?|sms|spam\w*|number|list|course|programme|program|service"
    r"|subscription|consent|permission|reminders?|system"
    r"|mensajes?|textos?|lista|curso|suscripcion|servicio|numero|escrib(a|an|as|ir|irme)|mand(en|e|ar|arme)|envi(en|e|ar)"
    r"|liste|cours|envois?|envoyer|donnees|contactee?s?|mecri\w+"
)
# What else somebody may want to have removed.
DETAILS = re.compile(
    r"(delete|erase|wipe|remove|forget)( \w+){0,3} (me|details|data|info\w*|number|name)(?!\w)"
)
# Whoever tells of these tells of their week.
OTHERS = plain_text.words_of(
    "he she him her his hers they their ex boss mum mom dad mother father brother sister husband wife friend friends "
    "partner kid kids son daughter people everyone we work job hermana hermano madre padre hijo hija jefe jefa marido "
    "mujer novio novia amiga amigo amigas amigos casa trabajo il elle ils elles on mari femme fille fils mere pere ami "
    "amie amis travail boulot maladie ella ellos"
)
TOLD = re.compile(
    r"(?<!\w)(?:i|ive|i have|we) (?:just |have |had )?(?:stopped|ended|quit|cancell?ed|left|deleted|removed|blocked"
    r"|withdrew|took|got|forgot|dropped|wiped|opted|text|texted|sent)(?!\w)"
)
ASKED = re.compile(r"(?:when|how (?:long|many|often)|cuando|cuanto|quand|combien)(?!\w)")
LIKED = re.compile(
    r"(?<!\w)(?:love|like|enjoy|help|helps|helping|glad|gustan?|ayudan?|aiment?|aident?)(?!\w)"
)
NOT_GOING_ON = re.compile(
    r"(?<!\w)(?:(?:not|wont|dont|no longer|no) (?:\w+ ){0,3}(?:continu(?:e|ing)|carry(?:ing)? on|consent)"
    r"|(?:ya no|no) (?:\w+ ){0,2}(?:sigo|seguir|continuar)(?: con \w+(?: \w+)?)?$"
    r"|je ne (?:\w+ )?(?:continue|veux plus (?:etre|qu)\w*)|jabandonne$)(?!\w)"
)
NOT_WANTED = re.compile(
    r"(?<!\w)(?:dont|do not|no longer|never) (?:\w+ )?(?:want|need|like|call|text|contact)(?: or \w+)?"
    r"(?: (?:this|these|your|the|any|more|of|to|this number))*"
    r"(?: (?:service|texts?|messages?|course|programme|number|list|lessons?))?(?: any ?(?:more|longer))?$"
)
PLAIN = plain_text.words_of(
    "stop cancel cancelled cancelado cancelada unsubscribe revoke optout quitting suficiente parar paren lachez "
    "resilier salirme arrete forget discontinue"
)
SLIPS_OF = ("stop", "optout", "unsubscribe")
NO_SLIPS = plain_text.words_of(
    "step shop top slop stoop atop spot stow stomp strop swop tops sop stops steps setup spots"
)
TELLING = plain_text.words_of("at by for in on to over and sign signs light job smoking drinking school")


def is_hint(words: str) -> bool:
    """True if it may be worth asking; `words` is the plain text."""
    said = [word for word in words.split() if word.isalnum()]
    if not said or len(said) > LONGEST or any(word in OTHERS for word in said):
        return False
    if ASKED.match(words) or TOLD.search(words) or LIKED.search(words):
        return False
    if NOT_GOING_ON.search(words) or NOT_WANTED.search(words) or DETAILS.search(words):
        return True
    ends, ours = (any(map(one.fullmatch, said)) for one in (ENDING, OURS))
    return (ends and ours) or _is_curt(said)


def _is_curt(said: list[str]) -> bool:
    """Hardly more than the word itself, or a slip of it, at either end."""
    if len(said) > CURT or any(word in TELLING or word.endswith("ing") for word in said[1:]):
        return False
    return any(_is_plain(word) for word in (said[0], said[-1])) or _is_plain("".join(said))


def _is_plain(word: str) -> bool:
    return word in PLAIN or (
        word not in NO_SLIPS and any(plain_text.is_slip_of(word, one) for one in SLIPS_OF)
    )
