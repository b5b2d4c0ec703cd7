"""What people say about our texts that is best listed phrase by phrase, in English, Spanish and French.

In the notation of `phrase_book`. `WRONG_NUMBER` opens a clause and is acted on; `POSSIBLE` may stand anywhere and is
asked about, unless `NOT_MEANT` or `GOING_ON` stands there too.
"""

WORDS = r"""
    texts = texts?|messages?|msgs?|sms|e ?mails?|notes|reminders?|notifications?|txts?
    courtesy = please|pls|plz|ok|okay|hi|hello|hey|just|sorry|thanks|thx|thank you|yes|yeah|no|now|kindly|nope
    |nah|cheers|ta|well|so|right|already|immediately|asap|today|it|this|honestly|seriously|look|listen|guys|dude
    |mate|omg|ffs|again|por favor|gracias|hola|ya|bueno|oye|ahora|merci|svp|stp|sil vous plait|sil te plait
    |bonjour|maintenant
    asking = (can|could|would|will) (you|u)|i (want|need|asked|told) you to|i would like you to|id like you to
    |you (must|need to|have to|should)|i said|favor de|puedes|pueden|podrias|podrian|pouvez vous|pourriez vous
    |peux tu|veuillez
    end = (?= [.?]|$)
    kindly = please|pls|plz|thanks|thx|thank you|now|ok|okay|already
    course = course|programme|program|class|lessons?|subscription|service|account|membership|participation|group
    about_us = all|any|the|these|those|this|that|it|them|your|ur|my|me|us|with|of|from|to|further|more|please
    |pls|sending|getting|receiving|doing|having|<texts>|<course>|enrol\w*|now|anymore|any more
    many = texts|messages|msgs|sms|e ?mails|reminders|notifications|txts
    mine = number|phone|details|name|e ?mail|account|data|info|contact
    suyo = me|mi|mis|los|las|el|la|lo|de|del|al|a|con|en|este|esto|esta|estos|eso|su|sus|ya|mas|nada|todo|tanto
    |numero|nombre|datos|lista|mensajes?|textos?|sms|correos?|curso|grupo|programa|suscripcion|inscripcion
    |recibir\w*|recibiendo|escribir\w*|mandar\w*|enviar\w*|molestar\w*|favor|por favor|gracias
    sien = tout|ca|cela|le|la|les|l|ce|cet|ces|vos|tous|de|du|des|d|me|m|moi|mon|ma|mes|a|au|aux|plus|rien|aucun
    |cours|programme|groupe|liste|numero|nom|coordonnees|messages?|textos?|sms|mails?|inscription|linscription
    |abonnement|labonnement|recevoir|menvoyer|mecrire|svp|stp|merci|sil vous plait|maintenant
"""

# Whoever has this phone is not the one who asked for our texts.
WRONG_NUMBER = r"""
    ((i|we) (think|believe|guess|reckon|am afraid) )?(that )?(im afraid )?((you|u|youve|youre|uve)( have| got
    | must| texted| are| texting| sent| this| to)* |(this|it|that) is |its |thats )?(the |a )?wrong (number|no
    |nbr|nmbr|num|person|phone|guy|woman|recipient)~(of|for|in|to)
    (this|that|it)( is not|isnt| isnt| is no longer| aint) (\w+ ){0,3}(number|phone|mobile|cell)~(call|calls
    |bill|box|i|that)
    (this|it) (number|phone) (is not|isnt|is no longer|doesnt belong to) (his|hers|theirs)
    (there is|theres) (no ?body|no ?one|no) (\w+ )?(called|named|by that name|here (called|named))
    (no ?one|nobody) (here )?(called|named|by) (that name|\w+)( lives)?( here)?<end>
    (this is|im) (not|someone) (\w+ )?(else|who you think)
    (this|that|it)( number)? (belongs to|is now) (someone|somebody) else
    (not|isnt|is not) (my|his|her|their|\w+) (number|phone)( any ?more)?<end>
    (he|she|they|\w+) (doesnt|does not|dont|no longer) (have|has|use|uses) this (number|phone)
    (i|we) (never|didnt|did not) (sign(ed)? up|register(ed)?|subscribe(d)?|ask(ed)?) (for|to|with) (this|these
    |you|any of this|your)
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
    (ce nest|nest|cest) (pas|plus) (le |son |mon |sa )?(bon )?(numero|telefono|telephone)
"""

POSSIBLE = r"""
    (how|where) (did |do )?(you|u|yall|ya) (get|got|have|find) (my|this)
    who gave (you|u|yall) (my|this)
    (he|she|they|my \w+) will (\w+ ){0,2}(if|when) (you|u) (text|message|call|write|send)
    (i )?(dont|do not) know (who (you are|this is|that is)|this number|you)<end>
    ^(thanks |thank you |gracias |merci )?(but |pero |mais )?(no|non) (thanks|thank you|gracias|merci)<end>
    ^cancelad[oa]( por favor)?<end>
    this (number|phone) (was|has been) \w+ed<end>
    consider me (out|gone)
    (not|isnt|arent) doing (it|anything) for me
    last (text|message|one) (i want|from you)
    doing my head in
    not the (right |same )?person
    ^report(ed|ing)?( as)? spam
    ^(por favor |porfis |gracias )?(pero )?ya no( por favor| gracias| porfa)?<end>
    (want|wanna|like|wish|need|going|think|thinking|might|maybe|decided|ready|should)( to| i| id| ill| should
    | just| of| about| like)* (stop|stopping|quit|quitting|cancel|unsubscribe|opt out)( (this|these|it|now
    |please|here|altogether))?<end>
    (dont|do not|not) (really )?(think|sure|certain|know)( (if|that|whether))? (i )?(still )?(want|need
    |like)( to)? (these|this|them|it|get|receive|continue|carry on|keep|the|more|any)
    ^(sorry )?(who|whos)( is| are)? (this|you|dis|these from)( <kindly>)*<end>
    stop (texting|messaging|sending|contacting)
    unsubscribe
    (remove|delete|erase|drop|exclude|withdraw|unenrol\w*|take|get) (me|us|this number|my <mine>)<end>
    (remove|take|get) (me|us|this number|my <mine>)( \w+)? (off|from|out)
    ^i (take back|withdraw|revoke)( my)? (consent|permission|yes)
    (consent|permission) (withdrawn|revoked)
    (do not|dont|never|didnt)( \w+)? (give|gave|given)( you)?( my)? (permission|consent|number)
    ((can|could|may|would|where|how) |is there )(\w+ ){0,4}(stop|unsubscribe|opt out|cancel|quit|end|get (off
    |out)|turn off)( <about_us>){0,5}<end>
    be (removed|taken off|unsubscribed|withdrawn|deleted|left alone)
    un ?enrol\w*
    ^(sorry )?wrong<end>
    (was|is) my \w+ \w+ number<end>
    ^\w+ changed (her|his|their) number<end>
    what (do|should|must) i (\w+ ){0,4}(stop|unsubscribe|leave|quit|cancel)( <about_us>)*<end>
    ^(sorry )?(there is |theres )?no \w+ (here|at this number)<end>
    ^(this|it) (isnt|is not) \w+<end>
    take me of
    (wasting|using up) my (credit|data|allowance)
    (dont|do not) know how you got my
    ^(sopt|stpp|spto)<end>
    (stop|end|stopping|ending) (these|this|here|it here|comms|communications?|all (comms
    |communications?))( <about_us>)*(| coming| here| to my phone| now)*<end>
    (report|reporting|block|blocking) (you|this( number)?|as spam)
    object to (these|this|your|the) <texts>
    not doing this( any ?more)?( <kindly>)*<end>
    come off (this|the|your)( (list|<course>))?<end>
    opt ?me ?out
    (these|those|(the|these|those|all|your|any|all the|all these) <many>)( to)? (stop|end
    |cease)( <kindly>)*<end>
    (changed|change) my mind( (about|on) (this|it|the <course>|these))?( <kindly>)*<end>
    (not|isnt|arent|not really)( really)? (helping|for me)( at all)?( <kindly>)*<end>
    ^(ya )?(no )?(basta|para|pare|paren|parad|parar|alto|detente|deten|detengan?|detener|stop)( <suyo>)*<end>
    ^dej(e|en|a|ad)(me|nos)? de \w+
    cancelacion
    (ya no|no) tiene este numero
    (quiero|quisiera|deseo|voy a|me gustaria|prefiero|necesito) (dejar|abandonar|cancelar|parar|salir|salirme
    |retirarme|terminar)( <suyo>)* (curso|esto|lista|programa|grupo|mensajes|suscripcion|inscripcion)<end>
    ^(ya )?(fue |es )?suficiente( <suyo>)*<end>
    (ya no uso|no uso) este numero
    para que no me (escriban|manden|envien)
    ^(la )?baja( <suyo>)*<end>
    como (\w+ )?(paro|detengo|cancelo|dejo de recibir|salgo|borro|quito)
    me equivoque de numero
    (no estoy|no estamos) interesad[oa]s?
    ^(salir|borrar|eliminar|renuncio|detenganse|fuera|retirarme|salirme)<end>
    no (autorizo|les? autorizo|di permiso|di mi (permiso|consentimiento|numero))
    (quien (les? |te |os )?|de donde) (\w+ )?(dio|saco|sacaron|tienen) mi numero
    ^(bonjour )?(arret\w*|darreter|stopp\w*|cess(ez|er|e)|annul(ez|er|e)|assez|ca suffit|basta)( <sien>)*<end>
    (merci|svp|priere|veuillez|pouvez vous|pourriez vous|peux tu|pouvez|pourriez)( de| me| de me
    | dar?)* ?(arreter|darreter|cesser|stopper|retirer|supprimer|ne plus|rayer|enlever)
    comment (je )?(peux |puis je |faire pour )?(arret\w*|annul\w*|stopp\w*|quitt\w*|ne plus|me (retirer|desa\w*
    |desi\w*))
    je ne suis pas (cette|la bonne) personne
    ^(lache[zs]?|laisse[zs]?)( moi)?( en paix| tranquille)?<end>
    je laisse tomber( le cours)?<end>
    jen ai (assez|marre)( <sien>)*<end>
    pas pour moi( merci)?<end>
    ^(quien|quienes) (es|eres|son|sois)( usted| este| esto)?<end>
    ^(cest )?qui( est)?( ce| la| etes vous| es tu)?<end>
"""

# What looks like one of these but tells of somebody else, or says the opposite.
NOT_MEANT = r"""
    (dont|do not|never|did you|why|if you|when you|cant|cannot|couldnt|wont) (ever )?(you )?(stop|unsubscribe)
    (tell|told|ask|asked|get|got|made|wish|want|wanted|say|said to) (him|her|them|he|she|my~(number|phone) \w+
    |the~(<many>) \w+)
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
    (do not|dont|didnt|never|not) (want|wish|mean|plan|going|like)( you| it| this| them| these)?( to)? (stop
    |quit|leave|unsubscribe|cancel|end|opt out)
    (do not|dont|never) (remove|take|delete|cancel|drop|end|block) (me|us|it|this|the|my|them)
    ^(no |yes |ok )?(please |i want to |id like to |i would like to )(continue|carry on|keep)
    no quiero (que (paren?|dejen|se acabe)|parar|dejar|cancelar|salir|darme de baja|salirme)
    (ne|je) (\w+ )?(veux|souhaite) pas (arreter|quitter|me desinscrire|me desabonner)
"""

# Somebody else reads what comes to this phone.
READ_ALONG = r"""
    <they> <reads> (my|the|these|this|your|our|all my) (phone|cell|mobile|messages?|texts?|dms)~(<gear>)
    <they> <reads> (everything|these|all of (it|them|these)|them)<end>
    (checks|reads|monitors|tracks|hacked|goes through|went through|going through|gets into|looks (at|in
    |through)) (all )?(of )?my (phone|cell|mobile|messages?|texts?)
    (took|takes|taken|taking|hid|hides|keeps|kept|has|got)( away)? (all )?my (phone|cell|mobile|passwords?
    |passcode)~(<gear>)
    (if|when|cos|because|before) <they> (sees?|reads?|finds?|checks?) (this|these|it|them|your|the|my)
    (i )?(dont|do not|cant|cannot) (\w+ )?(want|let) (him|her|them|my \w+) (to )?(see|read|find) (this|these|it|them|my)
    my (phone|messages|texts) (is|are|isnt|arent|gets?) (\w+ )?(checked|read|watched|monitored|tracked|private|my own)
    (<ellos> )?(me |siempre |tambien |todo el tiempo |siempre me )?<leen> <mis> <mensajes>
    (si|cuando|antes de que) (el |ella |<ellos> )?(ve|vea|lee|lea|encuentra|encuentre|mira|mire) (esto
    |estos|este|los|el|mi|mis)
    <lui> (lit|regarde|fouille|voit|surveille|controle|a vu|a lu|trouve) (mon|mes|les|ces|vos|tous|tout|ca|le)
    (sil|si il|quand il) (voit|lit|trouve)
"""
# A text to this phone is a danger to whoever has it; said beside a wish to stop, no more is needed.
WATCHED = r"""
    <they> will (\w+ ){0,2}(if|when) (you|u|i get|these|another)
    (isnt|not|aint|never|no longer) (really )?safe (for me )?(to|here|on|for|if|at)
    (isnt|not|aint|no longer) safe<end>
    (gets?|getting|put|puts|be) me in (danger|trouble)
    <ellos> (me )?(revisa|lee|ve|mira|checa|vio|leyo|encontro|tiene|quito) (el|mi|los|mis|todo|todos|estos)
    me (revisan?|leen?|checan?|quito|miran?) (el|mi|los|mis)
    no es seguro( (que|para|por|aqui|este))?
    me pega si
    (pas|plus) (en securite|sur de mecrire|prudent)
"""
WATCHERS = r"""
    they = he|hes|she|shes|they|theyre|(my|the|our) (husband|hubby|wife|partner|ex|bf|gf|boyfriend|girlfriend|dad
    |father|mum|mom|mother|brother|man|roommate|in laws|family|parents)|someone|somebody
    reads = ((always|also|keeps?|now|just|still|constantly|can|could|is|likes to) )*(reads?|reading|checks?|checking
    |sees?|seen|saw|found|finds?|has|took|monitors?|monitoring|tracks?|look(s|ing)? (at|in|through)
    |go(es|ing)? through|went through|gets? into)( all)?( of)?
    gear = number|charger|bill|case|calls?|contract|plan
    lui = il|elle|mon (mari|ex|copain|conjoint|compagnon|pere|frere)|ma (femme|mere)
    leen = re[vb]isan?|re[vb]iso|leen?|quitan?|quito|miran?|ven?|checan?|controlan?|espian?|vigilan?|registran?
    |leyo|encontro|puede (ver|leer)
    mis = (el|mi|los|mis|este|estos|todos (los|mis))
    mensajes = (telefono|movil|celular|celu|cel|mensajes?|textos?|sms|whatsapp|chats?)
    ellos = el|ella|(mi|su) (marido|esposo|esposa|ex|novio|novia|pareja|papa|padre|mama|hermano|suegra)
"""
