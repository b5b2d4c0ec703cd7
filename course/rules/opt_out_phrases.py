"""Phrases that take back consent, in English, Spanish and French, in the notation of `phrase_book`.

They open a clause and are acted on at once. Those that are only asked about stand in `opt_out_doubts`; both use the
lists of words here.
"""

WORDS = r"""
    texts = texts?|messages?|msgs?|sms|e ?mails?|notes|reminders?|notifications?|txts?
    texting = (text|messag|contact|send|e ?mail|bother|spamm?|writ|call|msg|txt|pester|harass|bugg)ing?
    text = text|message|msg|txt|contact|e ?mail|write|call|bother|sms|send
    courtesy = please|pls|plz|ok|okay|hi|hello|hey|just|sorry|thanks|thx|thank you|yes|yeah|no|now|kindly
    |nope|nah|cheers|ta|well
    |so|right|already|immediately|asap|today|it|this|honestly|seriously|look|listen|guys|dude|mate|omg|ffs
    |again
    |por favor|gracias|hola|ya|bueno|oye|ahora|merci|svp|stp|sil vous plait|sil te plait|bonjour|maintenant
    asking = (can|could|would|will) (you|u)|i (want|need|asked|told) you to|i would like you to
    |id like you to
    |you (must|need to|have to|should)|i said|favor de|puedes|pueden|podrias|podrian|pouvez vous
    |pourriez vous|peux tu|veuillez
    end = (?= [.?]|$)
    kindly = please|pls|plz|thanks|thx|thank you|now|ok|okay|already
    course = course|programme|program|class|lessons?|subscription|service|account|membership|participation
    |group
    about_us = all|any|the|these|those|this|that|it|them|your|ur|my|me|us|with|of|from|to|further|more
    |please|pls|sending|getting|receiving|doing|having|<texts>|<course>|enrol\w*|now|anymore|any more
    many = texts|messages|msgs|sms|e ?mails|reminders|notifications|txts
    mine = number|phone|details|name|e ?mail|account|data|info|contact
    suyo = me|mi|mis|los|las|el|la|lo|de|del|al|a|con|en|este|esto|esta|estos|eso|su|sus|ya|mas|nada|todo
    |tanto
    |numero|nombre|datos|lista|mensajes?|textos?|sms|correos?|curso|grupo|programa|suscripcion|inscripcion
    |recibir\w*|recibiendo|escribir\w*|mandar\w*|enviar\w*|molestar\w*|favor|por favor|gracias
    sien = tout|ca|cela|le|la|les|l|ce|cet|ces|vos|tous|de|du|des|d|me|m|moi|mon|ma|mes|a|au|aux|plus|rien
    |aucun|cours|programme|groupe|liste|numero|nom|coordonnees|messages?|textos?|sms|mails?|inscription
    |linscription|abonnement|labonnement|recevoir|menvoyer|mecrire|svp|stp|merci|sil vous plait|maintenant
"""

SURE = r"""
    stop <texting>~(him|her|them|my|each|his)
    (stop|end|cancel|quit|no more)( (all|the|these|those|any|your|my|with|of|sending|me))* (<texts>
    |subscription|service|everything|enrol\w*)
    quit <texting> (me|us)
    (unsubscribe|opt out|opt me out|optout|unsub)
    (i )?(cancel|revoke|withdraw) (my |all )?(consent|permission|membership|account)
    (remove|delete|erase) (me|my (number|phone|details|name|e ?mail|account|data|info))
    (take|get) (me|(my|this) (number|name|phone)) (off|out of (this|the|your) (list|course|group|thing))
    (withdraw|drop|unenrol\w*) me (from|out of) (this|the|your) <course>
    (remove|delete|erase) (this number|(all )?my <mine>)
    (do not|dont)( ever)? send( me| us)?( any)? (further|more|anything)( <texts>| else| again)*<end>
    lose (my|this) number
    no more( of)?( this| these| that)?( <kindly>)*$
    (no|no more|no further) (<texts>|contact)( <kindly>)*$
    (stop|cancel|end|quit) (that|this|these|those|them|all of (it|this|these))( <kindly>)*$
    (cancel|end|terminate|discontinue|cease|deactivate)( (this|these|the|all|my|your|any|further))* (<many>
    |subscription|service|account|enrol\w*)
    (discontinue|terminate|deactivate|cease|withdraw me|drop me|block me|unenrol\w*( me)?)( <kindly>)*$
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
    (ya )?no (me |nos )?(\w+ )?(escrib(a|as|an|ais)|(mand|envi|contact|molest|llam)(e|es|en|eis)|texteen?)( (mas
    |nada
    |mensajes|nunca)|$)
    (ya )?no (quiero|deseo)( seguir)?( recibir| recibiendo)?( mas| ningun| estos| sus| tus)* (mensajes?
    |textos?
    |sms|correos?|notificaciones|recordatorios)
    no mas (mensajes|textos|sms|correos)
    (dame|denme|deme|quiero darme|me quiero dar|quiero la) (de )?baja
    (borr|quit|elimin|saqu?|retir)(a|e|en)(me|nme)?( mi (numero|telefono|nombre)| de (la|esta|su) lista|$)
    (borra|quita|elimina|saca|retira|borren|quiten|eliminen|saquen|retiren)me
    cancel(a|ar|en|e|o) (mi |la |los )?(suscripcion|cuenta|servicio|mensajes)
    dejen?me en paz
    dejame en paz
    (revoco|retiro) mi (consentimiento|permiso)
    dej(a|e|en|ad)(me|nos) (en paz|tranquil[oa]s?)

    # French.
    (ne |n)m?(ecri(s|vez)|envo(ie|ies|yez)|contactez?|derangez?|textez?)( moi)? (plus|pas|jamais)
    (cess(ez|e|er)|arrete[rsz]?|stoppe[rz]?) (les|ces|vos|tous les|tous ces) (messages|textos|sms|mails)
    (desabonn|desinscri)\w*( <sien>)*$
    arrete[rsz]? (de |d ?)?m? ?(e )?(envoyer|ecrire|contacter|deranger|texter|harceler|appeler)
    (stop|arrete[rsz]?) (aux|les|ces|vos|tous les) (messages|textos|sms|mails)
    plus (de|aucun) (messages?|textos?|sms|mails?)
    ne? ?m?e? ?(ecriv|envoy|contact|text|derang|appel)\w*( moi)? (plus|pas|jamais|rien)
    (je (veux|voudrais|souhaite) |je )?(me |m )?(desabonn|desinscri)\w*
    (retire|supprime|enleve|efface|raye)[zs]?( mes coordonnees| moi| mon (numero|nom|contact))
    je ne (veux|souhaite) (plus|pas) (recevoir|de (messages?|textos?|sms)|vos|ces messages)
    laissez? moi tranquille
    (fout|fich)(ez|e|s)?( moi)? la paix
"""

# Whoever has this phone is not the one who asked for our texts.
WRONG_NUMBER = r"""
    ((i|we) (think|believe|guess|reckon|am afraid) )?(that )?(im afraid )?((you|u|youve|youre|uve)( have| got
    | must
    | texted| are| texting| sent| this| to)* |(this|it|that) is |its |thats )?(the |a )?wrong (number|no|nbr
    |nmbr|num|person|phone|guy
    |woman|recipient)~(of|for|in|to)
    (this|that|it)( is not|isnt| isnt| is no longer| aint) (\w+ ){0,3}(number|phone|mobile
    |cell)~(call|calls|bill|box|i|that)
    (this|it) (number|phone) (is not|isnt|is no longer|doesnt belong to) (his|hers|theirs)
    (there is|theres) (no ?body|no ?one|no) (\w+ )?(called|named|by that name|here (called|named))
    (no ?one|nobody) (here )?(called|named|by) (that name|\w+)( lives)?( here)?<end>
    (this is|im) (not|someone) (\w+ )?(else|who you think)
    (this|that|it)( number)? (belongs to|is now) (someone|somebody) else
    (not|isnt|is not) (my|his|her|their|\w+) (number|phone)( any ?more)?<end>
    (he|she|they|\w+) (doesnt|does not|dont|no longer) (have|has|use|uses) this (number|phone)
    (i|we) (never|didnt|did not) (sign(ed)? up|register(ed)?|subscribe(d)?|ask(ed)?) (for|to|with) (this
    |these|you
    |any of this|your)
    (se|te|os) ((ha|has|han|habeis) )?equivoc\w+ de (numero|persona|telefono)
    (tienes?|tienen) (el |la )?(numero|telefono|persona) equivocad[oa]
    (numero|telefono|persona) (equivocad[oa]|incorrect[oa])
    (este|ese|esto) no es (el |su |mi )?(\w+ )?(numero|telefono)
    (este|ese) (numero|telefono) (ya )?no es (de|el|mio)
    no (soy|conozco a) (esa persona|quien (cree|crees|busca|buscas)|la persona)
    aqui no (vive|hay) (nadie|ning\w+|\w+<end>)( \w+)?
    (cest |vous avez |tu as )?(le |la |un |une )?(mauvaise?|faux|fausse) (numero|personne)
    je ne connais pas cette personne
    (vous vous trompez|tu te trompes) de (numero|personne)
    (vous vous etes|tu tes|vous faites|erreur) ?(trompe\w*|erreur)?( de)? (numero|personne)
    ce nest (pas|plus) (le |son |mon |sa )?(bon )?(numero|telefono|telephone)
"""
