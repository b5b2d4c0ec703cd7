"""Whole clauses that ask for the texts to end in no word of ending, or say that the phone is another's, as patterns.

Each is a pattern that a clause has to match from end to end. A line further in goes on with the pattern above it,
behind a space. They are asked about, never acted on.
"""

import re

from course.rules import plain_text

ENGLISH = r"""
    (?:lets |im |ill |time to )?(?:call|calling) it (?:a day|quits)
    (?:im |i am )?(?:giving|give) up (?:on )?(?:this|the course|these|it)(?: course)?
    (?:decided|going|prefer) to leave it
    (?:that|this|it)(?:s| is| will be| will do| would be)? (?:all|it)(?: (?:i need|for me|from me|thank
        you|thanks|from you))?
    (?:thats|that is|that will) (?:quite )?(?:enough|do)(?: (?:from you|now|of this|for me))?
    enough(?: is enough| now| already)?
    (?:no )?means no
    (?:ive |i have |had )+(?:it|enough) (?:with|of) (?:these|this|the|your|you).{0,20}
    what part of (?:stop|no) .{0,30}
    (?:its|this is|it is|this)? ?(?:just )?(?:not|isnt|is not) (?:really )?(?:my (?:thing|cup of tea)|for
        me|right for me|what i (?:wanted|need|expected))
    (?:i )?(?:dont|do not) think (?:this|it|that)(?:s| is)? for me
    (?:its|it isnt|this isnt|it is not|this is not)(?: just)?(?: not)?(?: really)? for me
    (?:go |please )?(?:bother|annoy|pester|bug) (?:somebody|someone|anyone) else
    (?:keep|count|include|leave) (?:me|us) out(?: of (?:this|it|these|the loop))?
    thanks(?: you)?(?: but)? no thanks
    not (?:needed|required|wanted)(?: (?:anymore|any more|any longer))?
    (?:im |i am |you are |youre |youll be |this number is )?(?:being )?block(?:ing|ed)(?:
        (?:this|you|the|this number|number))*
    (?:if you )?text (?:me|this number) again.*
    (?:this is|its|this feels like) (?:harassment|spam|a scam|stalking)
    (?:i )?(?:never|didnt|did not) (?:sign|signed)(?: up)?(?: (?:for|to) .{0,30})?
    (?:i )?(?:never|didnt|did not)
        (?:register|registered|subscribe|subscribed|join|joined|agree|agreed|consent|consented)(?: (?:for|to)
        .{0,30})?
    (?:i )?(?:never|didnt|did not) (?:ask|asked) (?:for|to get|to receive|to be)
        (?:this|these|it|that|any|texts|messages|texted).{0,20}
    (?:why|who|how come)(?: are| do| is| did| am)?(?: you| u| i)?(?: keep| keeps| still)?
        (?:texting|messaging|getting|contacting|text|get|messag\w+)(?:
        (?:me|these|this|texts|messages|us|all|this number))*
    (?:not|im not|i am not) the (?:right|same) person.{0,20}
    (?:he|she|\w+) (?:doesnt|does not|dont|no longer) (?:live|lives|work|works) (?:here|at this number)
    (?:hes|shes|he is|she is|theyre|\w+ is) (?:not|no longer) (?:at|on|with) this (?:number|phone)
    (?:this|that) (?:phone|number) (?:belongs|belong) to .{0,20}
    (?:ive |i have |i )?(?:just )?(?:got|have|bought) this (?:phone )?(?:number|phone)
    (?:im the |i am the )?new (?:owner|user) of this (?:number|phone)
    (?:sod|piss|bugger|fuck|f|fck|jog|naff) (?:off|on)
    get (?:stuffed|lost)
    do one
    shut (?:it|up)
    go (?:to hell|away).{0,20}
    (?:im|i am|we are|count me) out
    is there an off (?:switch|button)
    please no
    who said you could .{0,20}
    invading my privacy
    (?:this is a|its a) (?:landline|business phone|work phone)
    scam(?: go away)?
    (?:my )?consent is gone
    you have reached .{0,20}
    why (?:am i|is my number|is my name) on (?:this|your) list
    can (?:this|these) be turned off
    (?:leeve|leav) me (?:alone|be)
    (?:which|what) word .{0,20}stop.{0,12}
    (?:please )?(?:give (?:it|me|this) a (?:rest|break).{0,25}|lay off(?: .{0,12})?|back off|over and
        out|bye(?: bye)? forever|good riddance|(?:dont|do not) come back)
    (?:im |i am |going to |ill |i will |i have to |have to
        )*(?:bow|bowing|back|backing|pull|pulling|step|stepping|drop|dropping) (?:out|away|back)(?: (?:of|from)
        .{0,20})?
    (?:im |i am |going to |ill |i will |gonna )*pass on (?:this|the rest|these|it)
    (?:ive |i have |i )?(?:lost|no longer have)(?: any| all)? interest(?: (?:in )?(?:this|it|these|the
        course))?
    (?:not|no longer|not really) (?:keen|into|feeling|doing)(?: on| it| for)?(?: (?:this|it|these|me|the
        course))*(?: anymore)?
    (?:i )?(?:cant|cannot|cant even) (?:cope|deal|keep up) with (?:this|these|the|your)
        (?:texts|messages|course)(?: .{0,12})?
    (?:new phone )?who (?:dis|is this|this|are you|am i talking to)
    (?:i )?(?:dont|do not) know (?:who|what) (?:this|you|these|that)(?: is| are)?(?: from)?
    (?:i )?(?:dont|do not|cant) (?:remember|recall)
        (?:signing|agreeing|joining|asking|registering|subscribing).{0,25}
    (?:thats not|that isnt|this isnt|this is not) (?:me|my course|my name|my text|my message)
    (?:youve|you have|you|u) (?:mistaken|confused|mixed) me .{0,25}
    this is my (?:number|phone) now
    (?:i )?(?:wont|will not|am not going to|not gonna) (?:reply|answer|respond|read|be reading|be
        replying|be answering)(?: (?:anymore|any more|to these|these|to this|again|them))*
    (?:make|let) this(?: be)? (?:the|your) last(?: (?:one|text|message))?
    last (?:text|message|one)
    (?:this should be|let this be) (?:the|your) last (?:text|message|one)
    (?:mute|stahp|staph|disable|desist|unsub)(?: .{0,12})?
    (?:i want )?(?:no part of|nothing (?:more )?to do with) (?:this|it|you|these|any of this)
"""

SPANISH = r"""
    hasta aqui(?: (?:nomas|llego|llegue|gracias|lo dejo|no mas.{0,15}))?
    (?:yo )?(?:aqui )?lo dejo(?: (?:aqui|gracias|por ahora|ya))*
    ya (?:estuvo|fue|estuvo bueno|basta|no mas|esta bien asi|es suficiente|no)(?: (?:gracias|por favor|con
        esto))?
    (?:esto )?(?:es|parece) (?:acoso|spam|una estafa)
    por que (?:me|nos) (?:escriben|mandan|envian|contactan|llaman).{0,12}
    (?:ya )?no (?:me )?hace falta.{0,14}
    (?:yo )?(?:no|nunca) (?:pedi|solicite|autorice) .{0,30}
    (?:yo )?(?:no|nunca) me (?:apunte|inscribi|registre|anote|suscribi)(?: .{0,20})?
    quien(?:es)? (?:les?|te|os) dio (?:mi|este|permiso).{0,20}
    (?:ya )?cambio de (?:numero|telefono)(?: .{0,10})?
    (?:no|nada) mas(?: gracias)?
    ni uno mas
    (?:estoy |ya estoy |me tienen |muy )?(?:hart[ao]s?|cansad[ao] de (?:esto|ustedes|los mensajes|sus
        mensajes))(?: (?:de|con) (?:esto|ustedes|tantos mensajes|los mensajes))?
    (?:ya )?me (?:cansaron|aburrieron|hartaron)(?: .{0,20})?
    ya no (?:me interesa|tengo interes|hace falta|mas|gracias|lo necesito|los necesito|estoy
        interesad[ao])(?: .{0,20})?
    (?:los|las|te|lo) (?:voy a |vamos a )?(?:bloquear|reportar|denunciar|bloqueo|reporto|denuncio)
    voy a (?:bloquear|denunciar|reportar)(?:los|te)?(?: .{0,15})?
    bloquead[oa]s?
    (?:este|esa|esto|ese) (?:telefono|numero|celular|movil) (?:ya )?no es .{0,25}
    (?:ya )?(?:parenle|bajenle|cortenla|parale|bajale).{0,30}
    (?:vayanse|largo|fuera|larguense)(?: .{0,16})?
    .{0,4}chole(?: .{0,20})?
    ya no participo.{0,12}
    (?:ese|este|eso) ya no es .{0,20}
    (?:numero |persona |estas? |estan )?equivocad[oa]s?
    haz que pare.{0,10}
    .{0,20}(?:ya no quiero|no quiero mas)
    mandenl[oa]s? a otr[oa]
    (?:me )?(?:apunte|inscribi|registre) por (?:error|equivocacion)
"""

FRENCH = r"""
    (?:je m|on s|ca s)?(?:arrete|jarrete|marrete|sarrete) (?:la|ici|le cours|tout)(?: merci)?
    je (?:quitte|sors|me retire|renonce|me desinscris)(?: (?:le|du|de la|de) (?:cours|groupe|liste))?
    (?:plus (?:rien|jamais|besoin|envie|interesse|interessee)|rien de plus)(?: .{0,18})?
    (?:ca|cela) (?:ne )?(?:minteresse|interesse) (?:plus|pas)
    (?:je ne |je )?(?:suis )?(?:pas|plus) interessee?(?: .{0,12})?
    (?:marre|ras le bol|assez)(?: (?:de|des) (?:ca|ces|vos|messages|textos|sms))*
    (?:cest )?(?:trop|fini pour moi)
    (?:cest )?(?:du |un )?(?:harcelement|spam)
    (?:je )?(?:vais )?(?:vous )?(?:bloque|bloquer|signale|signaler)(?: ce numero)?
    (?:je )?(?:nai|jai) (?:jamais|rien)(?: \w+){0,4}
    je (?:ne )?me suis (?:pas|jamais) \w+
    je me suis (?:inscrite?|trompee?)(?: .{0,25})
    pourquoi (?:vous|tu) (?:m ?ecri\w+|menvo\w+|me \w+).{0,14}
    dou avez vous .{0,16}
    ce nest pas la bonne .{0,10}
    qui vous a donne .{0,20}
    (?:je )?(?:me desiste|lache (?:l ?affaire|laffaire|le cours)|refuse (?:vos|de|ces|tout).{0,25}|vous prie
        d.{0,30}|vous demande d.{0,30}|demande .{0,5}arret.{0,20}|demande a .{0,30})
    (?:je |jai |j )?(?:change|changer?) davis.{0,15}
    (?:degagez?|cassez vous|casse toi|allez vous .{0,15}|virez? (?:moi|mon) ?.{0,20})
    je n ?(?:ai|e) (?:pas|jamais) (?:donne|demande).{0,25}
    je ne (?:me souviens|me rappelle) pas .{0,30}
    (?:merci de )?(?:me )?laisser? tranquille
    (?:cest|ce nest|ce n est) (?:pas|plus) (?:le bon|son|mon|le) numero(?: .{0,15})?
    je (?:ne )?(?:suis|connais) pas (?:anne|la (?:bonne )?personne|\w+ne)
    \w+ nhabite (?:pas|plus) ici
    vous navez pas (?:la bonne personne|le bon .{0,12})
    (?:non )?merci(?: mais)? non(?: merci)?
    non merci
"""

COURTESY = plain_text.words_of(
    "ahora alors already and bon bonjour bro bueno but bye desole favor gracias guys hello hey hi hola "
    "honestly just lol maintenant man mate merci no now ok okay oye perdon plait please por right seriously "
    "sil so sorry te thank thanks then vous well ya yeah yes yo you"
)
LONGEST = 16
PATTERN = re.compile(
    "|".join(
        f"(?:{' '.join(line.split())})"
        for page in (ENGLISH, SPANISH, FRENCH)
        for line in re.split(r"\n {4}(?! )", page)
        if line.strip()
    )
)


def is_idiom(clause: str) -> bool:
    """True if the clause, with or without the courtesy round it, is one of these from end to end."""
    said = [word for word in clause.split() if word.isalnum()]
    if len(said) > LONGEST or PATTERN.fullmatch(" ".join(said)):
        return 0 < len(said) <= LONGEST
    while said and said[0] in COURTESY:
        said = said[1:]
    while said and said[-1] in COURTESY:
        said = said[:-1]
    return PATTERN.fullmatch(" ".join(said)) is not None
