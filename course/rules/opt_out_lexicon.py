"""The words in which people ask for texts to end, by what does in a sentence, in English, Spanish and French.

Each kind has a letter, and `opt_out_grammar` is written in those letters. What is in no list is X: a matter of the
sender's own. A star stands for the endings of a verb (`ENDINGS`); a word counts by the first list that has it.
"""

LETTERS = {
    "S": "to stop, said to somebody",
    "V": "to unsubscribe, which means nothing else",
    "E": "to end or remove",
    "e": "to end or remove, of texts and numbers only",
    "J": "to leave off doing, which needs the deed beside it",
    "N": "not",
    "n": "no",
    "h": "will not, did not, which tells of something",
    "R": "plus, which may be more or no more",
    "W": "to want or need",
    "g": "to get or receive",
    "k": "to go on",
    "T": "to text, write, send",
    "M": "texts, list, course",
    "A": "number, phone, name",
    "D": "me",
    "P": "these, them",
    "p": "this, it, everything",
    "K": "more, again, anything",
    "Y": "you, as in you can stop",
    "I": "I",
    "B": "tired of, too many",
    "y": "stopping, leaving",
    "t": "contacted, wanted",
    "l": "to leave, which ends it where it is a list or the course",
    "C": "can, could",
    "x": "removed, unsubscribed",
    "H": "have, before something done",
    "G": "must, as in the texts must stop",
    "Q": "how, maybe, I think",
    "Z": "a time or a place, which makes it a wish for another hour",
    "L": "help, love: they want to go on",
    "O": "somebody else",
    "u": "small words that hold a sentence together",
    "_": "courtesy",
}

ENGLISH = """
    S: stop cease halt desist
    V: revoke unsubscribe optout unsub leavealone deregister unenroll unenrol disenroll unregister
    E: refrain bin close end cancel quit remove delete erase wipe scrub retract withdraw discontinue terminate
        disable deactivate suspend exclude turnoff rescind unlist purge
    e: save ditch lose forget drop scrap scratch strike cross clear mute rid block
    N: dont never aint not
    n: no zero without
    h: wont
    W: want wanna need wish consent require interested rather prefer use give gave given needing care authorize
        authorise trying tryna choose elect participate participating
    g: get getting receive receiving have having keep keeping
    k: hear continue continuing part proceed
    T: text texting message messaging msg contact contacting send sending write writing call calling email
        emailing reach bother bothering harass harassing spam spamming pester pestering bug bugging annoy
        disturb disturbing ping pinging nag nagging stalk stalking remind reminding hound hounding hit hitting
        blow blowing
    M: permit permission surveys texts messages sms reminders notifications emails mails list course programme
        program subscription service account membership spot place registration participation enrollment
        enrolment system database records group lessons links nudges checkins communications communication comms
        alerts listing contacts calls correspondence
    A: telephone inbox digits number phone name data info information details contactinfo mobile cell
    D: me us
    P: these those them
    p: this it that everything all thing things stuff
    x: ended cancelled canceled removed erased deleted unsubscribed taken withdrawn stopped wiped
    C: can could would will may
    B: enough sick tired fed over annoying annoyed many much overwhelming
    y: stopping quitting leaving ending dropping cancelling canceling withdrawing unsubscribing resigning
        revoking removing
    t: needed wanted required involved contacted texted messaged emailed called reminded
    l: resign leave exit getoff dropout
    K: another more anymore again further else ever nothing any anything longer
    Y: you yall ya
    I: i im id ill ive we were
    G: must
    Q: how what why who where when which if maybe perhaps might think thinking guess wonder wondering unsure idk
        whether considering may thought should option asking tempted probably
    Z: early late later morning night nights tonight evening evenings afternoon after before until til till
        weekend weekends monday tuesday wednesday thursday friday saturday sunday holidays holiday christmas
        january february april june july august september october november december while during between fornow
        awhile work class dinner bed week weeks month often daytime midnight less fewer
    L: love loving enjoy helpful helps coming miss
    O: he she him her hers they their his theirs ex boss mom mum mommy mother dad daddy father friend friends
        kid kids husband hubby wife someone everyone somebody people boyfriend girlfriend bf gf sister brother
        son daughter landlord neighbor neighbour school doctor therapist teacher cousin aunt uncle roommate
        client clients customer customers guy partner grandma grandpa family inlaws manager coworker colleague
        child children teen baby each other
    u: the a an to of from for with and or my your our on in at by is are am do as here there about up out off
        so too very be but because cos since does into than over been got down like
    _: ugh bruh wtf smh jeez geez idc lmao decided consider xx xo xoxo please pls thanks thank thankyou kindly
        ok okay hi hello hey yes yeah sorry now just already immediately asap right dear sir madam guys dude bro
        man love hun honey lol omg ffs bye cheers seriously regards honestly really simply god bless hell
        fuckoff fuck fucking damn goddamn bloody well much day today instantly forthwith effective immediate
        both also nah nope welcome respectfully formally hereby request ask going gonna lets let make time good
        jesus christ altogether completely entirely forever permanently every single whatever some such possible
        soon once mean ltd folks yesterday saw kind demand insist beg begging told tell said say back then only
        totally great luck best appreciate appreciated grateful mind able wasting plz afraid still
"""

SPANISH = """
    S: baja stop pare paren parad parar pararan paran basta alto cese cesen cesar detener detenga detengan
        detenganse parenle
    V: debaja dejarenpaz desuscrib* desuscribo unsuscrib* desinscrib* desapunt* desuscripcion
    E: cancel* borr* quit* saque saquen sacar saca saco elimin* retir* suspend* anul* desactiv* apag* apaguen
        revoc* revoco cancelo retiro anulo
    e: pierdan olvidense olviden olvide olvida corten corta
    J: acaben terminen dejen deje dejes deja dejar dejaran dejad dejo
    N: no ningun ninguno ni sin tampoco
    W: quiero deseo necesito quisiera gustaria prefiero preferiria interesa interesan autorizo permito acepto
        consiento solicito pido falta queremos
    g: vuelvan vuelva vuelvas volver recibir recibiendo reciba tener
    k: seguir continuar participar saber sigan siga sigo
    T: escriban escriba escribas escribir escribiendo escribieran mand** envi** molest** contact** llam**
        lleguen llegue llegar texteen busquen hostig** fastidi** insistan comuniquen joder jodan chinguen
        chingar
    M: text message participacion mensaje mensajes texto textos sms correo correos recordatorios recordatorio
        notificaciones lista curso programa grupo suscripcion inscripcion servicio consentimiento permiso base
        sistema links link enlaces lecciones envios comunicaciones mensajitos whatsapp listado registro
        contactos
    A: numero telefono celular cel movil nombre datos contacto cuenta
    D: me nos
    P: estos estas esos los las
    p: esto esta eso todo todos lo
    B: harta harto hartos cansada cansado demasiado demasiados muchos tantos aburren molestan
    l: abandono renuncio salir salirme salgo salirse salirnos
    K: mas nada otro otra nunca jamas nadamas cosas
    I: yo
    Q: como donde quien quienes cuando quizas quiza creo talvez cual capaz cuanto pienso pensando
    Z: temprano noche noches manana madrugada tarde tardes antes despues hasta semana lunes martes miercoles
        jueves viernes sabado domingo enero febrero abril mayo junio julio agosto septiembre octubre noviembre
        diciembre mientras porahora trabajo vacaciones rato menos
    L: ayuda ayudan encantan encanta gustan gusta sirven
    O: ella ellos ellas ex jefe jefa marido mujer esposo esposa novio novia hijo hija hijos ninos madre padre
        mama papa suegra hermana hermano amiga amigo amigas amigos gente pareja vecino vecina alguien nadie
        ledije familia abuela
    u: de del el que a al en con para un una su sus tu tus mi mis se y es ser son les le te muy tan este pero
        porque pues
    _: estar puedo hago mejor por favor porfavor porfa gracias hola ya bueno oye ahora buenos buenas dias
        disculpe perdon senorita senor senora dios bendiga saludos muchas mucho muchisimas entonces si ok la
        ustedes usted aqui ahi aca voy podria puede pueden puedes podrian podrias agradezco agradeceria ruego
        suplico hagan haga dijera dije dicho bien toda cada solo inmediatamente inmediato definitivamente verdad
        cordial atentamente oigan hombre carajo putos malditos pinches desde hoy quieran momento amable amables
        quiere nuevo vez
"""

FRENCH = """
    S: suffit stop arrete arretez arreter cessez cesse cesser stoppez stopper halte arretiez
    V: desabonner desabonne desabonnement desinscrire desinscris desinscrivez desinscription laissertranquille
        resilier resiliez resiliation desabo
    E: suppression sortez annulation annuler annule supprimer supprime retirer retire enlever enleve effacer
        efface rayer raye oter suspendre suspendez desactiver revoque revoquer bloquer radier radiez
    e: virer oublier oubliez
    N: inutile ne pas jamais aucun aucune pa sans n
    R: plus
    W: demande prefererais veux voudrais souhaite souhaiterais desire aimerais prefere besoin envie consens
        interesse accord autorise accepte
    g: recevoir recois avoir etre
    k: continuer participer
    T: ecriviez contactiez ecrire ecrivez ecris envoyer envoyez envoie envoyiez contacter contactez contacte
        texter textez texte deranger derangez derange embeter embetez appeler appelez appelle harceler harcelez
        importuner relance solliciter sollicitez relancer relancez communiquer
    M: message messages texto textos sms mail mails rappels rappel notifications liste listes cours programme
        groupe service inscription abonnement consentement fichier fichiers base envoi envois contacts liens
        lien messagerie lecons communication communications sollicitations
    A: numero nom telephone coordonnees donnees contact portable compte
    D: me moi m nous
    P: ces les
    p: ca cela ceci tout tous sa
    B: marre ras assez trop fatigue
    l: abandonne abandonner sortir quitter quitte
    K: encore rien autre autres
    Y: vous tu
    I: je j
    H: ai a as avons avez ont jai suis avait avais
    Q: comment quand qui pourquoi ou si peutetre crois pense hesite quoi
    Z: matin soir nuit tard plustard lundi mardi mercredi jeudi vendredi samedi dimanche semaine avant apres
        jusqua jusquau janvier fevrier avril juin juillet aout septembre octobre novembre decembre travail
        pendant vacances tot pourlinstant pourlemoment moins souvent autant
    L: aide aident adore aime surtout
    O: il elle ils elles lui leur mari femme ex patron chef mere pere soeur frere fils fille enfants enfant ami
        amie amis amies copain copine boulot gens belle quelquun famille
    u: deja de des du d la le l un une au aux et que qu est cest en y mon ma mes votre vos tes ton ta avec pour
        sur par on te se mais car ce cet cette serait fait
    _: pitie non oui merci svp stp sil plait bonjour bonsoir desole desolee maintenant veuillez pouvez pourriez
        peux pouvoir voulez bien bon ok cordialement madame monsieur priere toute immediatement definitivement
        vite part fois beaucoup ici dit prie faire suite conformement simplement dans gentil gentille ainsi
        comme bordel putain foutus meme
"""
LANGUAGES = (("en", ENGLISH), ("es", SPANISH), ("fr", FRENCH))
# What a star stands for: the forms that are said to somebody, and what a wish takes. Those of writing are fewer, since
# "no me manda" tells of somebody and "no me mande" does not.
ENDINGS = {
    "*": ("a", "e", "en", "ad", "ar", "ir", "an", "er"),
    "**": ("e", "en", "es", "ar", "ando", "aran", "ara"),
}
