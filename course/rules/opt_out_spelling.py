"""How people spell, thumb and dictate what the rules about stopping know in full words, in English, Spanish and French.

First signs that are drawn or spoken become words and signs, then what is typed short becomes full, then what belongs
together becomes one word ("opt out", "leave me alone"). Pure.
"""

import re

from course.rules import phrase_book

# A stop sign says what it shows.
DRAWN = (("\U0001f6d1", " stop "),)
# In Spanish an accent is all that parts "cancel it" from "I cancelled it"; the plain text has no accents.
I_DID = re.compile(
    r"(?<!\w)(?:cancel|borr|quit|saqu|elimin|suspend|anul|dej|mand|envi|llam|par|bloque|apagu)\u00e9(?!\w)",
    re.IGNORECASE,
)
SPELLED = re.compile(r"(?<!\w)\w(?: ?[.,]? \w){2,}(?!\w)")
LEET = str.maketrans("013457", "oieast")
MIXED = re.compile(r"(?<![^\W_])(?=\w*\d)(?=\w*[a-z])[a-z0-9]{3,12}(?![^\W_])")
DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
WORD = re.compile(r"[^\s.?,]+")
# What is meant: how it is typed. None of them is another word that an ordinary reply would use.
SHORT = """
    them: em | interested: intrested intersted
    again: agn agin agen | anymore: anymor nomo | aqui: aki | are you: ru | are: r | because: cuz cus | can: cn
    cest: c | de: d | dont know: idk dunno | dont: dnt dunt donot dontt | for: 4 | from: frm | get: git
    going to: gonna | got to: gotta | have: hv | i am: im | jamais: jms | je ne: jne | je suis: jsuis chui
    je veux: jve jveux jveu jvx | mas: + maz | me: m | mensajes: msjs mensajitos msj mjs mnsjs | message: mesage
    message: msg mssg | messages: msgs mssgs mess mesage mesages | messaging: msging msgin mesaging | more: mor mo
    need: ned | no mas: nomas | no more: nomore nomor | no: noo nooo | number: num nbr no# numba | numero: nro
    pas: pa | please: pleae plaese pls plz plse pleese plese pleas plzz plss pliz | plus: plu pu
    por favor: pofavor | por favor: xfa porfa porfis pf porfas xfavor porfabor | por: x | que: k q ke
    quiero: kiero qiero | quit: qit | quitenme: kitenme | quon: kon | remove: rmv remov | send: snd
    sending: sendin snding | sent: snt | sil vous plait: silvousplait
    stop: stp stopp stopt sotp stpo spto stahp stap staph stopit sstop stoop | take: tk | text: txt tex txr
    texting: txting txtin textin txtng txtn | texto: txto | texts: txtz txts texs txs | thanks: thx thnx tnx ty
    these: deez dese thes | this: dis | to: 2
    unsubscribe: unscribe unsuscribe unsub unsubcribe unsubscibe unsubscrib unsuscrib | unsubscribed: unsubcribed
    veux: ve veu vx | vous: vs | want to: wanna | want: wnt wan | with: w wit | would: wld wud | you are: youre
    you: u yu | your: ur yr
"""
FULL_WORDS = {
    short: full.strip()
    for entry in SHORT.replace("\n", "|").split("|")
    if ":" in entry
    for full, _, shorts in [entry.partition(":")]
    for short in shorts.split()
}
# What a machine wrote down that was told to set a sign.
SPOKEN = re.compile(
    r" (?:period|full stop|comma|(?:question|exclamation) (?:mark|point)|new line|punto(?: final)?|coma|virgule"
    r"|point(?= (?:merci|stop|je|cordialement|final)|$)(?: final)?)(?!\w)"
)
# What belongs together, and the one word for it, in order: each line sees what the ones above it made.
TOGETHER = r"""
    unsubscribe = un subscribe
    optout = opt(ing)? (me |us |this number |my number )?out
    leavealone = (leave|let) (me|us|my phone|my number) (the \w+ )?(alone|be|in peace)
    nobody = no one
    please remove me = please take off(?= [.,]|$)
    hice = ((le|les|lo|la) )?(voy|vamos|va|iba) a(?= \w+r(le|les|lo|la)?(?!\w))
    dont want = (done|finished|through) (getting|receiving)(?= (these|your|this|those|the texts|the messages))
    paren = para ya$
    withdraw = (take|taking|took) back
    no more = no mas(?= [.,]|$)
    por favor = por fa
    comment = je me demande
    annulez messages = annule[rz] tout$
    stop = para(?= con (los |tantos |sus |estos )?(mensajes|textos))
    debaja = baja(?= (de la|de su|del|de esta) (lista|curso|programa|grupo|servicio))
     = (and|but|yet|but then) (they|it|these|texts|messages) (are |is )?(still|keep|keeps|just keep)
    | (come|comes|coming|arriving)
     = as told|as per your (instructions|message|text)
    remove me from = (im|i am) off(?= (the|your|this) list)
    these = this one
    wont = why did
    stop = st op|s top|sto p
    cancel = kill(?= ((the|these|your|all|my) )+(texts|messages|notifications|reminders|sms))
    stop = (no )+stop|put an? (stop|end) to
    stop = bring(?= \w+ to an? (end|stop))
     = means stop|i mean it|im (serious|begging)( you)?|i beg you
    more = one more|a single
    enough = (done|finish|finished|through) with(?! (these|the|your|those|all)? ?(texts|messages|texting|sms))
    continue = carry(ing)? on|go(ing)? on|keep(ing)? up|taking part
    you = (i am|im|i|we)( am| are| have)?( humbly)? (ask|asking|asked|beg|begging|want|need|telling) (you|u)( people
    | guys| twice| now| again| for the last time)* to|(i am|im) (replying|texting)
    stopby = stop by
    thanks = thank you( so much| very much| kindly)?|thx
    , = (fuck|piss|bugger|sod|f|eff) off|no means no|be advised( that)?|(im|i am|were) (good|fine|ok|okay|alright
    |all set)( thanks)?|(as per|per|under|pursuant to|according to) (the )?\w+( \w+)?(?= (i|remove|stop|delete
    |cease) )
    you = you (people|guys|lot|all|folks)
    you = (i|ive|i have)( already| just| have)* (said|(told|asked|tell|begged) (you|u|yall)|replied|texted|wrote
    |typed|sent)( you| already| to| before| yesterday| last week| \w+ times)*|my (answer|reply) is
    |how many (more )?times( (do|must|should) i)?( have to| need to)?( say| tell| ask| text| type)?( you)?( to)?
    |why (wont|dont|cant) (you|u|this|these)( just)?
    you = told (you|u) to
    permit = (my|any|all|the) (consent|permission)|(?<=withdraw )consent|(?<=revoke )consent|(?<=give )consent
    |(?<=no )consent
    participate = take part|be (a )?part of
    remove = (get|stay|keep) (off|out of)(?= my (phone|inbox|line|messages))|lay off(?= \w+ (texts|messages))
    make = (im|i am) (going|about) to
    dont want = (enough|done|through|finished) (with|of)( all)?(?= (these|the|your|this|those|all|of| )*(texts
    |messages|texting|sms))
    want = make(?= (these|the|your|those|all) (texts|messages|reminders) stop)
    cancel texts = (cancel (it all|everything|all of it|all|this|these)|(turn|switch|shut) (this|it|these) off)$
    unsure = not (really |so |too |quite )?sure
    wont = didnt|did not|does not|doesnt|will not|cannot|cant|can not|couldnt|isnt|is not|arent|wouldnt|havent
    |shouldnt
    dont = do not|am not|no longer|not
    want = (would|id|i d|wd) (really |very much |just )?(like|love|prefer|rather|appreciate)
    please = if (you|possible|u|thats)( are able| can| could| would| dont| do not| ok| okay)*( mind)?(?!.*\b(block
    |report|again)\b)
    must stop = (needs?|have|has|got|must|should|ought)( to)? (please )?(stop|end|cease|go away|be stopped)
    must stop = (make|making|get) (it|them|these|this) (to )?(stop|go away|end)
    stop this = stop it(?! (costs|is|makes|keeps|was))|knock it off|cut it out|quit it
    want remove = want(s|ed)?( to)?( get| be| come| go)? (off|out)( of)?
    remove = (take|strike|scratch|cross|drop|cut|leave|count|pull|sign|kick)(?= (\w+ ){1,3}(off|out|from)(?!\w)
    | (me|us|(this|my) number) of (this|the|your))
    remove = (get|keep|let)(?= (\w+ ){1,3}(off|out)(?!\w))
    turnoff = (turn|switch|shut)(?! (off )?my phone)(?= (\w+ ){0,3}(off|down)(?!\w))
    this number = (her|his|their|my \w+s|\w+s) (phone|number|cell|mobile|cellphone)
    fornow = for (now|a (while|bit|week|month|few)|the moment|this week)|in the meantime
    time = at (this|the present) time|at this point|from now on|going forward
    removed = (?<=texts )gone|(?<=messages )gone|(?<=these )gone
    getoff = (get|be|come|go) (off|out)( of)?
    dropout = drop out|un enrol
    checkins = check ins?
    again = any (more|longer)
     = \w+ times|once more
    please = (please|thanks|cheers) (love|luv|hun)$
    is wrong number = belongs to (someone|somebody) else
    cancelen mensajes = cancel\w* todo( esto)?$
    como = hay (forma|manera|modo) de|que (hago|tengo que hacer|debo hacer) para|como (le )?hago para
    no quiero = no hace falta
    mi = hagan? el favor de|me hacen el favor de|favor de
    debaja = (dar|dame|deme|denme|darme|darse|darnos|doy|den|dan|demen|dad|dadme|date)( me)?( de)?( la)? baja
    debaja = (solicito|quiero|pido|deseo|necesito|tramiten)( mi| la| una)+ baja
    dejarenpaz = dej\w+( ya| me| mi \w+)? (en paz|tranquil[oa])
    dejen = para( ya)?(?= de (mand|env|escrib|molest|llam|texte))
    ustedes = (ya )?(les|te) (dije|digo|pedi|he dicho)( ya)?( que)?|ya (les )?dije( que)?
    ledije = (le|lo|la) (dije|pedi|conte|escribi)
    porahora = por (ahora|el momento|un tiempo|unos? \w+|esta semana)
    laissertranquille = ((laisse|fiche|foute|fou|lache)[rzst]?( moi| nous| mon numero)|(laisse|fiche|foute
    |lache)z)( la)? (paix|tranquilles?|grappe|en paix)
    vous = (jai|j ai|je vous ai|je tai|je te|je vous)( deja)? (dit|demande|demandais|ai dit)( de| d| que)?
    vous = (ca fait )?\w+ fois que je (dis|this|demande)|combien de fois
    je veux plus = (je )?(jai|j ai|nai|n ai|ai) plus(?= besoin| envie)
    je veux = jen (veux|ai)(?= plus)
    comment = est il possible( de| d)?|y a t il un moyen (de|d)
    je ne veux pas = je (ne )?suis pas (daccord|d accord) pour
    consentement = mon (accord|autorisation)
    laissertranquille = lache[rz] moi|me laisse[rz]? (tranquille|en paix)
    plustard = plus (tard|souvent|tot|calme)
    pourlinstant = pour (linstant|le moment)
     = a(?= (ce|mon|cette|ca|moi|tout|vos)(?!\w))
    svp = sil (vous|te) plait
     = est ce que|a la place
"""
# A space before each makes them quick to look for.
JOINED = tuple(
    (re.compile(rf" (?:{phrase_book.GROUP.sub('(?:', source)})(?= )".replace("$", "(?= $)")), word.rstrip())
    for word, _, source in (f" {line}".partition(" = ") for line in phrase_book.phrases(TOGETHER))
)


def drawn_out(text: str) -> str:
    """The text as it came, with what only its signs and accents tell put into words."""
    for sign, word in DRAWN:
        text = text.replace(sign, word)
    return I_DID.sub("hice", text)


def spelled_out(words: str) -> str:
    """The plain text with every word in full, and letters that are drawn out said once."""
    words = SPELLED.sub(_joined, DRAWN_OUT.sub(r"\1", words))
    words = MIXED.sub(_letters, words)
    words = SPOKEN.sub(" .", f" {words}").strip()
    return WORD.sub(lambda found: FULL_WORDS.get(found[0], found[0]), words)


def put_together(words: str) -> str:
    """The full words, with what belongs together as one word."""
    words = f" {words} "
    for pattern, word in JOINED:
        words = pattern.sub(word, words)
    return " ".join(words.split())


def _joined(found: re.Match[str]) -> str:
    """ "s t o p" or "s. t. o. p" as the word that it spells, if that is ours."""
    letters = "".join(filter(str.isalpha, found[0]))
    return letters if letters in ("stop", "stopp", "baja", "alto", "quit", "end") else found[0]


def _letters(found: re.Match[str]) -> str:
    """ "st0p" and "t3xt" with the letters that the digits stand for."""
    return found[0].translate(LEET)
