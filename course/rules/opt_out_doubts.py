"""Phrases that may mean "stop", in English, Spanish and French, in the notation of `phrase_book`: they are asked about.

They may stand anywhere in a text. The lists of words they name are those of `opt_out_phrases`.
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
    how (do|can|would|to|could) ?(i|we)? ?(stop|cancel|unsubscribe|opt out|quit|get off)( <about_us>)*<end>
    how (do|can|would|to|could) ?(i|we)? ?turn (this|these|it) off
    (not|no longer) (really )?interested( in (this|these|it|the course|your|any of this))?( <kindly>)*<end>
    ^no thanks?( you)?$
    too many <texts>~((from|to|with|about) (him|her|them|my|work|the|a|people))
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
    ^(sorry )?(who|whos)( is| are)? (this|you|dis|these from)( <kindly>)*<end>
    (i )?(dont|do not) know (who (you are|this is|that is)|this number|you)<end>
    (is|its|are|this) (\w+ )?not for me$
    stop (texting|messaging|sending|contacting)
    unsubscribe
    opt out
    please stop( <about_us>)*<end>
    please (remove me|take me off)
    (stop|stopping|end|cease|discontinue|terminate|suspend|deactivate|cancel|quit|halt)( <about_us>)* (<texts>
    |<course>|enrol\w*|contact|sending|(send|spam|text|messag)ing)
    (rather|prefer)( \w+)? not( to)? (get|receive|have|be (texted|contacted)|continue|carry on)
    (do not|dont|no longer|never) (really )?(want|wish|wanna|need|like|consent|agree)( <about_us>| get| receive
    | have| be| to| see){0,6} <many>~((from|to|with) (him|her|them|my|work))
    (do not|dont|no longer) (really )?(want|wish|wanna|need)( to)?( get| getting| receive)? (any more of )?(this
    |these|those|them)( (<kindly>|any ?more))*<end>
    (do not|dont|no longer|not) (really )?(want|wish|wanna|like|going|able)( to)? (continue|carry on|take part
    |participate)( (with|in|this|the|any ?more|any ?longer|<course>|now|it|these|<texts>))*<end>
    i no longer (want|wish|consent|agree)<end>
    ^(please )?(do not|dont|never)( ever)? (<text>)( me| us)?( (this number|anything|any ?more|again
    |please))*<end>
    (remove|delete|erase|drop|exclude|withdraw|unenrol\w*|take|get) (me|us|this number|my <mine>)<end>
    (remove|take|get) (me|us|this number|my <mine>)( \w+)? (off|from|out)
    ^(i |i would like to |id like to |i want to |i wish to |to )?(withdraw|deregister|disenrol\w*|unenrol\w*)(
    | from (this|the|it|your)( <course>)?)?( <kindly>)*<end>
    ^i (take back|withdraw|revoke)( my)? (consent|permission|yes)
    (consent|permission) (withdrawn|revoked)
    (withdrawing|revoking)( my)? (consent|permission)
    (do not|dont|never|didnt)( \w+)? (give|gave|given)( you)?( my)? (permission|consent|number)
    no (more|further|need for)( of| any| more| these| the)* (this|these|that|<texts>|contact)
    ^(please )?(thats |that is |ive had |i have had |had )?enough( (<kindly>|of (this|these|it|that|the|your)
    |<texts>))*<end>
    (done|finished|through) with (these|you|your|<texts>|all of this|this)<end>
    (im|i am|were|we are) (out|leaving|quitting|opting out|dropping out)( of)?( this| the| your| here| now
    | <course>)*<end>
    (want|like|need|going|decided|wish|have)( to)? (leave|quit|drop|exit|end|withdraw from|drop out of|get (off
    |out of)) ((the|this|your) (<course>|list|thing)|this)<end>
    (get|opt|drop|count|leave)( me)? out of (this|these|it|the <course>|here)
    (opt( me)?|opting) out
    ((can|could|may|would|where|how) |is there )(\w+ ){0,4}(stop|unsubscribe|opt out|cancel|quit|end|get (off
    |out)
    |turn off)( <about_us>){0,5}<end>
    would you mind (stopping|not)
    if you( could| would)?( please)? stop(ped)?( <about_us>)+<end>
    be (removed|taken off|unsubscribed|withdrawn|deleted|left alone)
    want to be (on|in|part of) (this|the|your)( (list|<course>))?<end>
    hear from you
    want out( of (this|these|the <course>))?<end>
    ^(id like|i would like|i want|i wish|i need|please let me|let me) (to )?(leave|go|out|off|unsubscribe)<end>
    (please|pls|plz|kindly) (do not|dont|never)( ever)? <text>
    (do not|dont) (\w+ ){0,4}<text> me again
    (please|pls|plz|kindly) (remove|cancel|end|delete|quit|finish|leave)<end>
    ^(remove|delete|exit|leave|halt|cancelled|cease and desist|removed|unsubscribing|out please)<end>
    ^sta(p+|ph|hp|wp)<end>
    un ?enrol\w*
    (do not|dont|no longer) require
    unwanted <texts>
    ^(sorry )?wrong<end>
    (was|is) my \w+ \w+ number<end>
    ^\w+ changed (her|his|their) number<end>
    ^who r u<end>
    leave me in peace
    ^can i leave<end>
    end it here
    (may|can|could) i leave the <course>
    what (do|should|must) i (\w+ ){0,4}(stop|unsubscribe|leave|quit|cancel)( <about_us>)*<end>
    time to stop( <about_us>)*<end>
    ^id like out<end>
    cancel my (\w+ )?(spot|place|seat)
    i revoke
    ^there is no \w+ (here|at this number)<end>
    left alone
    (cant|cannot|wont|not able to|unable to) (continue|carry on|go on|keep up)( (with|in|this|the|any ?more
    |<course>
    |now|these|<texts>))*<end>
    (want|need|have|going|like) to drop out
    ^(sorry )?(there is |theres )?no \w+ (here|at this number)<end>
    ^(this|it) (isnt|is not) \w+<end>
    (<mine>|me) (deleted|removed|erased|taken off)<end>
    take me of
    (wasting|using up) my (credit|data|allowance)
    (dont|do not) know how you got my
    how (did|do) u get my
    ^(sopt|stpp|spto)<end>
    (gonna|going to) stop (this|these)
    (stop|end|stopping|ending) (these|this|here|it here|comms|communications?|all (comms
    |communications?))( <about_us>)*(
    | coming| here| to my phone| now)*<end>
    lets (stop|end|finish)( (it|this|these|here))*<end>
    (report|reporting|block|blocking) (you|this( number)?|as spam)
    object to (these|this|your|the) <texts>
    bother (texting|me|messaging)
    leave my phone alone
    no right to (text|contact|message|call)
    how (did |do )?(you|u) (get|got|have) my
    (authori[sz]ed|allowed) (this|these|you)<end>
    not doing this( any ?more)?( <kindly>)*<end>
    ^(no )?i (do not|dont|didnt) want (it|this)
    (no longer|not|dont|do not|wont)( \w+){0,3} participat\w*
    discontinue
    come off (this|the|your)( (list|<course>))?<end>
    ^(\w+ )?(can i|could i|id like to|i want to)? ?come off
    ^(im )?(drop|dropping) (out|the <course>)
    un ?subscri\w*
    opt ?me ?out
    ^(please |pls |plz )?(cancell?|cancle|cansel|canel) (it|this|my|the|me|all)
    (these|those|(the|these|those|all|your|any|all the|all these) <many>)( to)? (stop|end
    |cease)( <kindly>)*<end>
    make (these|them|the <texts>)( <texts>)? stop
    ^(please )?(cut it out|knock it off|shut up|get lost|leave me be|buzz off|back off|cease)
    (this|it|that) is (a )?(spam|scam)
    ^(its |just )?(a )?(spam|scam)<end>
    never (agreed|consented|asked)( to| for)? (this|these|that|any|it|be)
    (who gave you|how did you get|where did you get) (this|my)
    not my (number|phone)<end>
    (changed|change) my mind( (about|on) (this|it|the <course>|these))?( <kindly>)*<end>
    (not|isnt|arent|not really)( really)? (helping|for me)( at all)?( <kindly>)*<end>
    ^(please )?(discontinue|terminate|deactivate|block me|suspend)
    (turn|switch) off( <about_us>)+<end>
    (turn|switch) (<about_us> )+off
    (unsubs?c|unsus?c|unscri|desubscr|dissubscr)\w*

    # Spanish.
    ^(ya )?(no )?(basta|para|pare|paren|parad|parar|alto|detente|deten|detengan?|detener|stop)( <suyo>)*<end>
    ^(por favor )?(ya )?no (quiero|deseo|necesito)( (<suyo>|seguir|continuar|participar|estar))+<end>
    (ya )?no (los?|las?) (quiero|necesito)<end>
    ^(ya )?no mas( <suyo>)*<end>
    ^ya no( por favor| gracias)?<end>
    ^no quiero (que|saber)
    no (me |nos |les )?vuelv\w+ a
    ^dej(e|en|a|ad)(me|nos)? de \w+
    cancelacion
    (ya no|no) tiene este numero
    ^(yo )?no pedi esto
    nunca me (apunte|inscribi|registre|anote)
    (quiero|quisiera|deseo|voy a|me gustaria|prefiero|necesito) (dejar|abandonar|cancelar|parar|salir|salirme
    |retirarme|terminar)( <suyo>)* (curso|esto|lista|programa|grupo|mensajes|suscripcion|inscripcion)<end>
    ^((me )?(quiero|voy a) salir|me salgo|quiero que paren)( <suyo>)*<end>
    ^(ya )?(fue |es )?suficiente( <suyo>)*<end>
    ^(me )?doy de baja
    (ya no uso|no uso) este numero
    para que no me (escriban|manden|envien)
    (quiero|quisiera|deseo|voy a|me gustaria) (salirme|retirarme|cancelar|desapuntarme|borrarme)<end>
    (darme|darse|darnos|dar|dame|denme|dadme|deme|date|damos|me doy|solicito|pido|deseo|quiero)( la| de)+ baja
    ^(la )?baja( <suyo>)*<end>
    (desuscri|desinscri|desapunt|dessuscri)\w*
    ^(cancel|anul)(a|ar|e|en|o|ame|enme)?( <suyo>)*<end>
    como (\w+ )?(paro|detengo|cancelo|dejo de recibir|salgo|borro|quito)
    como (hago|puedo)( para)? (parar|salir|salirme|cancelar|detener)
    ^(por favor )?(suspend|elimin|borr|quit|saqu?|retir)(a|e|en|an|ar|ad|o)?(me|nme|lo|los)?( <suyo>)*<end>
    (puedes?|pueden|podrias?|podrian|favor de|quiero que) (\w+ )?dej\w* de (escribir|enviar|mandar|molestar
    |contactar)\w*
    (numero|persona|telefono) (equivocad|incorrect)[oa]
    me equivoque de numero
    (no estoy|no estamos) interesad[oa]s?
    ^(salir|borrar|eliminar|renuncio|detenganse|fuera|retirarme|salirme)<end>
    no (autorizo|les? autorizo|di permiso|di mi (permiso|consentimiento|numero))
    ^favor de (no |dejar |quitar|cancelar|borrar|eliminar|sacar|parar)\w*
    (quien (les? |te |os )?|de donde) (\w+ )?(dio|saco|sacaron|tienen) mi numero
    dejen de (joder|fastidiar)

    # French, after what they share with English.
    (desabonn|desabon|desinscri)\w*
    ^(bonjour )?(arret\w*|darreter|stopp\w*|cess(ez|er|e)|annul(ez|er|e)|assez|ca suffit|basta)( <sien>)*<end>
    ^(bonjour )?(je (veux|voudrais|souhaite|vais|prefere|aimerais|desire) )?(arreter|quitter|stopper|annuler
    |cesser
    |abandonner)( <sien>)*<end>
    ^j ?arrete( <sien>)*<end>
    (merci|svp|priere|veuillez|pouvez vous|pourriez vous|peux tu|pouvez|pourriez)( de| me| de me
    | dar?)* ?(arreter|darreter
    |cesser|stopper|retirer|supprimer|ne plus|rayer|enlever)
    je ne (veux|voudrais|souhaite|desire) (plus|pas)( (<sien>|continuer|participer))*<end>
    ne plus (recevoir|m\w+|me \w+|etre contact\w+)
    je quitte( <sien>)*<end>
    comment (je )?(peux |puis je |faire pour )?(arret\w*|annul\w*|stopp\w*|quitt\w*|ne plus|me (retirer
    |desa\w*|desi\w*))
    (mauvaise?|faux|fausse|erreur de) (numero|personne)
    ^laisse[rz]?( moi)?( <sien>)*<end>
    resili\w*
    (arrete[rz]?|cesse[rz]?) de m\w+
    ^(arretez|cessez)( \w+){0,6}<end>
    (menlever|me supprimer|me retirer|membeter|me rayer|me desinscrire|me desabonner)
    ^(on arrete|(cest )?fini)<end>
    ^ne me \w+ plus
    je nai (jamais|pas|rien) (\w+ )?(demande|autorise)
    je ne me suis (pas|jamais) inscrit\w*
    je ne suis pas (cette|la bonne) personne
    ^laisse[zs]?( moi)?( en paix| tranquille)
    ^(lache[zs]?|laisse[zs]?)( moi)?( en paix| tranquille)?<end>
    ^(cess(ez|er)|arrete[rz]?) (tout|les|vos|ces) (envois?|messages|sms|textos)
    comment (on |je |j )?(\w+ ){0,2}arret\w*( <sien>)*<end>
    je laisse tomber( le cours)?<end>
    ^(quitter|supprimer|retirer|annulation|sortir|je me retire|je renonce)<end>
    jen ai (assez|marre)( <sien>)*<end>
    plus (besoin|envie)( <sien>)*<end>
    (pas de|aucun) (messages?|textos?|sms)
    pas pour moi( merci)?<end>
    (pas|plus) interesse\w*( par (ca|cela|vos|ces|le cours))?( merci)?<end>

    # Spanish, asked politely.
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
    ^non merci
    trop de (messages|textos|sms)
"""

# What looks like one of these but tells of somebody else, or says the opposite.
NOT_MEANT = r"""
    (dont|do not|never|did you|why|if you|when you|cant|cannot|couldnt|wont) (ever )?(you )?(stop
    |unsubscribe)
    (tell|told|ask|asked|get|got|made|wish|want|wanted|say|said to) (him|her|them|he|she|my~(number
    |phone) \w+|the~(<many>) \w+)
    (he|she|they|ex) (\w+ )?(to )?(stop|unsubscribe|opt out)
"""

# They want to go on; nobody who asks us to stop says this.
GOING_ON = r"""
    (dont|do not|never|cant|cannot|couldnt|wont) (ever )?(you )?(stop|unsubscribe|end|cancel)
    (why did|did|when did|when do|if) (you|they|it) stop
    (is|was) (this|that|it) the end
    ^(it is |thats )?the end$
    ne (vous |te |t )?arr\w+ pas
    (je |il |elle )?narret\w+ pas
    (was|were) (going|about) to
    (do not|dont|didnt|never|not) (want|wish|mean|plan|going|like)( you| it| this| them| these)?( to)? (stop|quit|leave
    |unsubscribe|cancel|end|opt out)
    (do not|dont|never) (remove|take|delete|cancel|drop|end|block) (me|us|it|this|the|my|them)
    ^(no |yes |ok )?(please |i want to |id like to |i would like to )(continue|carry on|keep)
    no quiero (que (paren?|dejen|se acabe)|parar|dejar|cancelar|salir|darme de baja|salirme)
    (ne|je) (\w+ )?(veux|souhaite) pas (arreter|quitter|me desinscrire|me desabonner)
"""
