"""How people type on a phone what the rules about stopping know in full words, in English, Spanish and French. Pure."""

import re

# None of them is another word that an ordinary reply would use.
# What is meant: how it is typed.
LINES = """
    anymore: anymor | are: r | because: cuz | can: cn | cest: c | de: d | dont: dnt dunt
    dont know: idk dunno | have: hv | je suis: jsuis chui | je veux: jve jveux jveu | mas: + | me: m
    mensajes: msjs mensajitos msj | message: msg mssg | messages: msgs mssgs mess | messaging: msging msgin
    more: mor | no: noo | no more: nomore nomor | number: num nbr no#
    please: pls plz plse pleese plese pleas | plus: plu pu | por: x
    por favor: xfa porfa porfis pf porfas xfavor | que: k q | quiero: kiero qiero | quitenme: kitenme
    quon: kon | sending: sendin | sil vous plait: svp | stop: stp stopp stopt sotp stpo stahp staph stopit
    text: txt tex | texting: txting txtin textin | texto: txto | texts: txtz txts texs
    thanks: thx thnx tnx ty | this: dis | veux: ve veu | vous: vs | want: wnt wan | with: w wit
    would: wld wud | you: u | you are: youre | your: ur
"""
FULL_WORDS = {
    short: full.strip()
    for entry in LINES.replace("\n", "|").split("|")
    if ":" in entry
    for full, _, shorts in [entry.partition(":")]
    for short in shorts.split()
}
WORD = re.compile(r"[^\s.?,]+")
DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def spelled_out(words: str) -> str:
    """The plain text with every such word in full, and letters that are drawn out said once."""
    return WORD.sub(lambda found: FULL_WORDS.get(found[0], found[0]), DRAWN_OUT.sub(r"\1", words))
