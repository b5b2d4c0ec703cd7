"""Whole clauses that ask for the texts to end in no word of ending, or say that the phone is another's, as patterns.

Each is a pattern that a clause has to match from end to end. A line further in goes on with the pattern above it,
behind a space. They are asked about, never acted on.
"""

ENGLISH = r"""
    (?:i )?(?:think |guess )?(?:ill |i will |lets |im |we can )?(?:just )?(?:leave|leaving) it
        (?:there|here|at that|for good)(?: for (?:me|good))?
    (?:lets |im |ill |time to )?(?:call|calling) it (?:a day|quits)
    (?:im |i am )?(?:giving|give) up (?:on )?(?:this|the course|these|it)(?: course)?
    (?:i )?(?:give up|gave up) (?:on )?(?:the|this) course
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
    (?:i )?(?:no|have no|got no) (?:use|need) (?:to|for) (?:me|us|this|these|it)
    (?:go |please )?(?:bother|annoy|pester|bug) (?:somebody|someone|anyone) else
    (?:leave|let) (?:me|us) (?:the (?:hell|fuck) )?(?:alone|be|in peace|out of (?:this|it|these)|off|out|go)
    (?:keep|count|include|leave) (?:me|us) out(?: of (?:this|it|these|the loop))?
    (?:dont|do not|please dont) (?:bother|disturb)(?: (?:me|us|anymore|again))*
    thanks(?: you)?(?: but)? no thanks
    no thanks
    thanks but no(?: more)?
    no longer (?:needed|required|wanted|relevant)
    not (?:needed|required|wanted)(?: (?:anymore|any more|any longer))?
    (?:nothing|no) more
    do not want
    not again
    (?:im |i am |you are |youre |youll be |this number is )?(?:being )?block(?:ing|ed)(?:
        (?:this|you|the|this number|number))*
    (?:i will|ill|im going to|im gonna|gonna|going to|im|i am|i shall)?
        ?(?:block|report|reporting|sue|suing|complain|complaining)(?: (?:you|this|this number|as spam|about
        you|to \w+|about this|if you \w+))*
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
    who are you.{0,40}
    who gave you (?:this|my) .{0,20}
    how did you get (?:this|my) number
    (?:not|im not|i am not) the (?:right|same) person.{0,20}
    (?:he|she|\w+) (?:doesnt|does not|dont|no longer) (?:live|lives|work|works) (?:here|at this number)
    (?:hes|shes|he is|she is|theyre|\w+ is) (?:not|no longer) (?:at|on|with) this (?:number|phone)
    (?:this|that) (?:phone|number) (?:belongs|belong) to .{0,20}
    (?:ive |i have |i )?(?:just )?(?:got|have|bought) this (?:phone )?(?:number|phone)
    (?:im the |i am the )?new (?:owner|user) of this (?:number|phone)
    this is (?:a )?(?:new|my work|a work|somebody elses|someone elses|another persons|my kids|a childs)
        (?:number|phone)
    (?:sod|piss|bugger|fuck|f|fck|jog|naff) (?:off|on)
    get (?:stuffed|lost)
    do one
    shut (?:it|up)
    go (?:to hell|away).{0,20}
    (?:signed up|i signed up|joined|i joined)(?: for this)? (?:by|in) (?:mistake|accident|error)
    (?:my|a) friend (?:put|gave)(?: you)? my number.{0,30}
    (?:i )?regret (?:signing up|joining)
    (?:im|i am|we are|count me) out
    is there an off (?:switch|button)
    please no
    who said you could .{0,20}
    (?:please )?(?:dont|do not) (?:invade|respect) .{0,12}
    invading my privacy
    (?:this is a|its a) (?:landline|business phone|work phone)
    .{0,12}doing my head in
    scam(?: go away)?
    (?:my )?consent is gone
    (?:i have |ive )?changed my mind.{0,45}
    (?:leave|exit) (?:the )?(?:group|course)
    you have reached .{0,20}
    (?:i )?(?:just )?want (?:off|out)(?: now)?
    why (?:am i|is my number|is my name) on (?:this|your) list
    can (?:this|these) be turned off
    (?:dont|do not) hit me up.{0,10}
    (?:leeve|leav) me (?:alone|be)
    (?:which|what) word .{0,20}stop.{0,12}
    (?:please )?(?:give (?:it|me|this) a (?:rest|break).{0,25}|lay off(?: .{0,12})?|back off|over and
        out|bye(?: bye)? forever|good riddance|(?:dont|do not) come back)
    (?:im |i am |going to |ill |i will |i have to |have to
        )*(?:bow|bowing|back|backing|pull|pulling|step|stepping|drop|dropping) (?:out|away|back)(?: (?:of|from)
        .{0,20})?
    (?:im |i am |going to |ill |i will |gonna )*pass on (?:this|the rest|these|it)
    ill pass(?: thanks| on this)?
    (?:ive |i have |i )?(?:lost|no longer have)(?: any| all)? interest(?: (?:in )?(?:this|it|these|the
        course))?
    (?:not|no longer|not really) (?:keen|into|feeling|doing)(?: on| it| for)?(?: (?:this|it|these|me|the
        course))*(?: anymore)?
    (?:i )?(?:cant|cannot|cant even) (?:cope|deal|keep up) with (?:this|these|the|your)
        (?:texts|messages|course)(?: .{0,12})?
    (?:stop |quit )?(?:youre |you are |u are )?wasting (?:my|your) time.{0,25}
    (?:this |these |it )?(?:costs?|costing) (?:me )?(?:money|too much|a fortune).{0,12}
    (?:stay|keep|get) (?:out of|off) my (?:inbox|phone|messages|life)
    (?:new phone )?who (?:dis|is this|this|are you|am i talking to)
    new phone.{0,20}
    (?:i )?(?:dont|do not) know (?:who|what) (?:this|you|these|that)(?: is| are)?(?: from)?
    (?:i )?(?:dont|do not|cant) (?:remember|recall)
        (?:signing|agreeing|joining|asking|registering|subscribing).{0,25}
    (?:thats not|that isnt|this isnt|this is not) (?:me|my course|my name|my text|my message)
    (?:youve|you have|you|u) (?:mistaken|confused|mixed) me .{0,25}
    this is my (?:number|phone) now
    .{0,25}(?:remove|take off|delete) (?:her|his|their) (?:number|phone|name).{0,15}
    (?:i )?(?:wont|will not|am not going to|not gonna) (?:reply|answer|respond|read|be reading|be
        replying|be answering)(?: (?:anymore|any more|to these|these|to this|again|them))*
    (?:i |ill |i will )?(?:will )?(?:contact|call|tell) the (?:ico|police|regulator|fcc|ofcom).{0,25}
    (?:on )?second thoughts?
    (?:make|let) this(?: be)? (?:the|your) last(?: (?:one|text|message))?
    last (?:text|message|one)
    (?:this should be|let this be) (?:the|your) last (?:text|message|one)
    (?:mute|stahp|staph|disable|desist|unsub)(?: .{0,12})?
    (?:i want )?(?:no part of|nothing (?:more )?to do with) (?:this|it|you|these|any of this)
    (?:how many times|for the last time|last time).{0,40}
"""

SPANISH = r"""
    hasta aqui(?: (?:nomas|llego|llegue|gracias|lo dejo|no mas.{0,15}))?
    (?:yo )?(?:aqui )?lo dejo(?: (?:aqui|gracias|por ahora|ya))*
    (?:yo )?(?:me retiro|me salgo|me voy|me doy de baja|me desapunto|me borro|renuncio)(?: (?:del|de
        este|de) (?:curso|grupo|programa|esto|aqui))?
    ya (?:estuvo|fue|estuvo bueno|basta|no mas|esta bien asi|es suficiente|no)(?: (?:gracias|por favor|con
        esto))?
    (?:esto )?(?:es|parece) (?:acoso|spam|una estafa)
    por que (?:me|nos) (?:escriben|mandan|envian|contactan|llaman).{0,12}
    (?:ya )?no (?:me )?hace falta.{0,14}
    (?:yo )?(?:no|nunca) (?:pedi|solicite|autorice) .{0,30}
    (?:yo )?no pedi nada
    (?:yo )?(?:no|nunca) me (?:apunte|inscribi|registre|anote|suscribi)(?: .{0,20})?
    quien(?:es)? (?:les?|te|os) dio (?:mi|este|permiso).{0,20}
    no (?:les?|te|os) (?:di|doy) (?:permiso|mi .{0,20})
    no tienen? (?:mi )?(?:permiso|derecho).{0,20}
    (?:ya )?cambio de (?:numero|telefono)(?: .{0,10})?
    (?:no|nada) mas(?: gracias)?
    ni uno mas
    ni un (?:mensaje|texto) mas
    no molestar
    no molesten
    (?:estoy |ya estoy |me tienen |muy )?(?:hart[ao]s?|cansad[ao] de (?:esto|ustedes|los mensajes|sus
        mensajes))(?: (?:de|con) (?:esto|ustedes|tantos mensajes|los mensajes))?
    (?:ya )?me (?:cansaron|aburrieron|hartaron)(?: .{0,20})?
    (?:me )?(?:molestan?|fastidian?) (?:sus|los|estos|tantos) mensajes
    ya no (?:me interesa|tengo interes|hace falta|mas|gracias|lo necesito|los necesito|estoy
        interesad[ao])(?: .{0,20})?
    ya no quiero(?: (?:esto|nada|mas|seguir|gracias))?
    no gracias(?: ya no)?
    no me interesa(?: .{0,12})?
    (?:los|las|te|lo) (?:voy a |vamos a )?(?:bloquear|reportar|denunciar|bloqueo|reporto|denuncio)
    voy a (?:bloquear|denunciar|reportar)(?:los|te)?(?: .{0,15})?
    bloquead[oa]s?
    (?:este|esa|esto|ese) (?:telefono|numero|celular|movil) (?:ya )?no es .{0,25}
    (?:ya )?(?:parenle|bajenle|cortenla|parale|bajale).{0,30}
    (?:no )?(?:jodan|chinguen|molesten|fastidien|friegan|frieguen)(?: mas)?
    (?:vayanse|largo|fuera|larguense)(?: .{0,16})?
    .{0,4}chole(?: .{0,20})?
    no me llenen .{0,20}
    (?:dejenme|dejeme|dejame)(?: .{0,14})?
    (?:ya )?no (?:puedo|voy a) (?:seguir|continuar|participar).{0,15}
    ya no participo.{0,12}
    (?:ese|este|eso) ya no es .{0,20}
    (?:numero |persona |estas? |estan )?equivocad[oa]s?
    (?:les |le |te )?(?:ruego|pido|suplico|solicito|exijo) que .{0,40}
    hagan el favor de .{0,25}
    haz que pare.{0,10}
    .{0,20}(?:ya no quiero|no quiero mas)
    no mas envios
    mandenl[oa]s? a otr[oa]
    me arrepenti.{0,20}
    cambie de opinion.{0,20}
    (?:me )?(?:apunte|inscribi|registre) por (?:error|equivocacion)
    me equivoque(?: de .{0,15})?
"""

FRENCH = r"""
    (?:je m|on s|ca s)?(?:arrete|jarrete|marrete|sarrete) (?:la|ici|le cours|tout)(?: merci)?
    on (?:s )?arrete(?: la)?
    je marrete la
    on sarrete la
    jarrete(?: (?:la|ici|tout|le cours))*
    (?:je )?laisse tomber le cours
    je (?:quitte|sors|me retire|renonce|me desinscris)(?: (?:le|du|de la|de) (?:cours|groupe|liste))?
    (?:plus (?:rien|jamais|besoin|envie|interesse|interessee)|rien de plus)(?: .{0,18})?
    (?:ca|cela) (?:ne )?(?:minteresse|interesse) (?:plus|pas)
    (?:je ne |je )?(?:suis )?(?:pas|plus) interessee?(?: .{0,12})?
    (?:je )?(?:nen|jen) (?:veux|voudrais) (?:plus|pas)
    jen (?:ai )?(?:marre|assez)(?: (?:de|des) (?:ca|ces|vos|tout ca|messages|textos|sms))*
    (?:marre|ras le bol|assez)(?: (?:de|des) (?:ca|ces|vos|messages|textos|sms))*
    (?:ca )?suffit(?: .{0,12})?
    (?:cest )?(?:trop|fini pour moi)
    fini pour moi
    (?:cest )?(?:du |un )?(?:harcelement|spam)
    (?:je )?(?:vais )?(?:vous )?(?:bloque|bloquer|signale|signaler)(?: ce numero)?
    je (?:vais )?vous (?:bloque|signale|denonce)r?
    (?:je )?(?:nai|jai) (?:jamais|rien)(?: \w+){0,4}
    je (?:ne )?me suis (?:pas|jamais) \w+
    je me suis (?:inscrite?|trompee?)(?: .{0,25})
    pourquoi (?:vous|tu) (?:m ?ecri\w+|menvo\w+|me \w+).{0,14}
    dou avez vous .{0,16}
    ce nest pas la bonne .{0,10}
    je veux que vous arretiez .{0,16}
    qui vous a donne .{0,20}
    (?:je )?(?:me desiste|lache (?:l ?affaire|laffaire|le cours)|refuse (?:vos|de|ces|tout).{0,25}|vous prie
        d.{0,30}|vous demande d.{0,30}|demande .{0,5}arret.{0,20}|demande a .{0,30})
    (?:je |jai |j )?(?:change|changer?) davis.{0,15}
    (?:cest bon |pitie )?(?:jarrete|arretez)
    (?:degagez?|cassez vous|casse toi|allez vous .{0,15}|virez? (?:moi|mon) ?.{0,20})
    (?:cetait |c etait )?une erreur.{0,20}
    je n ?(?:ai|e) (?:pas|jamais) (?:donne|demande).{0,25}
    je ne (?:me souviens|me rappelle) pas .{0,30}
    (?:merci de )?(?:me )?laisser? tranquille
    (?:cest|ce nest|ce n est) (?:pas|plus) (?:le bon|son|mon|le) numero(?: .{0,15})?
    je (?:ne )?(?:suis|connais) pas (?:anne|la (?:bonne )?personne|\w+ne)
    \w+ nhabite (?:pas|plus) ici
    vous navez pas (?:la bonne personne|le bon .{0,12})
    .{0,30}laissez? (?:moi |nous )?(?:tranquilles?|en paix)
    (?:laissez?|lachez?|fichez|foutez)(?: moi| nous)?(?: (?:la paix|en paix|tranquilles?|la grappe).{0,20})?
    (?:non )?merci(?: mais)? non(?: merci)?
    non merci
    (?:je )?(?:ne )?(?:participe|consens|continue) plus
    je ne (?:donne pas|donne plus) mon accord
    je (?:retire|revoque|reprends) mon (?:consentement|accord)
"""
