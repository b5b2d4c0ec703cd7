"""What an inbound text is understood as."""

import time
import unicodedata
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rules import reply_words
from course.rules.reply_words import Kind, Reply
from tests import opt_outs
from tests.rules import opt_out_near

CARRIER_WORDS: list[tuple[str, Kind]] = [
    *((word, "stop") for word in ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE"]),
    ("OPTOUT", "stop"),
    ("OPT OUT", "stop"),
    *((word, "start") for word in ["START", "YES", "UNSTOP"]),
    *((word, "help") for word in ["HELP", "INFO"]),
]  # fmt: skip
OWN_WORDS: list[tuple[str, Kind]] = [
    ("LATER", "later"), ("PAUSE", "pause"), ("RESUME", "resume"), ("SLOWER", "slower"), ("LINK", "link"),
    ("luego", "later"), ("más tarde", "later"), ("pausa", "pause"), ("enlace", "link"), ("sí", "start"),
    ("más lento", "slower"), ("ayuda", "help"), ("reanudar", "resume"), ("baja", "stop"),
    ("plus tard", "later"), ("lien", "link"), ("reprendre", "resume"), ("aide", "help"), ("oui", "start"),
    ("arrêt", "stop"),
]  # fmt: skip
DRESSES: dict[str, Callable[[str], str]] = {
    "as it is": lambda word: word,
    "small letters": str.lower,
    "capitalised": str.capitalize,
    "spaces around": lambda word: f"  {word}\n",
    "a full stop": lambda word: f"{word}.",
    "exclamation marks": lambda word: f"{word}!!",
    "straight quotes": lambda word: f'"{word}"',
    "curly quotes": lambda word: f"\u201c{word}\u201d",
    "guillemets": lambda word: f"\u00ab {word} \u00bb",
    "invisible spaces": lambda word: "\u200b".join(word) + "\ufeff",
    "full width": lambda word: "".join(chr(ord(s) + 0xFEE0) if "!" <= s <= "~" else s for s in word),
    "letters and accents apart": lambda word: unicodedata.normalize("NFD", word),
    "an emoji": lambda word: f"{word} \U0001f64f",
    "please before": lambda word: f"please {word}",
    "thanks after": lambda word: f"{word}, thank you",
}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("word", "kind"), [*CARRIER_WORDS, *OWN_WORDS], ids=lambda value: value)
def test_a_keyword_is_known_in_any_dress(word: str, kind: Kind, dress: str) -> None:
    assert reply_words.understand(DRESSES[dress](word)).kind == kind


SURELY_STOP = """
    please stop
    STOP STOP STOP
    ok stop now please thank you
    yes, stop
    stop texting me
    Stop texting me!!
    Can you please stop texting me
    I want you to stop texting me
    honestly, stop messaging me
    stop sending me these
    stop the texts and emails
    Enough! Stop contacting me.
    I'm busy but stop texting me please
    unsubscribe me
    UNSUBSCRIBE ME NOW
    opt me out
    I want to opt out
    I would like to unsubscribe
    remove me from this list
    please remove my number
    take me off
    take my name off your list
    no more texts
    no more messages please
    do not contact me again
    dont text me anymore
    never text me again
    Don't send me any more messages
    I don't want these texts anymore
    I do not want to receive these messages
    I no longer wish to be contacted
    cancel my subscription
    delete my number
    lose my number
    I revoke my consent
    I withdraw my consent
    quit texting me
    wrong number
    Sorry, you have the wrong number
    leave me alone
    deja de escribirme
    dejen de mandarme mensajes
    por favor, no me escriban más
    no me envíes más mensajes
    no quiero más mensajes
    ya no quiero recibir mensajes
    quiero darme de baja
    bórrenme de la lista
    quítame de la lista
    cancelar suscripción
    número equivocado
    no más mensajes
    arrêtez de m'envoyer des messages
    arrête de m'écrire
    ne m'écrivez plus
    ne m'envoyez plus rien
    plus de messages svp
    je ne veux plus recevoir vos messages
    désabonnez-moi
    je veux me désabonner
    supprimez mon numéro
    stop aux sms
    stpo
    sotp
    stopp
    sttop
    s top
    unsuscribe
    cancle
    could you please stop
    I want to leave the course
    cancel the course
    please stop it, too many
    Stop the daily texts
    I already said stop!!
    Take my number out of your system
    I do not consent to these messages. Stop.
    Wife is ill, cannot deal with these. Please stop.
    STOP please I am 84 and I do not understand these
    st0p t3xting me
    s.t.o.p
    \U0001f6d1
    I would like you to stop sending me texts period thank you period
    aint trying to get these texts no more
    I'll block this number if you don't stop
    plz tk me off
    darme de baja
    xfa kitenme d la lista
    ya no m escrivan
    nomas mensajes
    los voy a bloquear si siguen escribiendo
    je veux plus de sms
    je veu arreter de recevoir sa
    pa envoye moi encore message
    arreté de mecrire
    je voudrais que vous arrêtiez de m'envoyer des textos point merci
"""
WRONG_NUMBERS = """
    wrong number
    Wrong person!
    Sorry, you have the wrong number
    you've got the wrong person
    I think you have the wrong number
    This is not Sam's number
    this isn't his phone any more
    this is no longer her number
    there's nobody called Ada here
    I never signed up for this
    I didn't ask for these
    número equivocado
    se equivocó de número
    os habéis equivocado de persona
    este no es su número
    mauvais numéro
    vous vous êtes trompé de numéro
    ce n'est pas le bon numéro
"""
NO_WRONG_NUMBER = """
    I called the wrong number today
    I gave her the wrong number
    he has the wrong person in mind
    he said: wrong number
    this is not the phone call I wanted
    my number is not the problem
    STOP
    stop texting me
    me equivoqué con ella
"""
PERHAPS_STOP = """
    who is this
    Who are you?
    I don't know this number
    ¿quién es?
    can you stop?
    I want to stop
    I think I'll stop
    maybe I should quit
    I don't think I want these
    not sure I want this
    how do I stop?
    how can I unsubscribe
    I'm not interested
    no thanks
    too many texts
    I don't want this anymore
    ¿puedes parar?
    creo que no los quiero
    no me interesa
    ¿cómo me doy de baja?
    pouvez-vous arrêter ?
    je crois que je n'en veux plus
    comment me désabonner ?
    je veux arrêter
"""


def lines(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


@pytest.mark.parametrize("text", lines(SURELY_STOP))
def test_words_that_take_back_consent_are_acted_on(text: str) -> None:
    found = reply_words.understand(text)
    assert (found.kind, found.takes_back_consent) == ("stop", True)


@pytest.mark.parametrize("text", lines(PERHAPS_STOP))
def test_words_that_may_are_asked_about(text: str) -> None:
    found = reply_words.understand(text)
    assert (found.kind, found.takes_back_consent) == ("maybe_stop", False)


@pytest.mark.parametrize("text", lines(opt_out_near.NOT_ABOUT_STOPPING))
def test_telling_of_ones_week_is_neither(text: str) -> None:
    assert reply_words.understand(text).kind not in ("stop", "maybe_stop")


@pytest.mark.parametrize("text", lines(WRONG_NUMBERS))
def test_a_phone_in_other_hands_is_heard(text: str) -> None:
    found = reply_words.understand(text)
    assert (found.kind, found.is_wrong_number) == ("stop", True)


@pytest.mark.parametrize("text", lines(NO_WRONG_NUMBER))
def test_what_only_speaks_of_wrong_numbers_is_none(text: str) -> None:
    assert not reply_words.understand(text).is_wrong_number


@pytest.mark.parametrize(
    ("text", "says"),
    [("YES", "yes"), ("sí", "yes"), ("Oui.", "yes"), ("yep", "yes"), ("No", "no"), ("no, thanks", "no"),
     ("non", "no"), ("Skip", "skip"), ("saltar", "skip"), ("passer", "skip"), ("yes?", ""),
     ("yes but not today", ""), ("no idea", "")],
)  # fmt: skip
def test_what_answers_a_question_of_ours_is_the_whole_message(text: str, says: str) -> None:
    assert reply_words.understand(text).says == says


def test_an_ordinary_reply_never_stops_the_texts_and_hardly_any_is_asked_about() -> None:
    found = opt_outs.figures(opt_outs.ordinary())
    assert found.lines > 2000
    assert found.stopped == ()
    assert len(found.asked) <= 0.05 * found.lines


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("worked on", 0.98),
        ("round 1", 0.98),
        ("round 2", 0.96),
        ("round 3", 0.97),
        ("round 4", 0.99),
        ("round 5", 0.98),
        ("round 6", 0.97),
        ("round 7", 0.98),
        ("round 8", 0.97),
        ("round 9", 0.98),
        ("round 10", 0.98),
        ("round 11", 0.99),
    ],
)
def test_nearly_everybody_who_asks_for_the_texts_to_stop_is_heard(name: str, least: float) -> None:
    found = opt_outs.figures(opt_outs.sets()[name])
    assert found.heard >= least, found.neither


@pytest.mark.parametrize("name", ["round 4", "round 5", "round 7"])
def test_where_it_is_sure_most_are_stopped_for_at_once(name: str) -> None:
    found = opt_outs.figures(opt_outs.sets()[name])
    assert len(found.stopped) >= 0.9 * found.lines, found.asked


@pytest.mark.parametrize(
    "text",
    ["s t o p " * 200, "no " * 533, ", " * 800, "i said " * 230, "x1" * 800, "if you can stop the " * 80],
)
def test_no_text_takes_long_to_understand(text: str) -> None:
    """A text of ten parts takes a few milliseconds; a pattern that goes back and forth would take seconds."""
    began = time.process_time()
    reply_words.understand(text[:1600])
    assert time.process_time() - began < 0.2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("7", 7, id="a digit"),
        pytest.param(" 7 ", 7, id="spaces around"),
        pytest.param("7.", 7, id="a full stop"),
        pytest.param("7 thanks", 7, id="thanks"),
        pytest.param("ok, 7 please!", 7, id="courtesies on both sides"),
        pytest.param("7 gracias", 7, id="Spanish thanks"),
        pytest.param("\uff17\uff0f\uff11\uff10", 7, id="out of ten, all of it full width"),
        pytest.param("7!", 7, id="an exclamation mark"),
        pytest.param('"7"', 7, id="quotes"),
        pytest.param("07", 7, id="a nought before"),
        pytest.param("1", 1, id="the lowest"),
        pytest.param("10", 10, id="the highest"),
        pytest.param("7/10", 7, id="out of ten"),
        pytest.param("7 / 10", 7, id="out of ten, spaced"),
        pytest.param("10/10", 10, id="ten out of ten"),
        pytest.param("seven out of ten", 7, id="out of ten in words"),
        pytest.param("seven", 7, id="English"),
        pytest.param("Seven.", 7, id="English, with a capital"),
        pytest.param("siete", 7, id="Spanish"),
        pytest.param("siete de diez", 7, id="Spanish, of ten"),
        pytest.param("sept", 7, id="French"),
        pytest.param("sept sur dix", 7, id="French, of ten"),
        pytest.param("\uff17", 7, id="full width"),
        pytest.param("\uff11\uff10", 10, id="full-width ten"),
        pytest.param("\u0667", 7, id="Arabic-Indic"),
        pytest.param("\u0667/\u0661\u0660", 7, id="Arabic-Indic, of ten"),
        pytest.param("\u06f7", 7, id="Persian"),
        pytest.param("\u096d", 7, id="Devanagari"),
        pytest.param("\u200b7\u200b", 7, id="invisible spaces"),
    ],
)
def test_a_number_is_an_answer(text: str, value: int) -> None:
    assert reply_words.understand(text) == Reply("number", value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   ", id="spaces"),
        pytest.param("0", id="nought"),
        pytest.param("11", id="eleven"),
        pytest.param("100", id="a hundred"),
        pytest.param("-1", id="below nought"),
        pytest.param("\u22121", id="below nought, with a true minus"),
        pytest.param("+7", id="a plus"),
        pytest.param("1e3", id="an exponent"),
        pytest.param("7.5", id="a half more"),
        pytest.param("7,5", id="a half more, with a comma"),
        pytest.param("7/5", id="out of five"),
        pytest.param("11/10", id="eleven out of ten"),
        pytest.param("7/", id="out of nothing"),
        pytest.param("/10", id="nothing out of ten"),
        pytest.param("\u00b2", id="a raised two"),
        pytest.param("\u00bd", id="a half"),
        pytest.param("\u2167", id="a Roman eight"),
        pytest.param("\u2466", id="a circled seven"),
        pytest.param("7\ufe0f\u20e3", id="a keycap"),
        pytest.param("\U0001f600", id="a smile"),
        pytest.param("\u4e03", id="a Chinese seven"),
        pytest.param("7 8", id="two numbers"),
        pytest.param("7 today", id="a number and a word"),
        pytest.param("once", id="eleven in Spanish"),
        pytest.param("7" * 1600, id="1,600 sevens"),
        pytest.param("\u0664\u0662", id="forty-two"),
        pytest.param("\0", id="a null byte"),
        pytest.param("\ud800", id="half a letter"),
        pytest.param("?", id="a question mark"),
    ],
)
def test_what_is_no_answer_is_none(text: str) -> None:
    assert reply_words.understand(text) == Reply("other")


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        pytest.param("PAUSE", None, id="until further notice"),
        pytest.param("PAUSE 2W", 2, id="two weeks"),
        pytest.param("pause 2 w", 2, id="two weeks, spaced"),
        pytest.param("pause 2", 2, id="two, of what is clear"),
        pytest.param("pause for two weeks please", 2, id="two weeks in words"),
        pytest.param("pausa 3 semanas", 3, id="three weeks in Spanish"),
        pytest.param("pause my texts for a bit", None, id="for a bit"),
        pytest.param("pause 0w", None, id="no weeks"),
        pytest.param("pause 99w", None, id="too many weeks"),
    ],
)
def test_a_pause_may_say_how_long(text: str, weeks: int | None) -> None:
    assert reply_words.understand(text) == Reply("pause", weeks)


@pytest.mark.parametrize(
    ("text", "risk", "stops"),
    [
        pytest.param("I want it all to stop", "wish_to_die", False, id="it all to stop is no opt-out"),
        pytest.param("I can't stop crying", "farewell", False, id="cannot stop crying is no opt-out"),
        pytest.param("STOP. I want to die", "wish_to_die", True, id="a keyword as a sentence, and more"),
        pytest.param("stop texting me, I want to die", "wish_to_die", True, id="both, and both are due"),
        pytest.param("2. and I want to kill myself", "wish_to_die", False, id="a number and more"),
        pytest.param("help me he hits me", "being_hurt", False, id="help that is no keyword"),
    ],
)
def test_a_cry_for_help_comes_first(text: str, risk: str, stops: bool) -> None:
    assert reply_words.understand(text) == Reply("risk", risk=risk, takes_back_consent=stops)


WATCHED = """
    my husband reads my phone please do not text here again
    not safe to text this number. stop
    STOP he checks my phone
    he'll go mad if he sees these stop
    he will hurt me if you text again
    mi marido me revisa el celular, no me escriban
    mon mari lit mes messages, ne m'écrivez plus
"""


@pytest.mark.parametrize("text", lines(WATCHED))
def test_on_a_phone_that_others_read_a_hint_is_enough(text: str) -> None:
    found = reply_words.understand(text)
    assert (found.takes_back_consent, found.is_watched) == (True, True)


@pytest.mark.parametrize(
    "text", ["my husband reads these with me", "my mum sees my texts", "pls make it stop, the texts", "STOP"]
)
def test_a_phone_counts_as_read_only_where_more_is_said(text: str) -> None:
    assert not reply_words.understand(text).is_watched


@pytest.mark.parametrize(
    "text",
    [
        "help me",
        "Help me please",
        "I need help",
        "SOS",
        "necesito ayuda",
        "ayúdame!",
        "au secours",
        "aidez-moi",
    ],
)
def test_who_asks_for_help_in_more_than_the_word_gets_it(text: str) -> None:
    assert reply_words.understand(text).kind == "help"


@pytest.mark.parametrize(
    "text", ["help me understand my brother", "it did help me", "no ayuda", "is there help?"]
)
def test_who_only_speaks_of_help_is_not_sent_it(text: str) -> None:
    assert reply_words.understand(text).kind != "help"


READ_BY_WHOM_IT_IS_ABOUT = """
    he checks my phone
    my husband reads my texts and I'm scared of him
    he's going through my phone and he hit me
    If he sees this he'll kill me
    he hits me. please dont let him see this
    my ex stalks me and gets into my messages
    he took my phone so i cant leave
    he reads my phone and I want to hurt him
    mi marido me revisa el móvil y me pega
    revisa mi cel todo el tiempo
    mi novio lee mis mensajes y me amenaza
    mi esposo me rebisa el celular
    me mata si ve esto
    si ve los mensajes me mata
    el me quita el telefono
"""
AND_NOBODY_READS = """
    he hits me
    I'm not safe here, he hits me
    he took my phone number and now he follows me home
    he has my phone charger and he hit me
    he checks everything I do
    mi marido me pega
    no me deja salir, me quita el dinero
    me pega
"""


@pytest.mark.parametrize("text", lines(READ_BY_WHOM_IT_IS_ABOUT))
def test_whoever_reads_along_sees_no_answer_to_a_cry_for_help(text: str) -> None:
    found = reply_words.understand(text)
    assert (found.kind, found.takes_back_consent) == ("risk", False)
    assert found.answer_to_risk == "standard"


@pytest.mark.parametrize("text", lines(AND_NOBODY_READS))
def test_lines_to_call_go_where_nobody_is_said_to_read(text: str) -> None:
    found = reply_words.understand(text)
    assert (found.risk, found.answer_to_risk) == ("being_hurt", "risk")


@pytest.mark.parametrize(
    "text", ["he reads my messages and I want to die", "me revisa el móvil y quiero morirme"]
)
def test_where_their_own_life_is_at_risk_the_lines_weigh_more(text: str) -> None:
    found = reply_words.understand(text)
    assert (found.risk, found.is_watched, found.answer_to_risk) == ("wish_to_die", True, "risk")


@pytest.mark.parametrize(
    ("text", "stops"),
    [("me quita el telefono", False), ("mi marido me quitó el celular", False),
     ("me quita el telefono de la lista", True), ("quite mi telefono de la lista", True)],
)  # fmt: skip
def test_a_phone_that_is_taken_away_is_no_order_to_us(text: str, stops: bool) -> None:
    assert reply_words.understand(text).takes_back_consent is stops


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    reply = reply_words.understand(text)
    assert reply.kind in get_args(Kind)
    assert reply.value is None or 1 <= reply.value <= 12


@pytest.mark.parametrize("text", lines(opt_out_near.GOING_ON))
def test_whoever_wants_to_go_on_does_not_hint_at_the_opposite(text: str) -> None:
    """A second hint after our question stops the texts, so a no in a sentence must not pass for one."""
    assert reply_words.understand(text).kind == "other"


@pytest.mark.parametrize("text", ["Stop?", "help?", "yes?"])
def test_a_question_is_no_command(text: str) -> None:
    assert reply_words.understand(text).kind in ("maybe_stop", "other")
