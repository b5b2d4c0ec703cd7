"""Texts that ask us to stop, and ordinary replies that do not, in English, Spanish and French; all are invented.

`WORKED_ON` the rules were made with, and later with `UNSEEN` too, of which 0.90 were heard when they were first tried.
`opt_out_rounds` has those that came after. Of the ordinary replies many are near misses on purpose: they stop, cancel,
leave and end things, but not us.
"""

# What people write who want no more texts: plain, polite, angry, misspelt, in a sentence with other things.
WORKED_ON = """
    Please take me off your text list
    Hi, could you take me off this please, thanks
    I'd rather not get these any more
    I would prefer not to receive these texts
    Please don't contact me anymore
    kindly remove me
    Stop these texts please
    pls stop msging me
    plz stop txting
    STOP!!!!
    Stop now!!!
    stop it now
    stop this
    Stop that please
    Stop please and thank you
    Please cancel
    cancel please
    Cancel this service
    Cancel my enrollment please
    End this
    end it please
    end these texts
    please end my participation
    I am quitting the course, no more messages
    I want to opt-out
    opt-out
    Opt out please
    opting out
    I'm opting out
    I opt out
    unsuscribe me
    unsubcribe
    Unsubscribe from all
    un-subscribe
    please unsubscribe this number
    Unsubscribe!!
    UNSUB
    revoke consent
    I revoke permission to text me
    I withdraw
    i withdraw from the programme
    Please withdraw me from the course
    withdraw me
    I'd like to be taken off the list
    Take this number off your list
    Remove this number
    Remove my details please
    Delete my number please
    delete me from your list
    No more
    no more please
    no more of this please
    No more messages!
    enough
    Enough texts
    that's enough now, stop
    I've had enough of these texts
    I don't want any more of these
    dont want these txts
    I don't wanna get these anymore
    i dont want ur texts
    don't send me stuff anymore
    Do not send any further messages
    do not message me
    Don't message me again please
    don't text
    never contact me again
    leave me alone please
    Please leave me alone
    get lost
    go away please
    Not interested, please stop
    no longer interested, remove me
    I no longer want to take part
    I don't want to take part anymore
    I do not wish to continue
    I dont want to continue with this
    I'm done with this, stop
    I'm done, no more texts
    I changed my mind, please stop
    changed my mind, don't want this anymore
    How do I unsubscribe from these
    how do i get out of this
    how do I make it stop
    can i stop getting these
    Can you stop sending these please
    could you stop the texts
    would you mind stopping these messages
    I'd like these messages to stop
    I want the messages to stop please
    make it stop sending
    please make these stop
    Stop sending me shit
    stop bothering me
    stop spamming me
    quit messaging me
    Quit it
    stop. I said stop
    I said STOP
    STOP means stop
    STOP STOP
    St0p
    S.T.O.P.
    stop u
    stop pleae
    stoo
    styop
    stip
    spop
    ST OP
    stop me
    Stop all
    stop everything
    stop all messages
    Stop all texts to this number
    please discontinue
    discontinue these messages
    discontinue
    terminate
    terminate my subscription
    Please suspend all messages to me for good
    deactivate
    deactivate my account
    block me
    Wrong person, take me off
    this isn't me, wrong number
    I didn't sign up for this
    I never agreed to this
    who gave you my number
    Who is this? stop texting
    lose my number please
    Scam, stop
    this is spam
    too many messages, please stop
    These are annoying, please stop
    I hate these texts stop sending them
    Para ya
    pare por favor
    parar mensajes
    ya basta
    basta
    basta ya de mensajes
    no más
    no mas por favor
    no me manden más
    no me mandes nada más
    no me envíen más textos
    ya no me escriban
    dejen de escribir
    deje de enviarme mensajes
    deja de mandarme cosas
    no quiero recibir más
    no quiero más textos
    no quiero mas
    ya no quiero participar
    quiero salir del curso
    quiero salirme
    sácame de la lista por favor
    sáquenme de esto
    quiten mi número
    elimine mi número
    borra mi número
    darme de baja
    dar de baja
    date de baja mi número
    dadme de baja por favor
    quiero cancelar
    cancelar por favor
    cancela todo
    ¿Cómo cancelo?
    cómo paro esto
    me equivoqué de número, no soy yo
    no soy yo, número equivocado
    por favor dejen de molestar
    no molesten más
    desuscribir
    desuscribirme
    quiero desuscribirme
    stop por favor
    detengan los mensajes
    suspendan los mensajes
    STOP svp
    arrêtez svp
    arrêtez les messages
    arrêtez de m'écrire svp
    arrête les sms
    arrêter les sms
    stop les textos
    stop sms
    merci d'arrêter
    merci de ne plus m'écrire
    merci de ne plus m'envoyer de messages
    veuillez arrêter
    veuillez me retirer de la liste
    veuillez me désinscrire
    désinscription
    désinscrivez-moi
    désinscrire
    désabonnement
    je me désabonne
    je veux me désinscrire
    je veux arrêter de recevoir ces messages
    je ne veux plus de vos messages
    je ne veux plus rien recevoir
    je ne souhaite plus recevoir de sms
    ne plus recevoir
    plus de sms
    plus de sms merci
    ne m'envoyez plus de textos
    ne me contactez plus
    ne m'écris plus
    ne me dérangez plus
    enlevez mon numéro
    retirez-moi de votre liste
    supprimez-moi
    effacez mon numéro
    laissez-moi tranquille
    laisse-moi tranquille
    foutez-moi la paix
    fichez-moi la paix
    ça suffit
    assez
    assez de messages
    je quitte le cours
    je veux quitter
    annulez
    annuler mon inscription
    comment je me désinscris ?
    comment ne plus recevoir ces messages
    c'est une erreur, mauvais numéro
    vous avez le mauvais numéro
    Hi there, please could I be removed from this?
    I'd be grateful if you stopped texting
    please no more txt
    no thank you, no more texts
    Sorry but I don't want to do this any more
    I think I'll leave it there, please don't text again
    I'm not going to carry on, please stop the messages
    please could you take my number off
    I want out of this
    get me off this list
    get me out of this thing
    I'm leaving the course
    I am leaving the programme, bye
    I'd like to leave
    I want to leave this course please
    drop me from the course
    please drop me
    unenroll me
    un-enrol me please
    please unenrol
    I wish to unsubscribe
    would like to unsubscribe please
    want to unsubscribe
    unsubscibe
    unsubsribe
    unsubscribed
    Unsubscribe please, thank you
    UNSUBSCRIBE STOP
    STOP UNSUBSCRIBE
    stop/end
    stop, cancel, unsubscribe
    opt me out of these
    Opt-out please
    Optout please
    I'd like to opt out now
    cancell
    cansel
    canel
    Quiit
    stopall please
    stop-all
    End subscription
    end please
    End all messages
    Please end
    revoke
    I'm revoking my consent
    consent withdrawn
    withdrawing my consent
    I take back my consent
    I no longer consent
    I don't consent to these messages
    I do not give you permission to text me
    stop harassing me
    stop pestering me with texts
    stop with the texts
    stop with these messages already
    quit it with the messages
    knock it off with the texts
    cut it out with the messages
    please cease
    cease and desist
    cease texting
    do not text this number
    don't ever text this number again
    do not reply to this or text me again
    please don't send any more
    don't send more
    dont send me anything else
    Don't need these anymore thanks
    i dont need these texts
    no need for more texts thanks
    these aren't for me, stop
    not for me thanks
    not for me, please take me off
    this isn't for me
    I've changed my mind about this
    Changed my mind. Remove me.
    it's not helping, please stop sending
    these texts aren't helping. stop.
    I can't keep up, please stop the texts
    I don't like these texts, stop them
    Stop them
    stop these
    Stop those messages
    make them stop please
    can these stop?
    can you make it stop
    can I opt out?
    Can I cancel?
    can i unsubscribe
    how do I opt out of this?
    how to stop
    how to unsubscribe?
    How can I cancel this
    How do I end this?
    where do I unsubscribe
    is there a way to stop these
    is there any way to turn these off
    turn this off
    turn off the texts
    switch these off please
    no texts please
    No more reminders
    no further texts please
    no further contact
    I'm out
    count me out please
    i'm good, no more texts
    I'm finished with this, please stop
    piss off
    fuck off and stop texting me
    bugger off
    shut up
    leave me be
    whoever this is, stop texting me
    I don't know who this is, stop texting
    Not my number. Stop
    sorry wrong number
    You have the wrong person, please stop
    this number belongs to someone else now
    this is no longer Maria's number
    Maria doesn't have this number anymore
    please update your records, wrong number
    no one called Sam here
    there is no Sam here
    I'm not Sam
    no thanks, stop
    nope stop
    no. stop.
    Not interested
    not interested thanks
    spam
    stahp
    sotp please
    stop ok?
    stop ok
    Stop, please!
    stop 🛑
    🛑 STOP
    Stop 🙏🙏
    stop texts
    stop messages pls
    STOP MSG
    stop sms please
    stop txt
    stop text
    no me escriba mas por favor
    no me escriban
    por favor no envíen más mensajes
    no envíe más mensajes
    no mande mas sms
    ya no manden mensajes
    dejen de enviar mensajes por favor
    dejad de escribirme
    deje de escribir a este número
    podrían dejar de escribirme
    puede dejar de enviarme mensajes
    quisiera darme de baja
    me quiero dar de baja del curso
    deseo darme de baja
    solicito la baja
    la baja por favor
    baja por favor
    quiero dejar el curso
    voy a dejar el curso
    quiero dejar de recibir estos mensajes
    no deseo recibir más mensajes
    no deseo continuar
    no quiero continuar
    no quiero seguir
    ya no quiero esto
    no quiero esto
    ya no quiero más
    ya no los quiero
    no estoy interesado
    no estoy interesada
    ya no me interesa
    retiren mi número
    retírame de la lista
    retiro mi consentimiento
    saquen mi número de su lista
    sácame
    bórrame
    cancele mi inscripción
    cancelen esto
    cancelar mi suscripción por favor
    anular
    anulen mi suscripción
    paren los mensajes
    pare de mandar mensajes
    para de escribirme
    para por favor
    stop ya
    alto por favor
    alto a los mensajes
    déjenme tranquilo
    déjame tranquila
    dejen de molestarme
    basta de mensajes por favor
    demasiados mensajes, paren
    ¿cómo dejo de recibir esto?
    como me desuscribo
    cómo cancelo la suscripción
    persona equivocada
    número incorrecto
    tiene el número equivocado
    este número ya no es de María
    no conozco a esa persona
    bonjour merci de me désinscrire
    je souhaite me désabonner
    je souhaite me désinscrire de la liste
    je voudrais arrêter
    je voudrais arrêter les messages
    j'arrête
    j'arrête le cours
    je ne veux pas continuer
    je ne souhaite pas continuer
    je ne veux plus participer
    je n'en veux plus merci
    je ne veux plus de ça
    plus de messages
    plus aucun message
    plus de textos s'il vous plaît
    ne m'envoyez plus de sms
    ne m'envoyez plus de messages s'il vous plaît
    n'envoyez plus rien
    ne plus m'écrire
    ne plus me contacter svp
    merci de ne plus me contacter
    merci de cesser
    cessez de m'écrire
    cessez ces messages
    veuillez cesser
    veuillez supprimer mon numéro
    supprimez mes coordonnées
    rayez-moi de la liste
    retirez mon numéro svp
    enlevez-moi de la liste
    stop svp
    stop merci
    stop tout
    stopp
    stoppez
    stoppez les messages
    arrêtez tout
    arrêtez ça
    arrêtez de m'envoyer ça
    arrêtez de me déranger
    arrête de m'envoyer des sms
    pouvez-vous me désinscrire
    pouvez-vous arrêter de m'écrire ?
    pourriez-vous ne plus m'envoyer de messages
    comment arrêter ça ?
    comment me désinscrire
    comment annuler
    ça ne m'intéresse pas
    pas intéressée
    non merci stop
    laissez-moi
    trop de sms
    mauvaise personne
    vous vous trompez de numéro
    ce n'est plus son numéro
    je ne connais pas cette personne
    désabonnez-moi svp
    desabonner
    se désinscrire
    Good morning, kindly stop sending me these messages. Regards
    Dear team please take me off
    I asked to be removed last week
    please, I've asked before, stop
    for the third time STOP TEXTING
    omg stop already
    ffs stop
    ok you can stop now
    You can stop sending these now thanks
    you may stop texting me
    pls no more txts ty
    no more txt pls x
    Stop pls x
    stop xx
    Stop thanks
    Thanks but no more
    Thank you but I don't need these any more
    Thanks for everything but please stop now
    I appreciate it but please take me off the list
    I don't find these useful, please stop
    not useful, unsubscribe me
    these are no use to me, stop sending
    My phone is not for this, stop
    this is my work phone please don't text
    I share this phone, please stop texting it
    my data is running out stop texts
    costs me money stop
    stop wasting my credit
    I can't afford texts please stop
    hospital now, please stop messages
    don't want this service
    I do not want this service any longer
    I don't want your service
    I want to end my subscription
    I want to cancel my subscription today
    please cancel my place
    please cancel my spot on the course
    cancel me
    cancel everything
    cancel all
    please quit
    I quit the programme
    I want to quit
    Quitting this
    end it here please
    END NOW
    end messages
    unsubscribe plz
    unsubscibe me pls
    unsubscrib
    unsubscribee
    unsubscrive
    usubscribe
    unsuscribirme
    unsub please
    un sub
    opt-out now
    OPT ME OUT!!!
    optout!
    op out
    opt oit
    I revoke
    revoke my permission
    permission revoked
    I no longer give consent
    I have changed my mind and don't want the texts
    I'd like out
    I'd like my number deleted
    erase my number
    wipe my details
    forget me
    please forget my number
    please lose this number
    please take my number out of your system
    remove from list
    REMOVE
    Remove me!
    take me off
    take me of this list
    take me off ur list plz
    get me off this
    dont contact me
    do not contact this number again
    Do not call or text
    no more contact please
    please leave me in peace
    stop the spam
    stop ur spam
    Enough already!
    enough!!
    i give up stop
    I don't do this anymore, please stop
    wont be continuing thanks
    I won't be continuing
    I will not be continuing with the course
    I'm not continuing
    I have decided not to continue
    I've decided to stop
    I think it's time to stop these
    I would like this to stop
    I'd like to stop now
    Can I stop now?
    can I leave?
    may I leave the course?
    Is it possible to stop the messages?
    How can I be removed?
    what do I text to stop
    what do I have to do to stop this
    how to get off
    who's this
    who dis
    who r u
    wrong no.
    wrong nmbr
    wrong #
    sorry u got the wrong person
    Not Jane's phone anymore
    jane changed her number
    this was my old colleague's number
    You are texting a child's phone please stop
    stopp pleese
    plese stop
    pleas stop
    plz stp
    stp
    sotp it
    Stop!
    "Stop"
    STOP.
    (stop)
    *STOP*
    stop stop
    Stop ✋
    no quiero estos mensajes
    ya no me manden mensajes por favor
    ya no manden nada
    no me envien nada
    favor de no mandar más mensajes
    favor de quitarme de la lista
    favor de cancelar
    por favor cancelar mi suscripción
    por favor pare
    por favor paren de escribirme
    paren ya
    para ya de escribir
    deje de molestar
    deja de escribir
    dejen de mandar esto
    déjenme en paz por favor
    quiero que dejen de escribirme
    quiero que paren
    me quiero salir
    me salgo del curso
    ya no sigo
    no sigo con el curso
    ya no voy a continuar
    no voy a seguir con esto
    quíteme de la lista por favor
    quítenme
    elimínenme
    borren mis datos
    eliminar mi número
    baja
    BAJA POR FAVOR
    doy de baja
    me doy de baja
    quiero la baja
    solicito darme de baja
    no gracias, no más mensajes
    ya fue suficiente
    suficiente
    cómo me salgo
    cómo me borro de esto
    cómo hago para que no me escriban
    quién te dio mi número
    no los conozco, no me escriban
    número equivocado, no soy Juan
    aquí no vive Juan
    se equivocan de persona
    ya no uso este número, no es mío
    stop mensajes
    parar
    cancelar
    cancelado
    arrêtez
    arrêtez merci
    arretez svp
    arreter
    stop merci de ne plus écrire
    STOP !
    Bonjour, merci de me retirer
    bonjour je souhaite ne plus recevoir vos sms
    je ne veux plus recevoir de textos merci
    je ne désire plus recevoir vos messages
    je ne veux plus être contacté
    je ne veux plus qu'on m'écrive
    ne m'envoyez plus ces messages
    ne m'envoie plus de messages
    n'écrivez plus à ce numéro
    arrêtez d'écrire à ce numéro
    arrête tes messages
    arrête de m'écrire
    cessez tout envoi
    cesser les envois
    merci de supprimer mon numéro
    merci de me désabonner
    désabonner svp
    désabonnez moi
    je me désinscris
    je me désinscris du cours
    je veux me désabonner maintenant
    je veux sortir de la liste
    retirez-moi
    supprimez mes données
    effacez mes données
    je n'ai plus envie
    je n'ai plus besoin de ces messages
    je ne continue pas
    j'abandonne
    je laisse tomber le cours
    pas intéressé merci
    ça ne m'intéresse plus
    foutez moi la paix
    lâchez-moi
    laissez moi en paix
    trop de messages arrêtez
    ras le bol de vos messages
    assez de sms
    comment on arrête ?
    comment je fais pour arrêter les messages
    comment se désabonner ?
    mauvais numéro désolé
    erreur de numéro
    vous avez fait un faux numéro
    ce n'est pas moi, mauvais numéro
    qui êtes-vous ?
    c'est qui ?
    non merci
    non merci, arrêtez
    Please can someone stop these coming to my phone
    Evening, would it be possible to come off the list?
    how do I go about stopping these texts
    I keep getting these, make it end please stop texting
    I said no more texts last time
    stop it or I report you
    I will report this number, stop
    reporting as spam
    I'm blocking this number
    These messages upset me, please stop sending them
    your messages make me feel worse stop
    I'm feeling worse with these, please don't send any more
    got enough on my plate, no more texts pls
    too busy for this, take me off please
    moved abroad, please remove my number
    I am going into hospital, stop the course please
    I finished what I needed, unsubscribe
    Bye, stop texting now
    please delete all my information and stop
    GDPR request: delete my number
    under gdpr I withdraw consent
    I object to these messages
    please stop all comms
    stop all communication
    unsubscribe me from everything
    UNSUBSCRIBE PLEASE!!!
    unsubscribee me
    unsubcribe please
    unsubcribed
    un subscribe me now
    cancle please
    cancell my course
    cansel it
    plz cancel it
    quit now
    i wanna quit
    i wanna stop this
    gonna stop this now thanks
    let's stop here
    lets end this
    we can end this here
    that's it for me, stop
    I'm not doing this any more
    not doing this anymore
    don't want to play this game
    no I don't want it
    I didn't want this in the first place, remove me
    don't bother me again
    don't bother texting
    quit bugging me
    leave my phone alone
    you've got no right to text me
    who authorised this? stop
    I don't know how you got my number
    how did u get my number
    dunno who u are stop txtin me
    stp txtin me
    st op txting
    Sttoop
    STOPPPP
    STOOOOP
    staph
    arrête stp
    stop it pls thx
    STOP NOW OR ELSE
    Opt out me
    optme out
    Please opt me out of all future messages
    I choose to opt out
    no longer wish to participate
    do not wish to participate further
    I am no longer participating
    I would like to discontinue
    I'd like to come off this course
    can I come off this
    drop out
    I'm dropping out
    dropping the course
    not continuing thanks
    ya para con los mensajes
    por favor ya no
    ya no más por favor
    no manden
    no quiero que me escriban
    no quiero que me manden mensajes
    no quiero saber nada
    no deseo más textos gracias
    no necesito sus mensajes
    favor no escribir más
    no vuelvan a escribir
    no me vuelvan a mandar mensajes
    no me molesten
    déjenme de mandar mensajes
    dejen de llenarme el teléfono
    paren con esto
    basta!!
    cancelen mi curso
    quiero cancelar el curso
    cancelación
    baja del curso
    denme de baja por favor
    me quiero desuscribir
    desuscríbanme
    cómo me doy de baja del curso?
    quítenme de su lista
    elimina mis datos
    borrar mis datos por favor
    se equivocó, este no es el número de Ana
    Ana ya no tiene este número
    yo no pedí esto
    nunca me apunté a esto
    no sé quién eres, no me escribas
    stop a los mensajes
    STOP GRACIAS
    je souhaite arrêter le programme
    je souhaite arrêter merci
    je voudrais ne plus recevoir de messages
    je ne veux plus de messages de votre part
    plus de messages merci
    merci de stopper les messages
    merci d'arrêter les sms
    merci de m'enlever de la liste
    merci de me supprimer
    veuillez cesser de m'envoyer des messages
    pourriez-vous arrêter les envois
    arrêtez de m'embêter
    arrête de m'embêter
    arrêtez svp je n'en peux plus
    arrêt
    arret sms
    stop sms svp
    stop !!!
    désinscrivez-moi du cours
    désinscription svp
    je me retire du cours
    je quitte
    j'arrête là
    on arrête
    fini
    c'est fini, plus de messages
    résiliation
    annulation
    effacez-moi
    supprimez-moi de votre liste
    ne me textez plus
    ne m'envoyez plus de notifications
    ne me relancez plus
    laissez-moi en paix svp
    vous vous êtes trompé de personne
    je ne suis pas cette personne
    je n'ai jamais demandé ça
    je ne me suis pas inscrit
"""

# The same, written last.
UNSEEN = """
    Please stop texting this number
    please stop sending texts thanks
    Stop. Not interested
    I don't want to receive any more of these texts thank you
    can you take me off the list pls
    Remove me from your list please
    Please unsubscribe me thank you
    Unsubscribe
    unsubsribe me
    how do I unsubscribe?
    How can I stop these messages?
    Can you stop messaging me
    Please could you stop messaging me
    I no longer want these texts
    I don't want to do the course anymore
    I don't want to do this course any more, sorry
    Sorry I need to stop the course
    I can't continue with the course
    I can't carry on with this, sorry
    i need to drop out sorry
    It's not the right time for me, please stop
    Not the right time, can we stop
    Too much for me right now please stop
    I've been through it all, you can stop texting
    Take me off this list!!!!
    STOP TEXTING ME
    stop msgs
    Stop this service
    Cancel texts
    Cancel please thanks
    opt out
    Opt-out
    End texts
    quit texts
    Wrong number
    wrong number mate
    I think this is the wrong number
    Who is this?
    Who's this please
    you have the wrong number I'm not Dave
    This isn't Dave
    no dave here
    stop!!!!!!!
    stop pls
    stoppp
    stpo
    sopt
    Stop it
    pls stop it
    leave me alone
    don't text me
    dont txt me again
    no me escriban más por favor
    ya no quiero recibir mensajes gracias
    por favor denme de baja
    quiero darme de baja del curso
    no quiero seguir con el curso
    quiero parar el curso
    cómo cancelo los mensajes
    número equivocado
    se equivocó de número
    quién eres
    parar por favor
    alto
    stop
    cancelar suscripción
    sáquenme de la lista
    no me interesa, gracias
    dejen de mandarme mensajes
    arrêtez de m'envoyer des sms
    arrêter svp
    je veux arrêter le cours
    je ne veux plus recevoir de messages
    je souhaite me désinscrire
    merci de me désinscrire
    désabonnement
    désabonnez-moi
    comment arrêter les messages ?
    stop sms
    ne m'écrivez plus
    mauvais numéro
    vous vous trompez de personne
    plus de messages s'il vous plaît
"""

# Replies to a course about relationships and mood.
ORDINARY = """
    We stopped arguing about the dishes
    I stopped by my mum's on Sunday
    I want to stop worrying so much
    stop procrastinating is my goal
    I can't stop laughing
    Could not stop smiling after the call
    I try to stop myself before I shout
    He told me to stop
    My son said stop and I listened
    She said stop it
    I had to stop at lunch
    We ended the call well
    It ended badly
    the weekend was good
    End of the week was hard
    in the end it was fine
    I ended things with him
    She cancelled on me again
    I cancelled the gym
    Had to cancel dinner
    He cancels all the time
    I quit my job on Friday
    quitting smoking is hard
    I quit drinking last year
    I don't want to talk about it today
    I don't want to see her
    I don't want to go to the party
    I don't need help with that
    I don't like crowds
    I don't want this to end
    I never want to fight again
    I'd rather not say
    I would rather stay home
    I'd prefer not to talk to him
    no more fighting since Tuesday
    No more drama this week
    no more tears
    I have had enough of his moods
    I had enough sleep
    Good enough
    Not enough time
    enough people came
    I'm done with the exercise
    I'm done with lesson 3
    done
    finished
    I finished the lesson
    I'm through the worst
    I want to leave my job
    I'm leaving early tomorrow
    I left the group chat
    I'm out with friends
    I was out all day
    I want to get out more
    get out of the house more
    I took my name off the rota
    take care
    remove the tension
    I deleted the app he used
    delete facebook is my step
    I blocked my ex
    I blocked her number
    she unsubscribed from my channel
    he unfollowed me
    I withdraw when I feel hurt
    I withdraw from people when I'm low
    She withdrew from me
    my dad has dementia
    he never texts me
    They don't text
    she doesn't text me back
    don't know
    I don't know what to write
    not sure
    Not really
    not interested in dating right now
    I wasn't interested in the talk
    I changed my mind about the party
    changed my mind and went
    I want the arguments to stop
    I wish the fighting would stop
    I wish he would stop
    I want him to stop shouting
    can you stop someone from shouting
    how do I stop feeling sad
    how can I stop worrying
    how do I end a conversation
    how do I quit smoking
    how can I get out of bed
    Can I text you later
    who is my closest person?
    The messages help me
    your texts are useful
    I like these messages
    these texts are nice
    thanks for the messages
    I got a lot of texts from her
    too many texts from my boss
    I sent too many messages to him
    He sends messages all day
    I turned off my phone
    switch off at night
    turn off the news
    I shut up for once
    I told them to shut up
    He told me to get lost
    wrong number of plates
    I called the wrong person
    I text the wrong person
    I am not my sister
    I'm not him
    it's not my number one worry
    it isn't helping at work
    that is not for me to decide
    Spam calls annoy me
    he scammed my mum
    step went fine
    Steps 2 and 3
    I stopped
    stopping was hard
    Nonstop work
    bus stop chat
    talked at the bus stop
    pit stop
    I said no to him
    said no
    no
    nope
    never
    no time
    no thank you note yet
    no thanks to him
    yes
    good
    ok
    fine I guess
    a bit lonely
    Lonely, my sister moved away
    My sister
    work
    my boss
    7 and better
    better
    worse
    7 because I saw friends
    I will do it tomorrow
    later maybe
    Next week
    I walked with a neighbour
    Talked to mum for ten minutes
    I called Dad
    We made up
    I listened more
    I asked for help
    I felt heard
    it was hard to ask
    he did not answer
    she does not want to see me
    he wants to end it with me
    We want to end the lease
    The course helps
    I like the course
    the programme is good
    my course at college is hard
    I want to leave college
    I quit the football team
    I left the team
    cancel culture talk at dinner
    I forgot my account password
    My phone number changed
    I lost my phone
    I have a new number
    Revoked my licence lol
    I need a break
    I need more time
    need sleep
    I don't have time
    I can't do this exercise
    This is hard
    this is too much work today
    it is too long
    why do you ask
    what is this for
    who reads this?
    what do you mean
    is this a robot
    are you a person?
    hello
    Hi
    good morning
    thank you so much
    thanks
    love this
    that made me cry
    Crying less
    I cry a lot
    I feel numb
    tired
    So tired
    exhausted with the kids
    my kids stopped fighting
    baby won't stop crying
    rain won't stop
    The dog died
    he died last year
    my mum is ill
    I miss her
    missing dad
    no puedo dejar de llorar por la película
    para mi hermana fue difícil
    para mí estuvo bien
    paré a tomar café
    paramos de discutir
    no quiero verlo
    no quiero hablar con ella
    no quiero ir a trabajar
    no necesito más ropa
    ya no quiero a mi ex
    basta con una llamada
    estoy de baja por enfermedad
    mi jefa está de baja
    la baja me ayudó a descansar
    el fin de semana fue bueno
    al fin hablé con mi madre
    en fin, bien
    cancelé la cena
    él canceló otra vez
    quiero salir más
    quiero salir con mis amigos
    salí a caminar
    quiero dejar de fumar
    dejé de fumar
    mi hijo no me escribe
    no me llamó
    me mandó muchos mensajes
    demasiado trabajo
    demasiados problemas en casa
    me quitó el sueño
    saqué al perro
    quité la tele
    borré sus fotos
    me equivoqué con mi hermana
    no sé
    no mucho
    nada
    más o menos
    mejor que ayer
    peor
    bien gracias
    hablé con mi padre
    mi amiga
    el trabajo
    sola
    me sentí escuchada
    no tuve tiempo
    lo haré mañana
    gracias por los mensajes
    me gustan los mensajes
    el curso me ayuda
    quiero seguir
    no quiero que pare
    on a arrêté de se disputer
    j'ai arrêté de fumer
    je n'arrive pas à arrêter de penser
    il n'arrête pas de crier
    elle ne m'appelle plus
    il ne me parle plus
    je ne veux pas le voir
    je ne veux plus le voir
    je ne veux pas aller au travail
    je veux quitter mon travail
    j'ai quitté la fête tôt
    j'ai annulé le dîner
    elle a annulé
    assez bien
    assez fatiguée
    assez de sommeil
    ça suffit pour aujourd'hui le travail
    plus de calme cette semaine
    plus de sommeil
    plus de travail que prévu
    trop de travail
    laisse tomber, c'était rien
    je laisse mon frère parler
    pas intéressé par les sorties
    mon numéro a changé
    je me suis trompé de jour
    c'était une erreur de ma part
    bien merci
    mieux
    pas mal
    je ne sais pas
    rien
    ma soeur
    mon travail
    seule
    j'ai appelé ma mère
    on a parlé
    merci pour les messages
    les messages m'aident
    le cours m'aide
    I'm stopping to think before I answer
    stop and breathe worked
    Stop, breathe, think
    I did the stop and breathe thing
    stop overthinking
    stop worrying
    stopwatch
    stop light talk lol
    they won't stop
    it never stops
    the noise must stop
    Please stop raining
    I asked my neighbour to stop the noise
    my mum keeps texting me
    end of story
    The end
    ended up fine
    He ended it
    endless rain
    quite good
    quiet week
    I quit
    unsure
    unsubstantial
    un poco mejor
    cancer scan today
    my mum's cancer is back
    canceled plans, stayed in
    option b
    I opted for a walk
    opted to stay home
    I opted out of the party
    opting for quiet
    Had a row with my brother but we sorted it
    My flatmate moved out
    I kept my step
    did half of it
    Didn't manage it
    forgot
    Forgot to do it sorry
    on holiday this week
    I was ill
    kids were ill all week
    work was mad
    same as last week
    About the same
    a little up
    bit down
    Low again
    flat
    I laughed with my sister
    Had coffee with an old friend
    I told her how I felt
    I told him I need more help with the kids
    I asked her to listen without fixing
    He listened this time
    We agreed on Saturdays
    She apologised
    I apologised first
    It felt awkward
    I was nervous but did it
    I went for a run instead
    met new people at choir
    choir
    church
    my neighbour Ben
    nobody really
    no one
    no one near
    just me
    family
    partner
    a friend
    someone else
    My ex texted me
    my ex won't stop calling
    I finally stopped calling him
    I stopped checking his profile
    I stopped smoking, it helps
    We stopped for chips
    stopping work early helped
    I'm trying to cut down on drinks
    I cancelled Netflix
    cancelled the date
    they cancelled the train
    the match was cancelled
    I ended up crying
    Ended the day with a walk
    the month ended badly
    I left work at five
    I left him a voicemail
    I'm leaving my phone downstairs
    left the house twice
    Took myself out for lunch
    took the dog off the lead
    I removed him from the group
    deleted the photos
    I'd like to call her
    I would like to try again
    I want to be heard
    I want my mum
    I want to sleep
    I don't want to be alone on Sunday
    I don't want to argue
    I don't want to lose her
    I don't want anything from him
    I don't need anyone
    I don't need it all sorted
    do not know yet
    Don't think so
    don't laugh
    don't worry
    Please don't tell him
    please don't tell my boss
    Never mind
    never felt better
    not good
    Not great
    not bad
    not sure what near means
    not yet
    Not today
    not much to say
    Who do I ask about the job
    who knows
    What number do I press
    what does 3 mean
    which one
    when is the next one
    when does it end
    When does the course end?
    how long does it go on
    how many are left
    Can you help me with the task
    could you send the link again
    can I do it later
    may I skip one
    is it normal to feel this
    Do you read this
    are these sent automatically
    I love the reminders
    messages arrive too early, can you send later
    could they come in the evening
    Too early for me
    too late at night for me
    I got two messages today
    I read the text to my husband
    the text made me think
    I texted my friend back
    I sent him a text
    wrote her a letter
    we text every day
    He texts when drunk
    my mother calls too often
    Mum's calls are hard
    people at work talk too much
    too many people at the party
    too many meetings
    too much noise
    I need to get out of my own head
    I had to get out of there
    got out for air
    out of breath
    I opted to stay in
    option 2
    choose b
    the second
    2 I think
    2 or 3
    between 5 and 6
    maybe a 6
    6ish
    six and a half
    7 thanks
    8!!
    ten
    10/10 best week
    zero
    1 awful
    hoy bien
    regular
    así así
    bastante bien
    bastante mal
    hablé con mi hermana y paró de llorar
    mi hijo paró de fumar
    paré en el parque
    para nada
    para qué sirve
    para mañana
    no pude
    no fui
    no hablé con nadie
    no quiero pelear
    no quiero estar sola
    no me siento bien
    no me escucha
    no me llama mi hijo
    nadie
    con mi pareja
    mi vecina
    salí con amigas
    salir ayuda
    quiero salir de casa
    quiero dejar el trabajo
    dejé el trabajo
    cancelaron la reunión
    mandé un mensaje a mi padre
    borré su número
    quité las fotos
    se terminó la relación
    terminé la lección
    terminado
    ya terminé
    fin de mes complicado
    bajé de peso
    baja autoestima
    la baja de ánimo pasó
    correct
    pas trop mal
    comme d'habitude
    un peu mieux
    un peu moins bien
    avec ma fille
    avec un ami
    personne
    toute seule
    le boulot
    j'ai écrit à mon père
    il m'a écrit
    il m'écrit tous les jours
    elle m'a envoyé des messages
    on s'est arrêtés au parc
    arrêt de bus
    mon mari a arrêté de boire
    je n'arrête pas de pleurer
    je suis en arrêt maladie
    en arrêt de travail
    j'ai quitté mon poste
    je quitte mon mari
    je veux quitter mon mari
    j'abandonne jamais
    plus de disputes
    plus de temps pour moi
    plus calme
    assez contente
    trop de bruit
    j'ai supprimé son numéro
    j'ai laissé tomber la dispute
    pas envie d'y aller
    pas besoin de parler
    pas intéressant
"""
