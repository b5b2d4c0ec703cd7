"""Phrases that take back consent, in English, Spanish and French, in the notation of `phrase_book`.

`SURE` ones open a clause and are acted on at once, and so are those of a `WRONG_NUMBER`; `POSSIBLE` ones may stand
anywhere and are asked about.
"""

WORDS = r"""
    texts = texts?|messages?|msgs?|sms|e ?mails?|notes|reminders?|notifications?|txts?
    texting = (text|messag|contact|send|e ?mail|bother|spamm?|writ|call|msg|txt|pester|harass|bugg)ing
    text = text|message|msg|txt|contact|e ?mail|write|call|bother|sms|send
    courtesy = please|pls|plz|ok|okay|hi|hello|hey|just|sorry|thanks|thx|thank you|yes|yeah|no|now|kindly
    |well
    |so|right|already|immediately|asap|today|it|this|honestly|seriously|look|listen|guys|dude|mate|omg|ffs
    |again
    |por favor|gracias|hola|ya|bueno|oye|ahora|merci|svp|stp|sil vous plait|sil te plait|bonjour|maintenant
    asking = (can|could|would|will) (you|u)|i (want|need|asked|told) you to|i would like you to
    |id like you to
    |you (must|need to|have to|should)|i said|favor de|puedes|pueden|podrias|podrian|pouvez vous
    |pourriez vous|peux tu|veuillez
    end = (?= [.?]|$)
"""

SURE = r"""
    stop <texting>~(him|her|them|my|each|his)
    (stop|end|cancel|quit|no more)( (all|the|these|those|any|your|my|with|of|sending|me))* (<texts>
    |subscription|service|everything|enrol\w*)
    quit <texting> (me|us)
    (unsubscribe|opt out|opt me out|optout|unsub)
    (i )?(cancel|revoke|withdraw) (my |all )?(consent|permission|membership|account)
    (remove|delete|erase) (me|my (number|phone|details|name|e ?mail|account|data|info))
    (take|get) (me|my (number|name|phone)) (off|out of (this|the|your) (list|course|group|thing))
    lose (my|this) number
    no more$
    stop all of (it|this|these)$
    (do not|dont|never)( ever)? <text>( to)? (me|us|this number|anything) (again|any ?more|ever)
    (do not|dont)( ever)? <text>( to)? (me~(back|if|when|until|for)|us|this number|any ?more|any <texts>
    |more <texts>)
    i (really )?(do not|dont|no longer) (want|wish|need)( to (receive|get|have|see|keep getting))?( any
    | these
    | those| your| more| the| further)* (texts|messages|msgs|sms|e ?mails|reminders|notifications|txts)
    i (really )?(do not|dont|no longer) (want|wish|consent|agree) to be (contacted|texted|messaged
    |e ?mailed)
    i(d like| want| would like| wish) to (unsubscribe|opt out|be removed|be taken off|revoke
    |withdraw my consent
    |stop (receiving|getting)|(stop|cancel|end) (the|these|all|your|my) (<texts>|subscription))

    # Spanish.
    (dej[ae]n?|dejad|para|paren?|parad|basta)( ya)? de (escrib|mand|envi|molest|contact|text|llam)\w*
    no (me |nos )?(\w+ )?(escrib(a|as|an|ais)|(mand|envi|contact|molest|llam)(e|es|en|eis)|texteen?)( (mas
    |nada
    |mensajes|nunca)|$)
    (ya )?no (quiero|deseo)( seguir)?( recibir| recibiendo)?( mas| ningun| estos| sus| tus)* (mensajes?
    |textos?
    |sms|correos?|notificaciones|recordatorios)
    no mas (mensajes|textos|sms|correos)
    (dame|denme|deme|quiero darme|me quiero dar|quiero la) (de )?baja
    (borr|quit|elimin|sac)(a|e|en)(me|nme)?( mi (numero|telefono|nombre)| de (la|esta|su) lista|$)
    (borra|quita|elimina|saca|borren|quiten|eliminen|saquen)me
    cancel(a|ar|en|e|o) (mi |la |los )?(suscripcion|cuenta|servicio|mensajes)
    dejen?me en paz
    dejame en paz
    revoco mi consentimiento

    # French.
    arrete[rsz]? (de |d ?)?m? ?(e )?(envoyer|ecrire|contacter|deranger|texter|harceler|appeler)
    (stop|arrete[rsz]?) (aux|les|ces|vos|tous les) (messages|textos|sms|mails)
    plus (de|aucun) (messages?|textos?|sms|mails?)
    ne? ?m?e? ?(ecriv|envoy|contact|text|derang|appel)\w*( moi)? (plus|pas|jamais|rien)
    (je (veux|voudrais|souhaite) |je )?(me |m )?(desabonn|desinscri)\w*
    (retire|supprime|enleve|efface|raye)[zs]?( moi| mon (numero|nom|contact))
    je ne (veux|souhaite) (plus|pas) (recevoir|de (messages?|textos?|sms)|vos|ces messages)
    laissez? moi tranquille
"""

# Whoever has this phone is not the one who asked for our texts.
WRONG_NUMBER = r"""
    ((i|we) (think|believe|guess|reckon|am afraid) )?(that )?(im afraid )?((you|u|youve|youre|uve)( have| got| must
    | texted| are| texting| sent| this| to)* |(this|it|that) is |its |thats )?(the |a )?wrong (number|person|phone|guy
    |woman|recipient)
    (this|that|it)( is not|isnt| isnt| is no longer| aint) (\w+ ){0,3}(number|phone|mobile
    |cell)~(call|calls|bill|box|i|that)
    (this|it) (number|phone) (is not|isnt|is no longer|doesnt belong to) (his|hers|theirs)
    (there is|theres) (no ?body|no ?one|no) (\w+ )?(called|named|by that name|here (called|named))
    (no ?one|nobody) (here )?(called|named|by) (that name|\w+)( lives)?( here)?<end>
    (this is|im) (not|someone) (\w+ )?(else|who you think)
    (i|we) (never|didnt|did not) (sign(ed)? up|register(ed)?|subscribe(d)?|ask(ed)?) (for|to|with) (this|these|you
    |any of this|your)
    (se|te|os) ((ha|has|han|habeis) )?equivoc\w+ de (numero|persona|telefono)
    (numero|telefono|persona) equivocad[oa]
    (este|ese|esto) no es (el |su |mi )?(\w+ )?(numero|telefono)
    no soy (esa persona|quien (cree|crees|busca|buscas)|la persona)
    aqui no (vive|hay) (nadie|ning\w+)( \w+)?
    (mauvais|faux) numero
    (vous vous etes|tu tes|vous faites|erreur) ?(trompe\w*|erreur)?( de)? (numero|personne)
    ce nest (pas|plus) (le |son |mon |sa )?(bon )?(numero|telefono|telephone)
"""

POSSIBLE = r"""
    (can|could|would|will|may) (you|u|we|i) (please |just |pls )?(stop|quit|cancel|end|unsubscribe
    |opt out)( now
    | it| this| these| please)*<end>
    (want|wanna|like|wish|need|going|think|thinking|might|maybe|decided|ready|should)( to| i| id| ill
    | should
    | just| of| about| like)* (stop|stopping|quit|quitting|cancel|unsubscribe|opt out)( (this|these|it|now
    |please|here|altogether))?<end>
    (stop|stopping|quit|quitting|leave|leaving|cancel|drop|end)( doing| with| out of)? (the|this
    |your) (course
    |programme|program|lessons?|thing)
    (dont|do not|not) (really )?(think|sure|certain|know)( (if|that|whether))? (i )?(still )?(want|need
    |like)( to)? (these|this|them|it|get|receive|continue|carry on|keep|the|more|any)
    how (do|can|would|to|could) ?(i|we)? ?(stop|cancel|unsubscribe|opt out|quit|get off|turn (this|these
    |it) off)
    (not|no longer) (really )?interested
    ^no thanks?( you)?$
    too many <texts>
    i quit$
    ^im out$
    ^i (\w+ )?said (stop|no)$
    i want out$
    (dont|do not|no longer) (really )?(want|need) (this|these|them|any of (this|these))( any ?more)?<end>
    dont want to (do|continue|carry on with|be (in|part of)) (this|the course)
    (fuck|piss|bugger|sod) off
    ^go away
    leave me alone$
    count me out
    (turn|switch) (this|these|it|them) off
    ^spam$
    ^(sorry )?(who|whos)( is| are)? (this|you|dis|these from)<end>
    (i )?(dont|do not) know (who (you are|this is|that is)|this number|you)<end>
    (is|its|are|this) (\w+ )?not for me$
    stop (texting|messaging|sending|contacting)
    unsubscribe
    opt out
    please (stop|remove me|take me off)

    # Spanish.
    (puedes|puede|pueden|podrias|podrian|quiero|quisiera|me gustaria|como puedo
    |como hago para) (dejar de recibir\w*|dejar (esto|el curso)|darme de baja|(parar|dejarlo|cancelar)<end>)
    como me doy de baja
    darme de baja
    creo que no (los? |las? )?(quiero|necesito)
    no me interesa
    ^(quien|quienes) (es|eres|son|sois)( usted| este| esto)?<end>
    ^no gracias
    demasiados (mensajes|textos)
    (ya )?no quiero (esto|mas|estos|seguir con (esto|el curso))<end>

    # French.
    (pouvez|pourriez|peux|pourrais)( vous| tu) (arreter|stopper)
    je (veux|voudrais|souhaite|pense) arreter( tout| ca)?<end>
    comment (arreter|me desabonner|me desinscrire|se desabonner)
    je (crois|pense) que (je )?(nen|ne) (veux|voudrais) plus
    je nen veux plus
    je ne veux plus (de )?(ca|cela)
    ca ne minteresse (pas|plus)
    ^(cest )?qui( est)?( ce| la| etes vous| es tu)?<end>
    pas interesse
    ^non merci
    trop de (messages|textos|sms)
"""

# What looks like one of these but tells of somebody else, or says the opposite.
NOT_MEANT = r"""
    (dont|do not|never|did you|why|if you|when you|cant|cannot|couldnt|wont) (ever )?(you )?(stop
    |unsubscribe)
    (tell|told|ask|asked|get|got|made|wish|want|wanted|say|said to) (him|her|them|he|she|my \w+|the \w+)
    (he|she|they|ex) (\w+ )?(to )?(stop|unsubscribe|opt out)
"""
