"""More texts that ask us to stop, and ordinary replies, in English, Spanish and French; all are invented.

`WORKED_ON` the grammar of stopping was made with. Each of `ROUNDS` was written before anybody saw what the rules made
of it, was measured once, and was worked on afterwards: with each goes what was heard of it when it was first tried. The
second is hard on purpose (jokes, curses, half a hint), the first and the third are how most people put it. The rules
before, which knew phrases and two-word hints, heard 0.60 of `WORKED_ON` and 0.64 of the first round.
"""

WORKED_ON = """
    pls take my number off
    plz dnt msg me no more
    u can stop these now ty
    no more of these thx
    can u pls stop txtin me
    stop txting my phone
    enough w the texts already
    i aint interested take me off
    pls delete my num
    dont wanna hear from u
    dont want any of this no more
    quit blowing up my phone
    stop blowing up my phone
    these texts need to stop
    im not doing this anymore so u can stop
    ok im done. no more pls
    id rather you didnt text
    i would rather not be texted
    please dont send these anymore
    wld u pls stop
    stp txting
    sotp
    stpo pls
    unsubcribe me
    unsubsrcibe
    take me out of this
    remove my num plz
    get my number off your system
    wipe my number from your records
    i didnt ask for these
    never asked for this
    i never signed up
    didnt sign up for any of this
    i did not consent to this
    i did not agree to receive these
    who are you and why do you keep texting
    why are you texting me
    why do i keep getting these
    why am i getting these messages
    how do i make these stop
    how do i get rid of these texts
    how do you turn these off
    is there any way to opt out
    whats the way to stop getting these
    what do i need to text to stop this
    what do i type to stop
    where do i unsubscribe
    can someone take me off this list
    could somebody please remove me from these
    could i be taken off please
    may i be removed
    would it be possible to stop
    would it be possible to come off the list
    is it possible to stop receiving these
    i want off this list
    i want off
    let me off this list
    let me unsubscribe
    let me out
    i need these to stop
    i need to stop getting these
    i need to come off this
    id like these to end
    id prefer no more messages
    id prefer if you stopped
    i prefer not to get these
    i wish you would stop
    i wish these would stop
    im asking you to stop
    im begging you to stop texting
    i am asking you for the last time to stop
    for the last time stop
    last time im asking, stop
    how many times do i have to say stop
    ive told you to stop
    ive already asked you to stop
    i asked you to stop texting me
    i told you to stop messaging me already
    did you not get my last text? stop
    stop means stop
    no means no
    what part of stop dont you understand
    stop or i will report you
    im going to report this number
    im reporting this as spam
    i will block you
    blocking you now
    gonna block this number
    this number is being blocked
    go bother someone else
    bother somebody else
    this is harassment
    stop stalking me
    leave us alone
    leave me the hell alone
    leave me out of this
    keep me out of this
    include me out
    not for me thanks, please end it
    it isnt for me, sorry
    its not my thing
    not my thing, please stop
    this just isnt for me
    im not the right person for this
    i dont think this is for me
    i dont think ill carry on
    i dont think i will continue
    i wont be continuing
    i wont be carrying on with it
    ive decided not to carry on
    ive decided to stop
    decided to leave it
    ill leave it there thanks
    i think ill leave it
    i think i should stop here
    id like to stop here
    lets leave it there
    lets call it a day
    im calling it a day
    time to call it quits
    calling it quits
    i give up on this, please stop
    im giving up on the course
    giving up the course
    i quit the programme
    im dropping out
    id like to drop out
    i want to withdraw
    please withdraw my number
    withdraw my consent please
    consider my consent withdrawn
    you no longer have my consent
    you dont have my consent to text me
    you do not have permission to contact me
    i no longer give permission
    i take back my permission
    cancel my spot
    please close my account
    close my account
    shut down my account
    end my account
    please end my enrolment
    terminate my enrolment
    please discontinue all communication
    cease all communication
    cease all contact
    no further communication please
    no further contact please
    no contact please
    do not contact
    please do not contact this number
    dont contact me ever again
    do not call or text
    dont call or text this number
    stop calling and texting
    stop contacting me
    please refrain from texting me
    refrain from messaging
    please desist
    pls stahp
    staaahp
    stopppp
    stop it stop it stop it
    stop bugging me
    u r annoying me stop
    ur texts are annoying pls stop
    getting too many of these
    too many texts from you
    this is too many messages
    way too many texts, pls stop
    sick of these texts
    sick of getting these
    im sick of these messages
    tired of these texts
    im tired of getting these
    fed up with these texts
    fed up of these messages
    had enough of these
    had enough of this thanks
    ive had it with these texts
    im over this, unsub
    im over these texts
    not needed anymore
    no longer needed thanks
    i dont need this service any longer
    i no longer need these
    dont need them now thanks
    we dont need these
    i dont use this
    i dont read these so pls stop
    i never read these
    i dont look at these anymore please cancel
    dont bother sending these
    dont bother me
    dont bother
    do not disturb me again
    please dont disturb
    stop disturbing me
    i changed phones please remove this number
    this is my work phone, dont text it
    this is my kids phone please remove
    please use email instead and stop the texts
    no texts
    text no more
    no msgs
    no more msgs pls
    nomore
    no more!!!
    nah stop
    no stop
    ya stop
    ok stop
    stop thx
    stop thank u
    thank you but please stop
    thanks but no thanks
    thanks but no more
    thank you, that will be all
    that will be all thanks
    thats all i need, please stop
    that is enough
    enough is enough
    enough now
    ok thats enough
    turn off reminders
    turn off notifications
    disable messages
    disable these texts
    please disable
    mute
    unenroll
    unenrol me from this
    take my name off
    take my name off your list please
    strike me from your list
    scratch me off the list
    scrap my number
    drop my number
    bin my number
    get rid of my number
    please get rid of my details
    please dont keep my number
    i want my number removed
    i want my details deleted
    my number should be taken off
    kindly take me off
    kindly stop
    kindly desist
    i humbly ask you to stop
    with respect please stop messaging
    wrong number stop texting
    u got the wrong person
    this isnt ada
    ada doesnt live here
    theres no ada here
    she doesnt have this phone anymore
    hes not at this number
    this phone belongs to somebody else now
    ive just got this number
    i just got this phone number
    new owner of this number
    this is a new number, not who you want
    you have the wrong guy
    not her phone
    no me escriban mas
    ya no me manden nada
    ya no quiero nada
    ya no quiero seguir
    no me interesa gracias
    no sigan escribiendo
    no sigan mandando mensajes
    no siga enviando
    no me sigan escribiendo
    no me moleste mas
    no molestar
    dejenme en paz
    dejen de llenarme el telefono
    deja de escribirme
    deje de escribir por favor
    paren de escribirme
    paren esto
    paren ya por favor
    parad ya
    basta por favor
    basta de textos
    ya estuvo bueno
    ya estuvo
    ya fue
    hasta aqui
    hasta aqui nomas
    hasta aqui llego
    hasta aqui gracias
    lo dejo aqui
    lo dejo
    aqui lo dejo gracias
    me retiro
    me retiro del curso
    quiero salir
    quisiera salir de esto
    como me doy de baja
    donde me doy de baja
    pido la baja
    deme de baja
    denme de baja
    den de baja mi numero
    den de baja este numero
    cancelen
    cancelen todo
    cancelen mi inscripcion
    cancele mi suscripcion
    cancelo
    quiten mi numero de la lista
    quitenme de ahi
    quitame de la lista
    quitame de esto
    saquenme de la lista
    saquenme
    sacame
    sacame de aqui
    saque mi numero
    borren mi numero por favor
    borrenme
    borrame
    eliminenme
    elimina mi numero
    elimine mis datos
    olvidense de mi
    olviden mi numero
    pierdan mi numero
    bloqueado
    los voy a bloquear
    voy a bloquear este numero
    voy a denunciarlos
    los voy a reportar
    esto es acoso
    es spam
    no pedi estos mensajes
    yo no pedi nada
    no me apunte a esto
    nunca me inscribi
    yo no me registre
    quien les dio mi numero
    quien les dio permiso
    no les di permiso
    no tienen mi permiso
    no doy mi consentimiento
    no autorizo estos mensajes
    se equivocaron de numero
    numero equivocado
    esta no es ana
    aqui no vive ana
    no soy ana
    este telefono ya no es de ana
    este numero ya no es de ella
    ya cambio de numero
    k paren
    ya no kiero mensajes
    no kiero mas
    ya no kiero
    xfa no me escriban
    x favor paren
    porfa dejen de escribir
    porfis ya no
    ya paren xfa
    stop porfa
    alto ya
    detenganse
    detener mensajes
    suspender mensajes
    suspendan
    suspender por favor
    anulen mi inscripcion
    desactivar
    desactiven los mensajes
    desactiven mi numero
    apaguen esto
    no deseo recibir mas
    no deseo recibir mensajes
    no voy a continuar
    no voy a seguir con el curso
    prefiero no seguir
    prefiero no recibir mensajes
    preferiria que no me escribieran
    preferiria que dejaran de escribir
    me gustaria dejar de recibir esto
    me gustaria que pararan
    podrian parar por favor
    podrian dejar de escribirme
    pueden dejar de mandar mensajes
    puede quitarme de la lista
    pueden borrarme
    me pueden borrar
    me podrian quitar
    me puede dar de baja
    como hago para que paren
    como hago para no recibir mas
    como se cancela
    como se para esto
    que hago para salir
    hay forma de parar esto
    ya son muchos mensajes
    son demasiados mensajes
    demasiados mensajes paren
    estoy harta de estos mensajes
    estoy harto
    harta de esto
    me tienen harta
    me cansaron
    ya me cansaron con los mensajes
    ya me aburrieron
    no mas gracias
    nada mas gracias
    ni un mensaje mas
    ningun mensaje mas
    ni uno mas
    desinscrivez moi svp
    desinscrire moi
    me desinscrire svp
    desabonnez moi
    desabonne moi
    stop s'il te plait
    arretez
    arretez ca
    arrete ca
    arretez tout
    arreter tout
    arretez moi ca
    arrete de m'ecrire
    arretez de me texter
    arretez d'envoyer des sms
    arretez de m'envoyer des messages
    arretez de me harceler
    arretez svp merci
    cessez de m'ecrire
    plus de message
    plus de messages svp
    plus de textos merci
    plus rien svp
    plus jamais
    ne m'ecrivez plus
    ne m'ecris plus
    n'ecrivez plus
    ne m'envoyez plus rien
    ne me contactez plus jamais
    ne me derangez plus
    m'ecrivez plus
    m'envoyez plus de sms
    me contactez plus
    envoyez plus rien
    je veux plus de messages
    je veux plus recevoir ca
    je veux plus
    jveux plus de sms
    jveux arreter
    je veux que ca s'arrete
    je veux que vous arretiez
    je souhaite arreter
    je souhaite me desinscrire
    je souhaite ne plus recevoir
    je souhaiterais ne plus etre contacte
    j'aimerais arreter
    j'aimerais ne plus recevoir de messages
    je prefere arreter
    je prefere ne plus recevoir de messages
    je prefererais que vous arretiez
    j'arrete
    j'arrete la
    j'arrete le cours
    j'arrete ici merci
    je m'arrete la
    on s'arrete la
    on arrete la
    je laisse tomber
    j'abandonne le cours
    je quitte le groupe
    je sors
    je sors de la liste
    sortez moi de la
    sortez moi de cette liste
    retirez moi
    retirez mon numero
    retirez mon nom
    retire moi de la liste
    enlevez moi
    enleve mon numero
    otez moi de la liste
    otez mon numero
    rayez moi de la liste
    supprimez mon numero
    supprimez mes donnees
    supprimez mon compte
    effacez moi
    effacez mes donnees
    oubliez moi
    oubliez mon numero
    comment arreter
    comment on arrete
    comment je fais pour arreter
    comment faire pour ne plus recevoir
    comment se desabonner
    comment me desinscrire
    ou est ce qu'on se desinscrit
    est ce que je peux arreter
    je peux arreter ?
    puis je me desinscrire
    est il possible d'arreter
    c'est possible d'arreter les sms
    vous pouvez arreter
    vous pouvez me retirer
    pouvez vous arreter svp
    pourriez vous m'enlever de la liste
    pourriez vous cesser
    merci d'arreter les messages
    merci de me retirer
    merci de m'oublier
    merci de supprimer mon numero
    merci mais non
    non merci arretez
    ca ne m'interesse pas
    ca m'interesse plus
    pas interesse
    plus interessee
    je suis pas interesse
    c'est pas pour moi
    ce n'est pas pour moi merci
    j'en veux plus
    j'en ai marre
    j'en ai marre de ces messages
    marre de vos sms
    ras le bol
    trop de messages
    trop de sms arretez
    ca suffit maintenant
    suffit
    assez maintenant
    c'est du harcelement
    c'est du spam
    je vais vous bloquer
    je vous bloque
    je vous signale
    je n'ai rien demande
    j'ai jamais demande ca
    je me suis jamais inscrite
    qui vous a donne mon numero
    vous vous trompez de numero
    mauvais numero
    erreur de numero
    c'est pas le bon numero
    ce n'est pas anne
    anne n'habite pas ici
    je ne suis pas anne
    ce n'est plus son numero
    je retire mon consentement
    je ne consens plus
    je ne donne pas mon accord
    je revoque mon accord
    laissez moi
    lachez moi
    lachez moi la grappe
    fichez nous la paix
    resiliation
    resilier
    annulation svp
    annulez mon inscription
    annulez tout
"""

FIRST = """
    Could you quit texting this phone
    pls no more msgs to this phone
    take us off your mailing thing please
    I'd appreciate it if the texts ended
    I would be happier without these messages
    kindly desist from sending me texts
    u need to quit msging me
    stop sendin me dis
    quit sendin me this crap
    no mor txts
    no more texs pls
    i said no more
    pleese stop
    plese stop sending
    stopp it
    unsubcscribe
    Unsubscribe this phone
    get me off here
    get my name out of your system
    kick me out of the course
    Scrub my details please
    please delete everything you have on me
    delete all my info please
    Please wipe my details
    remove us please
    I want my name taken off
    please have my number removed
    my number needs to come off your list
    don't keep sending me these
    don't keep texting me
    you keep texting, please don't
    please quit it with these texts
    stop all of this texting
    stop all contact
    stop any further messages
    I don't want another text
    I don't want to hear from you again
    not one more text please
    I don't want your texts
    don't want your messages thanks
    do not want
    I do not want these on my phone
    these are not wanted
    unwanted texts, stop
    Not wanted thank you
    no longer want these
    no longer wish to be part of this
    I don't wish to be contacted
    I'd rather not be contacted again
    I'd rather you stopped
    it would be better if you stopped texting
    please let this be the last text
    make this the last one please
    this should be your last message
    last message please
    Let's end this here please
    I'd like to finish with the course now
    I am finished with this course
    I've finished with these, thanks, stop
    I'm out, thanks
    I am out
    I want no part of this
    I want nothing to do with this
    I don't want to be involved anymore
    i dont want 2 do this anymore
    dont wanna do this course anymore
    I can't do this course any more
    I cannot continue with the course
    I won't be taking part any more
    won't be needing these
    we won't need these texts anymore
    I have no use for these
    no use to me, please cancel
    these are useless to me, unsubscribe
    This is not useful, please take me off
    This course is not what I wanted, please cancel
    please cancel my enrolment
    cancel my registration
    cancel everything please
    Cancel the messages
    cancel all texts
    I'd like to cancel please
    want to cancel
    can you cancel this for me
    how can I get off this list
    how do I leave this
    how do I leave the programme
    how do I stop all this
    how do I stop you texting me
    how do I get you to stop
    what must I do to get off this list
    tell me how to stop these
    tell me how to unsubscribe please
    please tell me how to cancel
    is there an off switch
    can this be turned off
    can you turn the messages off
    please turn these off
    Please switch off the reminders
    please put a stop to these
    put an end to these texts please
    please bring this to an end
    time for these to stop
    it's time to end these messages
    please stop now I mean it
    Stop!! I am serious
    STOP TEXTING ME YOU CREEPS
    stop texting me or I'll call the police
    I'll report you if you text again
    I am reporting you to Ofcom
    if you text me again I will complain
    text me again and I'll sue
    this is harassment, leave me alone
    you are blocked
    sod off
    bugger off please
    f off
    fck off
    get stuffed
    go to hell and stop texting
    jog on
    shut up already
    shut it
    do one
    enough of your texts
    Enough with these messages already
    that's quite enough
    that will do, no more thanks
    okay that's it, I'm done
    done with this
    so done with these texts
    I am so tired of your messages
    I'm bored of these, stop
    your texts annoy me
    you're annoying, stop texting
    these messages stress me out please stop
    the texts are making me anxious please stop sending them
    these come too often, please stop
    Not for me
    not my cup of tea, please remove me
    I have decided this isn't for me
    on second thought, unsubscribe
    second thoughts, please take me off
    I regret signing up, please remove me
    I signed up by mistake, please remove me
    signed up by accident, cancel please
    my friend put my number in as a joke, please remove it
    I never gave you this number
    I never gave permission for this
    You are not allowed to text me
    You have no permission to text this number
    I withdraw permission
    my consent is withdrawn
    this isn't Sam's number
    Sam no longer has this number
    you've got the wrong phone
    not Sam
    who is Sam?? wrong number
    sorry this is not her number anymore
    ya no me mandes textos
    ya no me mandes nada porfa
    por favor no me vuelvan a escribir
    no vuelvan a mandar mensajes
    no quiero que me manden más mensajes
    no quiero que me sigan escribiendo
    ya no los quiero recibir
    ya no deseo esto
    no necesito estos mensajes
    no los necesito gracias
    ya no hace falta que escriban
    no hace falta que me escriban más
    dejen de mandar eso
    dejen esto ya
    dejen mi teléfono en paz
    que paren ya los mensajes
    quiero que esto pare
    quiero que me borren
    quiero que quiten mi número
    quiero borrarme de esto
    quiero terminar con esto
    quiero terminar el curso ya
    quiero abandonar el curso
    abandono el curso
    renuncio al curso
    me doy de baja gracias
    me gustaría darme de baja
    necesito darme de baja
    ¿me pueden dar de baja?
    ¿cómo salgo de esto?
    ¿cómo hago para darme de baja?
    ¿qué tengo que hacer para que no me escriban?
    sáquenme de su lista por favor
    por favor retiren mi número
    retírenme de la lista
    bórrenme de su base de datos
    elimínenme por favor
    cancélenlo
    cancelado por favor
    stop ya por favor
    basta ya por favor
    ya basta de mensajitos
    hasta aquí, no más mensajes
    no más txt
    ya no + mensajes
    no m escriban
    dejen d molestar
    este no es mi curso, me equivoqué
    este celular no es de esa persona
    ya no tengo interés
    no gracias, ya no
    estoy cansada de sus mensajes
    me molestan sus mensajes
    arrêtez vos sms
    arrêtez vos messages svp
    arrête avec tes messages
    arrêtez avec ça
    arrêtez tout ça s'il vous plaît
    stoppez tout
    stoppez les sms svp
    stop à tout
    stop aux messages
    stop je veux plus
    je veux stopper les messages
    je veux sortir du cours
    je veux me retirer
    je veux me désabonner de ça
    je voudrais quitter le cours
    je voudrais être retiré de la liste
    je voudrais qu'on me laisse tranquille
    j'aimerais me désinscrire svp
    je ne veux plus en recevoir
    je ne veux plus être contactée
    je ne veux plus de ce cours
    je ne participe plus
    je ne suis plus intéressée
    je n'en ai plus besoin
    plus besoin merci
    plus envie de recevoir ça
    plus aucun message svp
    plus un seul message
    ne m'envoyez plus ces textos
    ne plus envoyer de sms
    merci de stopper
    merci d'effacer mon numéro
    veuillez ne plus me contacter
    veuillez supprimer mes coordonnées
    veuillez cesser tout contact
    supprimez-moi de la liste
    enlevez-moi de là
    désabonnez ce numéro
    desinscription svp
    comment je quitte le cours
    comment faire pour arrêter
    comment sortir de la liste
    c'est trop, arrêtez
    j'en ai assez de vos messages
    ras le bol de vos textos
    laissez-moi en paix
    foutez moi la paix avec vos sms
    c'est fini pour moi
    fini pour moi merci
    je me suis trompé en m'inscrivant
    vous n'avez pas la bonne personne
    ce n'est pas mon numéro d'avant, mauvais numéro
"""

SECOND = """
    hey can u quit with the texts pls
    yo stop hitting up my phone
    pls dont hit me up again
    ok thats me done with this, bye
    I'm not reading these so save your texts
    save your texts for someone else
    no point sending these to me
    there is no point in texting me
    you can take me off now
    you may remove me
    You can delete my number now thanks
    feel free to remove me
    Please go ahead and delete my info
    time to take me off your list
    kindly take my phone number off your records
    kindly erase me from your system
    remove this phone from your contacts
    take this phone off your list
    this phone should not be on your list
    why is my number on your list
    why am I on this list
    I shouldn't be on this list
    I don't remember signing up for this
    don't recall agreeing to this
    I have no idea who you are, stop
    no idea who this is, don't text me
    idk who this is
    idk who u are stop txtin
    new phone who dis
    wrong person mate
    u hv the wrong number
    That's not me
    this isn't my course
    I'm not your student
    You've mistaken me for someone else
    I'm not who you think I am
    he moved away, this is my number now
    she's passed away, please remove her number
    this number was reassigned
    This was my late husband's phone. Please take it off your list.
    Please don't write again
    Please never text this phone again
    do not send another message
    do not send me another one
    I do not want any communication from you
    I want zero texts
    zero messages please
    I don't want messages every day, cancel it
    can you not text me
    can you please not message me
    could you not send these
    would you please not text this number
    please could these be stopped
    please may these stop
    I would love for these to stop
    it'd be great if you stopped
    it would be great to be removed
    I'd be glad to be off this list
    I just want off
    I just want them to stop
    I just want this to end
    want it to stop
    please make them go away
    make these go away
    how do I get these to go away
    how can I make you stop
    how can I quit
    how do i quit this
    how do I cancel
    how does one unsubscribe
    how might I unsubscribe
    what do I text to unsubscribe
    which word do I send to stop
    whats the word to stop these
    what number do I call to cancel
    Do I text STOP?
    do i reply stop to end this
    Replying stop
    reply: stop
    I am replying STOP as told
    STOP as per your instructions
    I'm texting to cancel
    texting to opt out
    just opting out thanks
    i choose to opt out
    I elect to opt out
    I hereby opt out
    i hereby revoke
    hereby unsubscribing
    formal request to be removed
    This is my request to stop
    consider this my request to unsubscribe
    consider me unsubscribed
    consider me out
    deregister me please
    please deregister this phone
    please unregister me
    un-enroll please
    disenroll me
    I'd like to unenrol now
    I resign from the course
    I'm resigning from this
    I'm bowing out
    bowing out thanks
    I'm backing out
    I'm pulling out of the programme
    pulling out sorry
    I have to pull out
    I need to step away from this, please stop the texts
    stepping back from the course, no more texts
    going to pass on this
    I'll pass on the rest
    I'll pass thanks, take me off
    no thanks, not interested anymore
    lost interest, please cancel
    I've lost interest
    not keen on this anymore
    not feeling this, stop
    not doing it for me
    doesn't work for me, unsubscribe
    this doesn't suit me, please remove me
    It's too much, please stop sending
    its too much for me, stop
    this is overwhelming, please stop messaging
    Can't cope with these texts
    I can't deal with these messages anymore
    please give it a rest
    give it a rest
    give me a break from your texts for good
    lay off the texts
    lay off
    back off
    get out of my phone
    stay out of my inbox
    don't come back
    goodbye, don't text again
    bye, remove me
    bye forever
    over and out
    that's my last reply, stop texting
    I won't answer any more so stop
    I won't reply anymore
    stop wasting my time
    waste of time, stop
    you're wasting your time texting me
    this costs me money stop
    I pay for each text, stop sending them
    these use up my credit, stop
    I'm abroad and pay for texts, please stop them
    data protection: delete my data
    GDPR request: erase my data
    under GDPR I want my data deleted
    I know my rights, stop texting
    I will contact the ICO if you text again
    STOP PLZ
    PLEASE STOP IT
    stop stop stop
    sto
    stopo
    stop!
    s t o p
    stop sms pls
    Stop the madness, no more texts
    cancel cancel cancel
    cancle my texts
    cancell my subscribtion
    unsuscribe
    unsubsribe plz
    optt out
    opt outt
    leeve me alone
    dont mesage me
    stop mesaging me
    no more mesages
    ya párenle con los mensajes
    párenle
    ya bájenle a los mensajes
    no me llenen de mensajes
    no quiero saber más de esto
    ya no quiero que me contacten
    ya no me contacten
    no me contacten nunca más
    no me interesan sus mensajes
    no me interesa el curso
    no voy a hacer el curso
    no puedo seguir con el curso
    ya no puedo seguir
    ya no participo
    dejo el curso
    lo cancelo
    quiero que lo cancelen
    quiero cancelar todo
    quisiera cancelar mi participación
    me arrepentí, denme de baja
    cambié de opinión, cancelen
    me inscribí por error
    fue un error, bórrenme
    equivocado
    se equivoca de persona
    ese ya no es su número
    quítenme por favor de los envíos
    no más envíos
    eliminen este número
    borren este contacto
    ruego que me den de baja
    ruego no recibir más mensajes
    les pido que paren
    les pido que no me escriban
    hagan el favor de no escribirme
    hagan el favor de parar
    haz que pare
    que pare ya
    ¿cómo lo detengo?
    ¿a quién le digo que ya no quiero?
    ¿me pueden sacar de la lista?
    mándenlo a otro
    déjenme tranquila
    déjenme ya
    fuera
    largo de aquí
    váyanse a la mierda
    no jodan
    no chinguen
    ya chole con los mensajes
    me tienen cansada con tantos mensajes
    q pare esto
    no kiero mas msjs
    ya no m manden
    xfa kítenme
    arrêtez avec vos messages
    vous pouvez arrêter de m'écrire
    on peut arrêter là
    je souhaite que ça cesse
    je souhaite être retirée de la liste
    je demande à être désinscrite
    je demande l'arrêt des messages
    je vous demande d'arrêter
    je vous prie d'arrêter
    je vous prie de ne plus m'écrire
    prière de ne plus m'écrire
    prière d'arrêter
    merci de me laisser tranquille
    merci de me rayer de vos listes
    plus de texto svp
    plus un message
    aucun message svp
    pas de sms svp
    je refuse vos messages
    je refuse de recevoir ça
    je ne suis pas d'accord pour recevoir ça
    je n'ai pas donné mon accord
    je n'ai pas demandé ces messages
    je ne me souviens pas de m'être inscrite
    je me suis inscrit par erreur
    c'était une erreur, désinscrivez-moi
    je change d'avis, arrêtez
    j'ai changé d'avis
    je me désiste
    je me retire
    je lâche l'affaire
    je lâche le cours
    c'est bon j'arrête
    ça va comme ça, arrêtez
    stop c'est bon
    stop par pitié
    pitié arrêtez
    dégagez
    cassez-vous
    allez vous faire voir
    virez-moi de là
    virez mon numéro
    comment on se désinscrit
    comment puis-je arrêter
    comment stopper
    j'veux pas de vos sms
    j'veux plus ça
    jen ve plu
    arreté svp
    arretter les messages
    desabonement
    desinscripsion
    stop msg
    stop les msg svp
    envoyez plus de msg
"""

THIRD = """
    please stop messaging this number thanks
    hi can you remove me from the text list please
    I would like to stop getting texts from you
    can you take me out of the programme please
    dont send me any more of those texts
    I no longer want messages
    I don't want to get these texts any longer
    Please cancel my messages
    how can I stop these text messages
    can u cancel me pls
    stop sendng me texts
    pls unsubcribe my number
    I want to unsubscribe now thank you
    take me off of this list immediately
    You need to stop texting me
    u need to take me off ur list asap
    Do not text this phone anymore
    I'm not interested in your course
    not interested thanks bye
    I am not interested, remove my number from your list
    I've changed my mind and don't want to do it
    I decided not to do the course so please stop
    I'm too busy for this, please cancel
    I don't have time for these, please take me off
    no time for this, unsubscribe
    I finished the course so you can stop texting
    I already told you to stop texting me
    why are you still texting me I said stop
    I have asked you twice now to stop
    stop texting or I'm calling a lawyer
    you people need to leave me alone
    leave my number alone
    lose my digits
    take my digits off
    I'm changing my number so please take this one off
    please opt this number out
    opt out of messages
    OPT-OUT NOW
    Remove!
    REMOVE ME NOW
    Delete.
    End all
    QUIT TEXTING ME
    Cancel subscription now
    unsub pls
    please unsub this number
    how to opt out?
    How do I get out of these texts
    where do I cancel
    Is there a number to call to stop these
    what's the procedure to unsubscribe
    can you please confirm I'm off the list
    confirm that I am unsubscribed
    I expect no further messages
    I trust I will get no more texts
    this is my final request, stop
    final warning stop texting
    that's the last text I want from you
    no more nudges please
    no more reminders
    stop the reminders please
    the reminders can stop now
    these reminders are too much
    I don't need reminding
    stop reminding me
    please stop nagging me
    quit nagging
    stop pinging me
    dont ping me anymore
    don't contact me by text
    please only email me, no texts
    I'd rather have emails than texts, stop texting
    my phone keeps buzzing with these, please stop
    you text too much
    too many notifications
    way too many msgs
    these texts are doing my head in
    so annoying stop it
    this is annoying
    ugh stop
    omg stop
    lol stop texting me
    pls stop im begging
    nah im good, take me off
    nah im good dont text
    I'm good, no more texts needed
    I'm all set, you can stop sending
    all good now, don't need these
    I feel better now so you can stop these
    I don't need this course any more, thank you for everything
    thanks for everything but please stop now
    It was helpful but I'd like to stop now
    it's been great but time to stop
    I'd like to end my enrolment please
    withdraw me please and thanks
    please take me out of your group
    remove me from group
    leave group
    exit course
    I quit this course
    drop me please
    my consent is gone
    I do not consent
    you don't have my permission
    I didn't give permission
    who said you could text me
    how did you get my number, remove it
    where did you get this number from
    I don't know who you are please stop texting
    you're texting the wrong number
    this is the wrong phone number, please remove
    sorry wrong person
    Nobody called Jo here
    Jo doesn't use this phone any more
    you have reached the wrong person
    I am not the person you want
    this is a business phone, please remove it
    this is a landline
    please respect my privacy and stop
    invading my privacy
    report spam
    spam!!
    scam go away
    please no
    no thank you please remove
    no no no stop
    por favor no me envíen más mensajes
    por favor quítenme de la lista de mensajes
    quiero que dejen de mandarme mensajes
    quiero dejar de recibir sus textos
    ya no me envíen mensajes
    ya no deseo recibir sus mensajes
    no me envíen nada más
    no quiero recibir más textos
    no quiero seguir recibiendo mensajes
    no me interesa más
    no tengo tiempo para esto, cancelen
    ya terminé el curso, dejen de escribir
    ¿cómo puedo cancelar los mensajes?
    ¿cómo hago para dejar de recibir mensajes?
    ¿cómo me borro?
    ¿me borran por favor?
    ¿pueden eliminar mi número?
    podrían quitar mi número por favor
    sáquenme del grupo
    sácame del curso
    quiero salirme del curso
    me quiero dar de baja
    quiero dar de baja mi número
    baja ya
    cancelar mensajes
    cancelar curso
    parar los textos
    stop los mensajes
    paren de mandar mensajes ya
    ya paren
    ya déjenme en paz
    déjenme tranquilo por favor
    no molesten
    dejen de chingar
    qué molestos son, paren
    son muy insistentes, ya no escriban
    demasiados recordatorios
    no necesito recordatorios
    ya no necesito el curso
    no me hace falta
    no di mi número para esto
    yo no me inscribí
    ¿de dónde sacaron mi número?
    ¿por qué me escriben?
    ¿por qué me mandan mensajes?
    no sé quiénes son, no me escriban
    se equivocaron de número, bórrenlo
    aquí no hay ninguna Ana
    gracias pero ya no
    gracias por todo, ya no me escriban
    gracias pero no me interesa
    arrêtez de m'envoyer ces textos
    arrêtez s'il vous plaît de m'écrire
    svp arrêtez les messages
    svp enlevez mon numéro de votre liste
    pouvez-vous me désinscrire svp
    pouvez-vous supprimer mon numéro
    pouvez-vous arrêter les sms s'il vous plaît
    je veux que vous arrêtiez de m'écrire
    je veux annuler
    je veux annuler mon inscription
    je voudrais annuler le cours
    je voudrais me désabonner
    je ne veux pas de ces messages
    je ne veux plus de sms
    je ne veux plus que vous m'écriviez
    je ne souhaite plus participer au cours
    je n'ai plus le temps, désinscrivez-moi
    je n'ai pas le temps pour ça, arrêtez
    plus besoin de vos messages merci
    ne m'envoyez plus de messages svp
    n'envoyez plus de sms
    ne m'écrivez plus jamais
    stop aux sms
    stop aux rappels
    plus de rappels svp
    trop de rappels
    trop de notifications arrêtez
    comment se désinscrire
    comment arrêter ces sms
    comment ne plus rien recevoir
    retirez-moi du groupe
    supprimez mon inscription
    effacez-moi de votre liste
    laissez-moi tranquille maintenant
    qui êtes-vous ? arrêtez
    pourquoi vous m'écrivez
    d'où avez-vous mon numéro
    vous avez un mauvais numéro
    ce n'est pas la bonne personne
    merci mais je ne suis plus intéressé
    merci mais j'arrête
    merci pour tout, j'arrête là
    me désabonner
"""

# Each round with the share that was stopped for at once, and the share that was stopped for or asked about, at first.
ROUNDS = ((FIRST, 0.20, 0.93), (SECOND, 0.15, 0.63), (THIRD, 0.36, 0.88))

# Tellings of a week, many of them near misses; the second half was written after the grammar and looked at once.
ORDINARY = """
    I can't stop crying
    I want to end the fight with my sister
    no more pizza nights
    no more wine for me this week
    I stopped texting my ex
    I need to stop overthinking
    I couldn't stop laughing
    we stopped fighting
    she stopped calling me
    he asked me to stop nagging
    I told my mum to stop texting me at work
    my boss won't stop messaging me
    my sister keeps texting me
    I deleted his number
    I removed him from my contacts
    took my brother off the guest list
    I left my job
    I quit smoking
    I quit my job on Monday
    I want to quit my job
    thinking about leaving my partner
    I want to leave the house more
    I cancelled the dinner
    I cancelled on my friend again
    I had to cancel my plans
    we ended things
    I ended up calling her
    at the end of the day it was fine
    end of the week
    I unsubscribed from all the shops
    unsubscribing from drama this year lol
    I opted out of the family dinner
    I dropped out of college years ago
    I turned my phone off for an hour
    I switched off the TV and we talked
    I put my phone on silent at dinner
    too much on my plate
    I had too many messages from work
    enough sleep for once
    not enough time this week
    I've had enough of my boss
    had enough of arguing
    sick of arguing with him
    sick today so I rested
    tired but okay
    tired of being the one who calls
    fed up with my flatmate
    done!
    I did it
    finished the lesson, it was good
    all done thanks
    I'm finished for today
    I gave up coffee
    I gave up waiting and called him
    I give up too easily sometimes
    I don't want to talk to him
    I don't want to hear from my ex
    I don't want to be alone
    I don't want to go to the wedding
    I don't like conflict
    I don't know
    don't know yet
    I don't think so
    not really
    not today
    No thank you I am fine
    nope not this week
    no change
    no one called
    nobody came
    no time this week sorry
    no luck
    it isn't easy
    it's not for me to say
    this isn't easy for me
    this is hard
    this is helping
    this was useful
    this is me
    who is it about?
    I don't know who to call
    wrong week, I meant last week
    I was wrong about him
    I had the wrong idea
    I called the wrong person by mistake
    I dialled a wrong number, awkward
    my number one goal is to rest
    I gave her my new number
    got a new phone
    I forgot
    I forgot the step
    forget it, I'll try tomorrow
    I couldn't forget what she said
    I deleted the app that stresses me
    removed myself from the argument
    I took myself off to bed
    I'm off to work
    day off tomorrow
    I'm off sick
    took the day off
    the texts from my dad made me cry
    the messages from him hurt
    I like these texts
    these messages help
    the reminders are great
    your texts make me smile
    thanks for the texts
    I look forward to these messages
    please keep sending these
    don't stop
    don't stop these please
    please don't stop texting me
    please don't take me off
    I don't want to stop
    I don't want to quit the course
    never stop
    can't stop won't stop
    sorry I stopped for a while
    I stopped for a week but I'm back
    I was going to stop but I'm glad I didn't
    can I stop and start again next week?
    can I take a break
    can I have a later time please
    can you text me later
    can you text me at six instead
    could you text in the evening please
    text me tomorrow
    please text me in the mornings
    please send it again
    please send the link again
    send me the lesson
    how do I change my number
    how do I change the time
    how long is the course
    how many lessons are left
    how do I start
    when does the course end
    when does it stop
    when is the last lesson
    does it end next week?
    is this the end?
    what is this about
    what do I do now
    what should I do when he won't stop
    why is he like that
    why am I like this
    who can I call
    my mother moved out
    he moved on
    I'm moving on from it
    I need to let it go
    I let it go
    I left it there and walked away
    let's leave it for today
    I will leave it until Sunday
    leave the dishes for once
    he left me
    she left me alone all weekend
    I felt left out
    I was left alone at the table
    I hate being left alone
    I told him leave me alone
    he said he wants out
    I want out of this argument
    I want my sister back
    I wanted to scream stop
    I said stop and he stopped
    I finally said no
    I said no to extra shifts
    I said enough to my boss
    my therapist said to stop apologising
    bus stop
    got off at the wrong stop
    I sat at the bus stop and called her
    non-stop week
    full stop
    one stop shop
    a short stop at mum's
    top
    spot on
    step done
    steps done
    small step done
    I did the step
    I'll take a step tomorrow
    skip
    skip it
    pass
    5
    about a 6
    6 because work was bad
    8!
    mood 7
    4, bad sleep
    same
    so so
    meh
    okay
    fine
    great thanks
    yep
    sure
    maybe
    maybe later
    later please
    I will try
    trying
    call mum
    called mum
    talked to my brother
    texted my friend
    I texted her and she did not answer
    she doesn't text me anymore
    he never texts
    he no longer calls
    we no longer speak
    I no longer cry at night
    I no longer want to fight
    I don't want to fight anymore
    I don't cry anymore
    I can't do this alone
    I can't keep this up at work
    I can't go on like this at work
    I want to cancel my gym membership
    my subscription to the gym ended
    I need to cancel the dentist
    I am cancelling the trip
    cancel culture at work lol
    cancer scare in the family
    quite a lot
    the end was sad
    fin de semana tranquilo
    al fin hablé con ella
    por fin
    no paro de llorar
    no puedo parar de pensar
    mi hermana no para de escribirme
    mi ex no deja de llamarme
    quiero dejar de discutir
    quiero dejar a mi novio
    quiero salir con mis amigas
    voy a salir hoy
    salimos a comer
    me salí del grupo de la familia
    ya no hablo con él
    ya no peleamos
    ya no lloro
    ya no quiero pelear
    no quiero ir
    no quiero parar
    no quiero dejar el curso
    no quiero que paren
    no más peleas
    no más excusas
    nada nuevo
    nada más que decir
    basta de pelear con mi hermano
    ya basta le dije
    le dije basta
    me cansé hoy
    estoy cansada
    estoy harta de mi jefe
    harto del trabajo
    muchos mensajes de mi jefe
    me ayudan los mensajes
    sigan mandando
    sigan escribiendo por favor
    gracias por escribir
    sí quiero seguir
    le borré del teléfono
    cancelaron la fiesta
    la cita se canceló
    perdí mi número anterior
    cambié de número
    tengo otro número
    baja de ánimo
    estoy de baja médica
    un poco bajo
    mejor
    hoy no
    mañana
    luego
    para mi mamá
    para el lunes
    paré a tiempo
    alto nivel de estrés
    mi hijo es alto
    je n'arrive pas à m'arrêter de penser
    il n'arrête pas de m'écrire
    ma mère m'écrit trop
    j'ai quitté mon travail
    je quitte la maison à huit heures
    je veux sortir plus
    je sors ce soir
    je suis sortie marcher
    on s'est arrêtés au café
    je ne veux pas arrêter
    je ne veux plus me disputer
    je ne veux plus pleurer
    je ne lui parle plus
    il ne m'appelle plus
    plus ou moins
    plus tard
    pas trop
    pas encore
    pas aujourd'hui
    j'en ai marre de mon chef
    marre du boulot
    ras le bol de ma soeur
    trop fatiguée
    j'aime bien vos messages
    ça m'aide
    continuez
    continuez svp
    n'arrêtez pas
    c'est fini avec lui
    fini la leçon
    annulé le dîner
    j'ai annulé
    supprimé son numéro
    j'ai effacé ses messages
    laisse tomber, je réessaie demain
    pire
    pareil
    bof
    oui
    non
    I told the doctor everything
    my dad passed away in June
    I quit the choir
    dropped my son at school
    he wants to drop out of uni
    I removed the stain from the carpet
    I report to a new boss now
    they blocked my promotion
    I blocked out the noise
    I need a break from my family
    I took a break
    give me a minute
    gave him a break
    lay on the sofa all day
    I backed off and let him talk
    I backed out of the drive and hit a wall
    I pulled out a chair for her
    my back is out
    out for a walk
    I passed on dessert
    I'll pass on the message to her
    lost interest in food
    not keen on parties
    it's too much sometimes
    too much noise at home
    overwhelmed at work
    waste of a day
    I wasted my time waiting
    text costs nothing, I should write to her
    I will write again to my aunt
    I wrote to my dad
    she never writes back
    I won't answer his calls
    I didn't reply to him
    I replied to her text
    I did not answer
    he doesn't listen
    they don't talk to me
    nobody talks to me
    no one texts me
    I hate texting
    texting is hard for me
    I texted first
    I sent the message to my brother
    I deleted the draft and called instead
    I erased the whiteboard lol
    end of shift, exhausted
    it ended well
    it ended badly
    the fight ended
    we ended the call nicely
    I want it to work
    I want this to get better
    I want things to change
    want to feel better
    I don't want him to leave
    I don't want her to stop calling
    I lost my temper
    I lost a friend
    losing sleep
    I close the door and breathe
    my best friend is closing her shop
    I finished early
    I am through the worst
    I'm through with waiting for him
    I'm over it
    I'm over him
    over it now, feeling fine
    enough about me
    that was enough talking for one day
    I said no
    no more secrets between us
    no more late nights
    no further news
    nothing
    nothing more happened
    none
    never mind
    not much
    not at all
    not too bad
    not my fault
    not my best week
    not interested in dating
    I'm not interested in his excuses
    I'm not angry
    I'm not sad
    I'm not sure
    I'm not okay
    I'm not ready
    this isn't working with my partner
    this isn't fair
    it doesn't help when he shouts
    it does not work
    my phone died
    my phone was off
    I was on the phone with mum
    I turned it off
    I switched jobs
    I changed my mind about the trip
    I regret what I said
    it was a mistake
    my mistake
    I joined a club
    I signed up for a class
    I signed up for yoga
    I never asked for help before
    I never agreed with her
    I asked him to leave
    asked my friend to come
    who am I kidding
    how are you
    how do I tell him
    how do I ask for help
    how can I be kinder
    what do I say to her
    why did he leave
    why do I keep doing this
    why am I so tired
    can we talk
    can I call you
    can you call me
    could I do this one tomorrow
    could I skip this one
    is it ok to skip
    is it normal to cry
    is this a person
    are you a robot
    who reads this
    thank you for being there
    thanks, that helped
    bye for now
    good night
    see you tomorrow
    call you later
    text you later
    I'm back
    I'm here
    still here
    sorry, I was away
    sorry for the late reply
    just saw this
    just got this
    got it
    got your message
    got the link thanks
    opened it
    the link does not work
    it won't open
    I can't open the lesson
    can't log in
    my code did not come
    no code
    wrong code
    the page is blank
    I have a new number now
    my number changed
    please use my other number
    please call me Sam
    please text in Spanish
    dejé las llaves en casa
    dejo a los niños en la escuela
    lo dejo para mañana
    dejé de hablarle
    me dejó mi novio
    me dejaron sola
    me siento sola
    no me llama nunca
    no me escribió
    no me contesta
    nadie me escribe
    le escribí a mi hermana
    le mandé un mensaje a mi mamá
    mi mamá me manda muchos mensajes
    quiero que me escuche
    quiero que pare de llover
    quiero terminar la tarea
    terminé con mi novio
    terminé
    acabé
    listo
    ya
    ya lo hice
    ya hablé con él
    ya no estoy triste
    ya no me duele
    ya no está
    no puedo dormir
    no tengo tiempo
    no tuve ganas
    no hay nada
    nunca
    ninguno
    equivoqué el día
    me equivoqué con ella
    me salió bien
    salió mal
    salgo tarde del trabajo
    fuera de casa todo el día
    la lista de compras
    el curso me gusta
    me gusta el curso
    el mensaje me ayudó
    gracias por el mensaje
    puedo cambiar la hora
    me pueden escribir más tarde
    pueden escribir en la tarde
    cuándo termina
    cuándo acaba el curso
    je l'ai quitté
    il m'a quittée
    il est sorti
    je sors avec une amie
    je suis sortie
    on sort ce soir
    j'ai fini
    j'ai terminé la leçon
    c'est fini entre nous
    j'ai arrêté de lui parler
    il a arrêté
    elle ne m'écrit plus
    il ne répond pas
    personne ne m'appelle
    rien de neuf
    jamais
    pas vraiment
    pas bien
    plus tard svp
    plus fatigué que d'habitude
    plus heureux
    assez content
    trop tard
    j'en ai assez de mon frère
    je ne veux pas lui parler
    je ne veux pas y aller
    je n'ai pas le temps
    je n'y arrive pas
    je ne peux pas dormir
    je change d'heure
    est-ce que je peux changer l'heure
    quand est-ce que ça finit
    le lien ne marche pas
    merci beaucoup
    c'est bon
    ça va
    ça va mieux
    tranquille
    une semaine tranquille
"""
