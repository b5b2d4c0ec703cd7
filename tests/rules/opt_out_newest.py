"""The newest rounds of texts that ask us to stop, and of ordinary replies, in three languages, all invented.

The fourth and the fifth, in the voices of all kinds of writers, were written by people who never saw the rules. The
three after them were written before the grammar that `opt_out_words` describes was tried on them, most of their
ordinary replies near misses on purpose. Each was measured once before anybody worked on it: the fourth and the fifth
with the phrases and hints of before, the sixth with the grammar as it first was, the seventh and the eighth with what
became of it. A line that opens with | goes on from the one above.
"""

FOURTH = """
    This is my work phone please don't text here again
    Take me off the list
    Hey, it was nice while it lasted but you can stop texting me now 🙂
    je veux plus de sms
    I thought I cancelled this last week?? I don't want any more texts
    Por favor no me manden más mensajes
    Muchas gracias por todo pero ya no quiero seguir recibiendo los textos
    paren
    can u stop sending these
    get me off this list
    Cancelen mi suscripción
    its ok i dont want to continue. pls dont text me any more
    opt out
    I'd prefer not to receive these going forward.
    You've got the wrong number. Please don't text again
    no more texts please
    These texts need to stop. Now.
    darme de baja
    my plan charges me per text so please stop these
    je n'ai plus envie de les recevoir
    ya no me interesa, no me manden mas
    I don't need these anymore thank you, you can stop sending them
    Ya les dije que no quiero mensajes!!
    Unsubscribe
    END
    Im feeling a lot better now so I dont need the texts any more. Thank you for the help, please take me off
    Delete my number
    Hola, me pueden dar de baja? Gracias
    svp effacez moi de vos contacts
    Solicito la baja del servicio de mensajes
    borren mi numero
    laissez moi tranquille, plus de textos
    gracias pero ya no
    Comment on fait pour ne plus recevoir ces textos? J'en veux plus
    annuler mon abonnement svp
    salir de la lista
    jveux plus recevoir ca
    fichez moi la paix avec vos sms
    Please discontinue
    do not send me any more links
    its too much for me. id like to stop the texts
    c bon arretez les messages
    stop
    ya no me mandes mensajes x favor
    STOP!!!!
    remove me from ur list
    I don't have time for this anymore, please take me off your list. Sorry!
    que ya no me lleguen los textos por favor
    quitenme de la lista
    parar
    dejenme en paz, no me escriban
    Arrêtez de m'écrire
    no me escriban mas
    je me desabonne
    no kiero q me manden nada
    I no longer wish to receive texts
    mauvais numéro, ne m'écrivez plus
    no more check ins please, I don't want to get them anymore
    i said no more
    stahp texting me pls, not interested
    je ne veux plus recevoir de messages
    stop messaging me i'm blocking this number
    Désinscrivez-moi svp
    i want out of this, no more texts
    hi i think the course is great but the texts stress me out, can you stop them please? thanks so much
    Thank you but no more
    no mas
    Pls cancel these
    basta
    STOP ALL
    I'm not doing the lessons so there is no point sending them. Please take my name off.
    stoppez les sms
    me quiero salir de esto, ya no quiero que me lleguen
    sorry but i want to stop receiving these
    we broke up so this isn't relevant anymore. please take me off
    no me envien mas links
    I'm out. No more messages thanks
    vous pouvez m'enlever svp? j'ai pas le temps de lire tout ça
    no kiero mas mensajes
    don't contact me again
    Kindly remove me from your texting list. Thank you.
    please stop texting me
    quiero darme de baja por favor
    Nope. Done. Remove me please
    eliminen mi número por favor
    Disculpe, yo no me inscribí en esto. Por favor no me escriban
    Enlevez moi de la liste
    fini pour moi, ne m'envoyez plus de sms
    Pls no more
    Don't text me anymore
    por favor paren ya con los mensajes
    J'ai jamais demandé ça. Retirez mon numéro
    no longer interested, stop texting
    Hello. My daughter signed me up for this and she meant well, but I don't really want to be getting
    | questions about my feelings on my phone. Please stop sending them. God bless.
    arretez de m'envoyer des messages
    Désabonnement
    i dont want these messages
    Stop the daily texts
    je souhaite me désinscrire
    ya me separe de mi esposo y esto me pone triste. Por favor ya no me manden mensajes
    je préfère ne plus en recevoir, merci et bonne continuation
    omg stop texting me
    Remove
    ya no quiero participar, no me escriban mas porfavor
    Please stop. My husband died in March and I can't take these relationship questions any more
    cancelar
    merci de ne plus m'écrire
    stop pls 🙏
    I do not consent to these messages. Stop.
    You don't need to text me anymore. I finished all of it. Thanks!
    no me molesten más
    Take my number out of your system
    remove me
    arrete de m'envoyer des liens
    No quiero nada, quítenme
    hi could you please unsubscribe me thank you
    I would like to be removed from this program please
    Opt me out please
    I already said stop!!
    I wish to unsubscribe
    fuck off and stop texting me
    Hola buenas tardes, mi hija me apuntó a esto y la verdad a mí no me gusta que me pregunten cómo me
    | siento todos los días. Le pido por favor que me quiten. Gracias
    Stop j'ai dit!
    Unsubscribe please. I've asked twice now
    ya no gracias, sáquenme de la lista
    ne m'envoyez plus rien svp
    non merci plus de message
    So I gave it a month and honestly it isn't doing anything for me, every time the phone buzzes I just
    | feel guilty that I haven't done the lesson. I'd like the messages to stop please. No hard feelings
    cómo hago para que ya no me lleguen estos mensajes? no los quiero
    porfa ya no me escriban
    i never signed up for this. take my number off
    Done with this. stop texting
    me saldria mejor no recibirlos, me cobran cada mensaje. Quitenme por favor
    im good, u can stop sending these to me
    unsub
    please dont send me anything else
    no deseo recibir más mensajes de texto
    ya basta de mensajes, no los quiero
    would u please quit sending me stuff
    ya no me manden nada
    Quisiera cancelar los mensajes, muchas gracias
    número equivocado, no manden mas
    cancel
    désabonner
    ça m'intéresse plus, arrêtez les messages
    STOP SENDING ME THIS
    BAJA
    On s'est séparés alors ces questions sur le couple ça me fait plus de mal qu'autre chose. Arrêtez de me
    | les envoyer s'il vous plaît
    I want to unsubscribe how do i do that
    Can you take me off this? Ty
    Ya estuvo, no me manden más
    dejen de joder con los mensajes
    No thanks. Please don't send any more.
    Who is this?? Stop messaging this number
    este es el telefono de mi trabajo, no me manden mensajes aquí
    i keep getting these at work and it's embarrassing, please stop sending them
    desuscribir
    I appreciate it but I'd rather not get any more messages
    ya no los necesito, pueden dejar de enviarlos. Dios los bendiga
    stop it with the links already. take me off
    Merci pour tout mais je n'en ai plus besoin, vous pouvez arrêter les envois
    Cant keep up with it all. Please sign me out of the texts
    cancel my subscription
    Favor de quitar mi número de su lista
    I'd like to stop getting these, thanks
    quit
    desinscription
    Bonsoir j'ai trouvé ça bien au début mais là ça me stresse chaque fois que le téléphone sonne.
    | J'aimerais que vous arrêtiez de m'envoyer les messages. Merci à vous
    supprimez mon numéro
    Les agradezco mucho la ayuda, me sirvió bastante en su momento, pero ya no quiero que me lleguen los
    | mensajes. Saludos
    Bonjour, pouvez-vous me retirer de votre liste ? Merci
    Veuillez cesser tout envoi
    stop svp
    arrêtez
    please end these messages
    lose my number
    No tengo tiempo para esto, mejor ya no me manden
    quit texting me
    dejen de mandarme mensajes
    no estoy interesada, favor de no enviar más
    plz stop txting
    not for me thanks. please stop
    leave me alone please, no more messages
    ALTO
    No más mensajes gracias
    these arent for me, pls stop sending
    not interested anymore, please remove my number
    Pleas stop sendin me messages
    stop por favor
    Enough with the texts
    suspendan los mensajes definitivamente por favor
    How do I turn these off? I don't want them
    unsuscribe
    dame de baja
    Thanks for everything but I'm done. Please stop the messages
    how do i get out of this? i don't want the texts any more
    plus de messages merci
    ya no quiero recibir mensajes
    been getting these for weeks and never open them, you can take me off now
    Stop bothering me
"""

FIFTH = """
    STOP
    stop texting me
    Please take me off this list
    unsubscribe
    no more texts please
    I dont want these anymore
    Remove my number
    pls stop sending me msgs
    how do i get off this thing. i dont want it
    Cancel
    opt out
    Hello, I would like to stop receiving these messages. Thank you. Margaret
    leave me alone, no more texts
    quit texting this number
    wrong number stop
    This is not Denise. Please remove this number from your list
    plz tk me off
    stp txtng me
    nah im good dont text me no more
    I am done with this program, please take my name off
    lose my number
    Dear Sir or Madam, kindly discontinue these text messages to my phone. Regards, Harold Simms
    stop it pls
    STOP STOP STOP
    stoppp
    Sotp
    i said stop
    I already told you people to quit sending these!!
    delete my number
    not interested, please dont contact me again
    thanks for everything but i dont need the texts any more
    You can stop now, I'm doing better. Thank you so much for the help
    can you end the messages
    Please no send more message
    I not want more the sms
    my phone bill cant handle these, take me off please
    I pay for each text so please stop sending them
    stop all
    END
    id like to withdraw from the program
    pls discontinue
    do not text me
    dnt txt me agn
    enough with the texts
    This is her son. Mom passed away last week, please stop texting her phone
    she doesnt use this phone anymore take the number off
    I never signed up for this. Stop
    who is this. dont text me again
    fuck off and stop texting me
    im gonna block this number if u dont stop texting
    I would like you to stop sending me texts period thank you period
    Hey can you please stop sending me these messages comma I don't read them
    I want out of this texting thing
    ok im done. bye. no more msgs
    Cancel my subscription
    cancel these messages please
    I do not wish to receive any further messages
    I would like to be removed from the programme please
    Ive got what I needed from this so you can take me off the list now. cheers
    pls unsub
    unsuscribe me
    unscribe
    How do I unsubscribe
    whats the word to make these stop?? i want them to stop
    turn this off
    No thank you, I do not want any more of these.
    its not for me, pls dont send any more
    didnt find it helpful, please stop
    Stop sending me links
    please stop these weekly questions and texts, I don't want them
    I dont want to do this no more with the texts
    i want to quit the program
    Would you stop these please love
    🛑
    enough pls 🙏 no texts
    STOP thank you
    get me off this list NOW
    Moving to another country and wont have this phone. Please end the texts.
    the texts make me feel worse. please stop them
    u keep txting me i dont want it
    Too many texts. Unsubscribe me.
    I've changed my mind about this. Please take me off.
    my husband reads my phone please do not text here again
    not safe to text this number. stop
    this phone belongs to someone else now, stop
    stop mesaging me
    dont send me nothing else
    I aint trying to get these texts no more
    ya stop sending
    yes please stop the texts
    kindly stop
    please delete all my info and dont contact me
    I want my number erased from your system
    I withdraw my consent to be texted
    i dont read them so theres no point sending. take me off
    Stop please I am 84 and I do not understand these
    stop. busy w school dont need this
    pls make it stop, the texts
    i want to stop getting messages from you guys
    bye dont text back
    ALTO
    BAJA
    ya no me manden mensajes
    no mas mensajes por favor
    Por favor quíteme de la lista
    quiero darme de baja
    kiero darme de baja
    ya no quiero recibir esto
    no quiero mas de estos mensajes
    dejen de escribirme
    Borren mi número
    cancelar
    no me escriban más
    stop por favor
    q ya no me manden nada
    Buenos días, le agradezco mucho pero ya no deseo recibir los mensajes. Que Dios la bendiga
    ya no me interesa gracias
    ya no me mande mensages porfa
    xfa kitenme d la lista
    numero equivocado no manden mas
    yo no soy Rosa, no me envíen mas mensajes
    Mi mamá falleció, por favor ya no escriban a este número
    basta de mensajes
    paren de mandar mensajes
    pare ya
    como hago para que no me lleguen más estos mensajes
    Cómo me doy de baja?
    quiero salir del programa
    me quiero salir de esto
    sáquenme de ahí
    me saca del grupo por favor
    Ya no necesito los mensajes, ya estoy mejor. Muchas gracias por todo
    gracias pero no quiero seguir
    no deseo continuar con los mensajes
    me cobran por cada mensaje, no me manden mas
    ya no m escrivan
    no kiero q m manden mas
    nomas mensajes
    No molesten más
    déjenme en paz con los mensajes
    Solicito la baja del servicio de mensajes
    les pido que eliminen mis datos y mi teléfono
    yo nunca me apunté a esto, quítenme
    este teléfono ya no es de él, dejen de mandar
    los voy a bloquear si siguen escribiendo
    quitar
    salir
    terminar mensajes
    detener
    FIN
    no gracias ya no quiero que lleguen
    cancele los mensajes señorita
    ya no me lleguen estos textos por favor
    Hola quisiera que por favor dejaran de enviarme los mensajes punto gracias punto
    Quiero anular mi suscripción
    desuscribir
    que dejen de mandarme links
    no me sirve, borrame
    stop ya no quiero
    no me envie nada mas. gracias
    STOP
    arret
    Arrêtez de m'envoyer des messages
    je veux plus de messages
    plus de sms svp
    Désinscription
    desabonner
    je veux me désabonner
    retirez moi de la liste
    svp enlevez mon numéro
    stop svp
    je ne souhaite plus recevoir vos messages
    Bonjour, merci de ne plus m'envoyer de SMS. Cordialement, Mme Perrin
    jve plus recevoir de msg
    arreté de mecrire
    laissez moi tranquille avec vos sms
    ne m'écrivez plus
    mauvais numéro, arrêtez
    c pas moi. stop les messages
    je suis pas Nadia, supprimez ce numéro
    Mon père est décédé. Merci d'arrêter les messages sur ce téléphone.
    comment on fait pour ne plus recevoir ces textos
    comment me désinscrire ?
    je veu arreter de recevoir sa
    jai plus besoin des messages merci pour tout
    Je vais mieux, vous pouvez arrêter les envois. Merci beaucoup
    non merci, plus aucun message
    ça suffit les messages
    pas interessé arretez
    je veux sortir du programme
    je quitte le programme, merci
    annuler
    effacez mon numero
    supprimez mes données et ne me contactez plus
    je n'ai jamais demandé ça, enlevez moi
    pa envoye moi encore message
    moi je veux pas message encore svp
    stp arrête avec ces textos
    je vous bloque si vous continuez à m'envoyer des textos
    Bonjour virgule je voudrais que vous arrêtiez de m'envoyer des textos point merci
"""

SIXTH = """
    Quit it with the messages already
    I want these texts gone
    Kindly cease all further messaging to this number
    I asked you last week to stop and you are still texting
    please stop these. i have too much going on at home
    Stop. I mean it
    STOP!!!!! SERIOUSLY
    u need 2 stop txting me
    stop plz im in class
    Just stop sending stuff to me ok
    no more txts 4 me thx
    Hi, this is Margaret. I would like to stop the messages please. Thank you
    Dear Sir or Madam, please remove my telephone number from your records
    Please be advised that I withdraw my consent to receive text messages
    I hereby revoke any permission given to contact me on this number
    Under GDPR I request that you stop contacting me
    As per the TCPA remove me from your contact list immediately
    Do not text this number again
    dont ever text me again u weirdos
    Dont send me nothing else
    I dont want nothing from yall no more
    aint nobody asked for this stop
    stop blowin my phone up
    stop hitting my phone
    quit messagin me
    I'm done, please take me off
    im done with the texts
    I am finished with this course, stop texting me
    I finished my therapy so I no longer need these messages, please stop
    I don't need these anymore thank you
    We don't need these messages any longer thanks
    Thank you for everything but please stop the messages now
    It was lovely while it lasted but please unsubscribe me
    you guys are sweet but i want off the list
    i want off this list
    Get me off this list
    Get my number off of this
    get off my phone
    take this number off
    please delete this number from your system
    delete my phone number thanks
    pls erase my number from ur list
    scratch me from the list
    cross me off your list please
    strike my name off
    drop me from the program
    Cancel my enrollment please
    cancel this service
    cancel the text messages
    please cancel everything
    CANCEL IT ALL
    cancel my texts
    I'd like to cancel the messages please
    I need to cancel
    I want to unsubscribe from this
    unsubscribe me from this please
    how many times do I have to say unsubscribe
    unsubscibe
    unsubsribe me
    unsuscribe pls
    un-subscribe
    UNSUBSCRIBE PLEASE AND THANK YOU
    i wanna unsub
    unsub me
    opt out please
    opting out
    I'm opting out of this
    I choose to opt out
    opt-out
    opt me out of all texts
    stopp
    stoppp
    stpo texting me
    sotp sending me texts
    S T O P
    s.t.o.p
    stop period
    stop full stop
    stop exclamation mark
    please stop comma I don't want these
    st0p
    st0p t3xting me
    5top
    stop 🛑
    🛑
    🛑🛑🛑 no more
    ✋ stop
    STOP 🙏🏻
    stop pls 😭
    pls stop im begging
    I beg you to stop messaging me
    Stop it now or I call the police
    If you text me one more time I am reporting you
    I'll report you to the FCC if this continues, stop
    text me again and ill block u
    I will block this number if these messages don't stop
    Blocking you if I get another one. Stop
    these messages have to stop
    these texts must end
    the messages need to stop today
    all messages to this phone must stop
    No further messages please
    no further contact
    I do not want any further contact from you
    no more contact please
    no more from you
    no more of your messages please
    no more of these texts
    no more reminders
    no more lessons please
    no more check ins please
    dont text
    do not text
    do not message me
    do not send any more
    dont send more of these
    please don't send me this anymore
    please do not send me anything further
    I would prefer you didn't text me any more
    I'd prefer not to receive these
    I would rather not get these messages anymore
    I would appreciate it if you would stop sending these
    I'd be grateful if you could stop the texts
    Could you kindly stop the messages to my mobile
    Would you please take my number off your list
    could u take me off plz
    can you please remove me
    Can I be removed from this please
    can I be taken off the list
    please could I be unsubscribed
    I want to be removed from the program
    i wish to be taken off
    I do not wish to participate any longer, remove me
    I no longer want to take part in this
    I no longer wish to receive your texts
    I don't want to get these texts
    I don't want to receive any messages
    I don't want your messages
    i dont want ur texts
    I don't want you texting me
    I dont want any messages from this number
    i dnt want dis no mor
    i do not consent
    I do not consent to being contacted
    I never consented to these, stop
    I never gave you permission to text me, remove my number
    I did not sign up, take me off
    you don't have my permission to text me
    you have no permission to message this phone
    My answer is STOP
    my reply is stop
    I said stop
    i said STOP already
    I already told you to stop
    told you to stop
    i texted stop yesterday and im still getting them
    I've replied STOP three times
    Replied stop already. Please stop
    how many times stop
    why are you still texting me i said stop
    why won't you stop texting me
    What part of stop do you not understand
    stop means stop
    no means no stop texting
    Leave me alone!
    leave my phone alone please
    leave me be
    let me be, no more texts
    stop bothering me
    stop bugging me with this
    stop harassing me
    stop spamming me
    stop with the spam
    stop this nonsense
    stop this
    stop these
    stop them please
    Stop all of this
    stop everything
    stop the course
    stop the programme please
    stop my lessons
    end the texts
    end my subscription
    End this please
    end it please, the messages
    quit
    quit this
    I quit. Stop texting
    i quit this course
    turn these off
    turn off the texts please
    please turn off notifications to my phone
    switch these messages off
    shut this off
    make them stop
    make these messages stop
    get these off my phone
    Wife is ill, cannot deal with these. Please stop.
    I'm 79 and can't read these small letters. Please stop sending them
    My mother has dementia and these confuse her, please stop texting her
    This is my late husband's phone. Please remove it.
    the owner of this phone passed away, please stop
    My son is 12, stop texting his phone
    This is a work phone, do not text it
    This is a landline, stop
    i changed my number to this one and keep getting your texts, stop
    New owner of this number here, please remove it
    You've got the wrong person. stop
    wrong number stop texting
    Not Jessica. Stop texting me
    i am not who you think remove me
    He reads my messages. Please stop sending these
    it's not safe for me to get these messages, please stop
    my partner checks my phone so please don't text me again
    he'll go mad if he sees these stop
    please don't text here anymore, he sees everything
    he found the messages and hit me. stop sending them
    I want to die and your texts don't help. Stop texting me
    i cant go on and i cant take these texts. stop
    your messages make me want to hurt myself, stop
    these texts make me feel worse please stop sending them
    These make me sad, stop sending please
    it costs me money every time, stop
    i pay per text stop
    I have no minutes left stop texting me
    not interested, remove me
    Not interested. Stop.
    im good no more texts
    nah im good stop texting
    no thanks stop
    no thank you please remove me
    thanks but stop
    ok bye stop
    please stop, thanks for your help
    Pls stop snding msgs to dis fone
    no mo texts
    stahp
    staaaahp texting me
    pls remov my num
    plz stp msging
    dnt txt me
    dnt txt me agn
    kill the texts
    kill these notifications
    lay off the texts
    ditch my number
    lose this number
    forget my number
    Text stop to stop? STOP
    Reply: Stop
    "STOP"
    Stop stop stop please
    yes stop
    yes i want to stop the texts
    Yes please stop them
    no i dont want them anymore stop
    ya paren con los mensajes
    paren los mensajes por favor
    por favor paren
    ya basta de mensajes
    basta, no me escriban
    no me manden nada más
    no me mandes mas mensajes
    ya no me manden mensajes x favor
    ya no me escribas
    no m manden msjs
    no kiero mas mensajes
    no qiero sus mensajes
    no quiero que me escriban
    no quiero que me manden nada
    no quiero recibir nada de ustedes
    no quiero estos mensajes
    ya no quiero los mensajes
    ya no kiero resibir mensages
    no deseo recibir más comunicaciones
    no deseo continuar, denme de baja
    dame de baja
    deme de baja por favor
    denme de baja ya
    darme de baja
    quiero la baja
    me doy de baja
    me quiero dar de baja
    solicito la baja del servicio
    solicito que eliminen mi número de su base de datos
    BAJA
    baja porfa
    Baja por favor, gracias
    borren mi numero
    borra mi número de tu lista
    borrenme
    boren mi numero
    eliminen mi telefono
    elimíname de la lista
    quítenme de ahí
    quitame de la lista
    quiten mi numero x fa
    saquenme de la lista
    sáquenme de esto
    sacame de aca
    cancelen todo
    cancelar mensajes
    cancela la suscripción
    cancélame esto
    cancelen mi inscripcion
    quiero cancelar los mensajes
    quiero cancelar
    quiero dejar de recibir mensajes
    deseo dejar de recibir estos textos
    dejen de mandar cosas
    dejen de escribirme por favor
    deja de mandarme mensajes
    dejen de molestar
    dejen de molestarme con esto
    dejenme en paz
    déjame tranquila
    no molesten mas
    no me molesten
    no me contacten más
    no me vuelvan a escribir
    no vuelvan a mandarme mensajes
    no escriban más a este número
    no manden mas nada
    no manden mas
    ya no manden
    ya no escriban
    nomás mensajes
    no mas textos porfavor
    no más
    ni un mensaje más
    stop mensajes
    stop por favor
    STOP ya
    alto
    alto a los mensajes
    pare
    parar mensajes
    para ya
    para de mandarme cosas
    detengan los mensajes
    detener mensajes por favor
    suspendan los mensajes
    suspender el servicio
    quiero que paren
    quiero que dejen de escribirme
    les pido que dejen de escribir
    les ruego que no me manden más mensajes
    les agradecería que no me enviaran más mensajes
    favor de no mandar mas mensajes
    favor de retirar mi número
    hagan el favor de no escribirme mas
    ¿pueden dejar de mandarme mensajes?
    ¿podrían quitarme de la lista por favor?
    ¿me pueden dar de baja?
    retiro mi consentimiento
    revoco mi permiso para que me contacten
    no les di permiso, borren mi número
    no autorizo estos mensajes
    yo no me apunté a esto, paren
    número equivocado, no escriban más
    soy la mamá, mi hijo es menor, no le escriban
    mi marido me revisa el celular, no me escriban
    no es seguro que me escriban, paren por favor
    mi esposo ve los mensajes por favor ya no manden
    me pega si ve esto, no manden mas
    me quiero morir y ustedes con sus mensajes, basta
    esto me hace mal, no me manden más
    tengo 80 años y no entiendo esto, no me manden mas por favor
    estoy harta de sus mensajes paren
    que parte de no más no entienden
    ya dije que no quiero mensajes
    ya les dije que paren
    te dije que no me escribas
    si vuelven a escribir los denuncio
    los voy a bloquear si no paran
    desuscribir
    desuscribirme
    desinscribirme por favor
    quiero desuscribirme
    ya no resivir mas
    mensajes no gracias basta
    gracias por todo pero ya no me manden mensajes
    gracias, ya no necesito los mensajes
    ya terminé, no manden más
    arrêtez les messages
    arretez svp
    arrête
    arrêtez ça
    arrêtez tout
    arretez de mecrire
    arrete de menvoyer des sms
    arété de menvoyé des mesage
    areté les textos
    arretez maintenant s'il vous plaît
    stop les messages
    stop aux messages merci
    stop svp
    STOP ça suffit
    Stop je ne veux plus de messages
    stop virgule merci
    stop point
    je veux arrêter les sms
    je voudrais arrêter de recevoir vos messages
    je souhaite me désinscrire
    je veux me desabonner svp
    désabonnement
    désabonner
    desinscrivez moi
    désinscription svp
    désabonnez-moi de la liste
    désinscrire mon numéro
    désinscrivez mon numero merci
    je me désabonne
    je me désinscris
    je ne veux plus rien recevoir
    je ne veux plus recevoir de textos
    je ne souhaite plus être contacté
    je ne souhaite plus recevoir de messages de votre part
    je veux plus de vos textos
    je veu plu de mesage
    jve plus de sms
    jveux plus recevoir ça
    je veux plus rien
    j'en veux plus de vos messages
    plus de messages
    plus de sms merci
    plus jamais de messages
    plus aucun message svp
    pas de messages svp
    ne m'écrivez plus
    ne m'écris plus jamais
    n'écrivez plus à ce numéro
    ne m'envoyez plus rien
    n'envoyez plus de messages
    m'envoyez plus de sms
    menvoyer plu de message
    ne me contactez plus
    ne me contactez plus jamais
    me contactez plus
    ne me dérangez plus
    ne plus me contacter
    ne plus envoyer de sms
    merci de ne plus m'écrire
    merci de ne plus me contacter
    merci d'arrêter les envois
    merci de supprimer mon numéro
    merci de me retirer de la liste
    merci de cesser tout envoi
    veuillez cesser vos messages
    veuillez me retirer de vos listes
    veuillez supprimer mes coordonnées
    veuillez ne plus m'envoyer de messages
    pouvez-vous arrêter de m'écrire
    pourriez-vous me désinscrire s'il vous plaît
    pouvez vous me retirer de la liste
    enlevez moi de la liste
    enlevez mon numéro
    enlève moi de ta liste
    retirez-moi de votre fichier
    retirez mon nom svp
    supprimez-moi
    supprime mon numéro
    effacez mon numéro
    effacez mes données
    rayez-moi de votre liste
    annulez mon inscription
    annulez les messages
    annuler
    je veux annuler
    cessez de m'écrire
    cessez vos envois
    cessez
    laissez-moi tranquille
    laissez moi en paix
    fichez moi la paix
    foutez moi la paix avec vos sms
    je retire mon consentement
    je révoque mon accord
    je n'ai jamais donné mon accord, arrêtez
    je ne me suis jamais inscrit, supprimez mon numéro
    mauvais numéro, arrêtez
    vous vous trompez de personne, ne m'écrivez plus
    j'en ai marre de vos messages, stop
    j'ai déjà dit stop
    je vous ai dit d'arrêter
    ça fait trois fois que je dis stop
    si vous continuez je porte plainte
    je vous bloque si vous n'arrêtez pas
    mon mari lit mes messages, ne m'écrivez plus
    il regarde mon téléphone arrêtez d'écrire
    il me frappe s'il voit ça arrêtez
    j'ai envie de mourir et vos messages m'énervent, arrêtez
    j'ai 75 ans je n'y comprends rien, arrêtez svp
    c'est le téléphone de ma fille de 11 ans, arrêtez
    merci pour tout mais je veux arrêter les messages
    merci c'était bien mais ne m'envoyez plus rien
    c'est fini pour moi, plus de messages
    je quitte le cours, plus de sms
    not sure I want to keep getting these
    I might leave this, not sure
    is there a way to stop these
    how do i get off this list
    what do i text to stop
    can i leave the course
    I think I want out
    thinking of quitting this
    these are too much for me
    too many messages honestly
    I don't think this is helping
    not really my thing
    can you text less or not at all
    who is this and how did you get my number
    i dont remember signing up
    is this spam
    maybe its time to stop these
    I'm not interested anymore
    not for me sorry
    I'd rather not
    ¿cómo dejo de recibir esto?
    ¿cómo me salgo?
    creo que ya no me interesa
    no estoy segura de querer seguir
    quizas debería darme de baja
    demasiados mensajes
    ¿quién es? ¿de dónde sacaron mi número?
    esto no es para mi
    me aburren tus mensajes
    comment on arrête ça ?
    je me demande si je dois arrêter le cours
    je ne suis plus intéressée
    c'est pas pour moi
    trop de messages
    c'est qui ?
    je crois que je vais quitter
"""

SEVENTH = """
    pls take me of this
    I've had enough of these messages now, take me off please
    Could you stop, I get too many texts as it is
    can you all stop messaging my phone already
    Please stop sending me surveys
    Stop with these questions
    I don't want any of your lessons
    dont want the lessons no more
    You can take me off your system, I've moved on
    We've decided not to carry on with this so please stop texting
    Please remove Dorothy Hughes from your messages
    Hello this is Frank. Stop sending to this phone. I only use it for emergencies
    my phone is full up with these take me off
    Im deleting this number. dont text back
    I'd like my details removed please
    Please can my number be deleted
    kindly delete me from your contacts
    kindly refrain from contacting me further
    Cease and desist
    cease all communications
    This is harassment, stop
    this is spam stop it
    u r annoying stop
    ugh stop
    lol stop texting me pls
    bro stop
    bruh stop texting my phone i dont even know u
    idc stop txting
    not tryna get these anymore
    i dont wanna get texts from u
    don't need ur texts
    dont need this anymore take me off
    no longer need this service
    this service is no longer required
    we no longer require these messages
    Not needed anymore. Thank you. Please stop
    I got the help I needed so you can stop sending these, thank you
    please don't send any more of the reminders
    dont remind me anymore
    quit reminding me
    Quit sending these
    QUIT TEXTING ME
    End all texts
    end texts please
    end messages
    Cancel texts
    Cancel all messages to this number
    cancel plz
    I wish to cancel
    I want to be taken off this
    want off
    get me out of this
    get me off your texting list please and thank you
    let me out of this program
    leave us alone
    leave me out of it
    do not contact this number
    Do not reply. Do not text. Remove
    please don't message this number any more it belongs to my daughter now
    This is a kids phone. Stop
    not my number anymore stop texting
    you have the wrong man. stop texting
    Im not Robert quit texting me
    I am not the person who signed up. Please remove my number.
    Never signed up, remove me
    I never asked to get these so stop
    who gave u my number?? delete it
    how did u get this number take it off
    STOP NOW
    Stop, thanks.
    stop por favor thank you
    Please STOP all messages.
    please stop messaging I am in hospital
    Stop question mark no just stop
    I want you to stop sending these messages period
    unsubscribe exclamation mark
    un subscribe me
    usubscribe
    unsubscrible
    unsubcribe plz
    optout please
    opt me out asap
    STOPALL please
    revoke my consent
    I revoke consent
    consent withdrawn
    I hereby opt out of all future messages
    i take back my permission to text me
    you do not have my permission to contact me any more
    please stop I cannot afford these texts
    stop it costs me 20 cents each
    im on pay as you go cant get these anymore please stop
    these messages upset my wife, please stop
    these keep waking the baby, stop sending them
    my boss is getting annoyed with my phone going off, stop texting me
    He gets angry when my phone buzzes. Please stop
    she left me. I dont need your relationship texts. stop
    we're divorced now so please take me off
    ya me divorcie, ya no me manden esto
    ya no los quiero recibir
    ya no quiero recibirlos
    no los quiero mas
    no quiero nada de esto, bórrenme
    no quiero seguir en el programa
    ya no voy a participar, quítenme por favor
    ya no estoy interesada, no manden mas mensajes
    favor de no enviarme mas textos
    favor de borrarme de la lista
    les pido de favor que ya no me escriban
    por favor dejen de mandar mensajes a este numero
    dejen de estar mandando mensajes
    dejenme de mandar mensajes
    dejen de enviar
    deje de escribirme señorita
    parenle a los mensajes
    parenle ya
    ya parenle con esto
    para con los mensajes
    Paren. No quiero más.
    stop, no mas
    stop no me mandes nada
    quiten mi número de su sistema
    quiten este numero
    saquen mi numero de la lista
    borrar mi numero
    eliminar mi número por favor
    elimine mi numero
    dar de baja
    dame la baja
    quiero que me den de baja
    necesito darme de baja
    me dan de baja porfavor
    baja de la lista
    cancelar suscripcion
    cancelar todo
    cancele mi numero
    no me interesan sus mensajes, gracias
    no me gustan estos mensajes, ya no los manden
    no me llegue mas esto
    que no me lleguen mensajes
    este no es el telefono de maria, ya no escriban
    no conozco a esa persona no me escriban
    se equivocaron de numero borrenlo
    mensajes no
    no mensajes
    no mas msj x fa
    ya nomas no manden
    aburren, no manden mas
    no m vuelvan a mandar
    no vuelvan a escribir a este numero
    arretez d'envoyer des messages a ce numero
    arrêtez les envois svp
    arrete les sms
    arreter sms
    stop envoi
    stop sms
    stop tout
    STOP merci de ne plus me contacter
    ne m'envoyez plus de messages
    ne plus m'envoyer de sms
    m'envoyez plus rien
    envoyez plus de sms a ce numéro
    je ne veux pas de vos messages
    je veux pas de sms
    j'veux plus rien recevoir
    je n'en veux plus, merci d'arrêter
    je n'ai plus besoin de vos messages
    j'ai plus envie de recevoir ça
    plus besoin merci, arrêtez
    je souhaite arrêter les messages
    je souhaite me retirer du programme
    je me retire, ne m'écrivez plus
    je voudrais ne plus recevoir de textos
    je préfère ne plus recevoir ces messages
    je demande la suppression de mon numéro
    merci de retirer mon numéro de votre liste
    pouvez-vous supprimer mon numéro svp
    vous pouvez arrêter maintenant merci
    vous pouvez me désinscrire ?
    vous pouvez enlever mon nom de la liste
    désinscrire
    me désinscrire svp
    désinscrivé moi
    desabonné moi svp
    résilier
    annulez tout
    virez moi de la liste
    sortez-moi de là
    laissez-moi tranquille svp
    lâchez-moi avec vos messages
    foutez-moi la paix
    c'est pas mon numéro, arrêtez
    vous avez le mauvais numéro, arrêtez les sms
    ce n'est plus le numéro de Paul, merci de le supprimer
    marre de vos textos, arrêtez
    j'en ai assez, ne m'écrivez plus
"""

EIGHTH = """
    Please stop. I have cancer and don't have the energy for this
    this is her daughter, mom can't read anymore so please stop sending these
    I dont live with my boyfriend no more so stop with the texts
    Would prefer no more messages. Thanks
    No further texts necessary, thank you
    I'm all set thanks, no more texts
    you can take my name off now
    go ahead and take me off
    pls go ahead and remove me from ur list thx
    hey can yall quit texting me
    i aint reading these stop sending em
    ive asked 3 times now. remove my number
    Stop sending me these damn messages
    stop sending this crap
    delete my number or im calling my lawyer
    if i get one more text im reporting this number
    Im going to report you for spam if you dont stop
    we are not interested please remove
    Not intrested stop
    not interested anymore pls remove me
    i only wanted the one text not all these. stop
    I thought this was something else. Cancel please
    signed up by mistake please take off
    my kid signed me up as a joke. remove please
    dont want it take me off
    i changed my mind i dont want the messages
    Changed my mind. Please unenroll me
    please unenroll
    please discontinue the text service
    Please terminate my participation
    I would like to end my participation in this program
    i want to be done with these texts
    I'm done getting these
    done. no more texts
    thats it im done stop texting
    no more nothing from yall
    no texts no calls nothing
    no more txts por favor
    no mor mesages
    no mesages pleas
    pls no txt
    stop textin
    stop txt
    stop da msgs
    stop msgin dis number
    stap
    stoop texting me
    Stop texting my wifes phone
    stop contacting my mother
    This number belongs to a business. Please remove it from your list
    wrong nbr pls delete
    Who is this? Stop texting me
    idk who this is but stop
    sorry who is this? take my number off
    don't know you, don't text me
    I block you
    blocked
    I'm blocking this number now
    ya no los leo, no manden mas
    ya no me sirven, gracias, no manden mas
    ya acabe el curso ya no me manden nada
    me cambio de numero, no escriban a este
    voy a cambiar de telefono, ya no manden
    no tengo saldo no me escriban
    me cuesta cada mensaje, paren
    mi hija me inscribió, yo no quiero esto, quitenme
    no se quien es usted, no me escriba
    deje de molestar
    dejen de molestarme ya por favor
    ya no me molesten con eso
    ya estuvo, no manden mas
    ya basta de mandar textos
    no recibir mas mensajes
    no deseo mas mensajes
    no deseo recibir
    cancelar mensajes de texto
    cancelo la suscripcion
    quiero que me borren
    quiero que me quiten de la lista
    quisiera ya no recibir mensajes
    preferiría no recibir más
    por favor elimíneme
    retíreme de la lista por favor
    stop mandar mensajes
    stop ya basta
    ne me textez plus
    svp ne m'envoyez plus de textos, je ne les lis pas
    plus de messages svp je suis à l'hôpital
    stop je ne suis plus avec lui
    arrêtez, je paye chaque sms
    arrêtez de m'envoyer vos trucs
    arretez ces messages
    j'arrête le programme, ne m'écrivez plus
    je ne souhaite pas continuer, merci de me retirer
    c'est bon pour moi, vous pouvez arrêter les textos
    inutile de m'envoyer d'autres messages
    ne m'appelez plus ne m'écrivez plus
    vous vous trompez de numéro, supprimez-le
    je suis pas celle que vous cherchez, enlevez mon numéro
    ma fille m'a inscrite, moi je ne veux pas de ces messages
    je lis pas vos messages arrêtez
    jve me desinscrire
    je veux me désinscrire de la liste
    me retirer svp
    supprimer mon contact
"""

FOURTH_ORDINARY = """
    Work is killing me but home is ok
    Kinda down. its the anniversary of my moms passing
    me sirvió mucho la lección
    ok i guess
    I quit my job on Friday!! scared but happy
    We are doing ok. We had a fight about money but not a bad one
    le dije a mi ex que no me escriba más y me siento libre
    stressed
    il veut me quitter
    on a décidé d'arrêter de se disputer devant les petits
    I'll do it tonight
    Doing better since I left that toxic job
    It didn't work, he just got defensive
    Today was a 9!
    cansada
    I don't agree with this one. Sometimes you need to walk away
    We set a bedtime for our phones. 10pm no more screens
    My husband says I seem calmer
    no entendí la pregunta
    un 7
    no sé
    Why do I always end up with the same kind of guy
    hoy mejor
    We haven't talked in 2 days
    my daughter turned 5 on saturday, we had a big party in the yard and my ex came and was nice for once
    ugh mondays
    thank u for checking in on me
    mi esposo y yo hablamos anoche y salió bien
    the video keeps stopping halfway
    j'ai dit pardon la première
    Not great, didn't sleep
    I think me and my wife could do this together, can she sign up too?
    It was hard to read that one. My dad was like that
    I've been numb for months. I get up, go to work, come home, sleep. No more energy for anything
    salí a caminar como decía el mensaje
    busy week, haven't done the lesson yet
    I chose "feeling heard" because with 4 kids nobody hears me
    Nervous about Thanksgiving with his family
    I finally unsubscribed from all those shopping emails and it felt great lol
    Tired but fine
    mdr c'est tout moi
    j'ai bien aimé la leçon
    j'ai mal dormi
    Basta con escuchar, eso aprendí esta semana
    oui
    not yet
    good morning :)
    We're thinking about ending things but going to try counseling first
    Yes
    ya no quiero vivir con tanto enojo
    hicimos las paces
    I keep my feelings in until I explode
    je suis reconnaissante pour mes enfants
    You're right about that
    pretty good today
    trying
    Going on vacation till the 20th, can you pause these till I'm back
    I said no and the world didn't end
    je pars en vacances, vous pouvez reprendre le 15?
    que dios los bendiga
    comment on fait pour la leçon 3?
    My son graduated!!!
    Honestly the hardest thing is just getting time alone together
    Ended up laughing about it in the end
    no mas discusiones en la mesa, esa es la regla nueva
    my car broke down and then the washer too. what a week
    Can you send me the link again?
    buenos días
    meh
    The part about childhood hit home
    I said I was sorry first. It felt weird
    Took a walk. Called my brother. Slept 7 hours
    7 out of 10
    Extraño a mi mamá
    estoy agradecida por mi salud y mis nietos
    do you have one about in laws
    el video se para a la mitad
    un peu seule en ce moment
    Can I do two in one day?
    Mostly I feel guilty that I'm not a better mom
    3. bad day
    I told my sister to stop texting me about the wedding
    no more fighting this week, so thats a win
    hoy lloré pero me hizo bien
    the lesson was too long for 5 minutes lol more like 15
    esto es gratis?
    sí
    mon mari fait des efforts
    me da miedo hablar con él
    it's fine
    más o menos
    fuimos al parque con los niños y estuvo bonito
    The link won't open for me
    je me suis désabonnée d'instagram et je respire mieux
    On a marché une heure dimanche, sans téléphone. Ça faisait longtemps qu'on ne s'était pas parlé comme ça
    I stopped checking his phone. That's progress right?
    I put my phone away at dinner and nobody died lol
    por favor no dejen de mandar estos mensajes, me ayudan
    c'est gratuit?
    Hello
    pas mal et vous
    I let it go
    6
    bonne journée à vous aussi
    lonely tbh
    I am thankful for my grandkids
    she told me not to contact her anymore. I'm a mess
    Same as always
    my boss is driving me crazy
    Ok will do
    j'ai pleuré en lisant ça
    à la fin on a rigolé
    igual que siempre
    What time does the next one come?
    no puedo parar de pensar en lo que me dijo
    My landlord is being a jerk and won't fix the heat
    Gracias!
    Can't sleep. Brain won't quit
    ma mère m'appelle 5 fois par jour, je lui ai dit stop
    fatiguée
    nervioso por la entrevista de mañana
    I almost left him on Sunday but we talked
    un 4, mal dia
    We talked last night and it went well actually
    le stress de la rentrée
    thank you I needed that today
    fíjese que esta semana estuvo pesada, se enfermó el niño y me tocó faltar al trabajo, pero mi esposo me
    | ayudó mucho
    creo que me enojo porque no me siento escuchada
    pas encore
    He finally apologized
    no abre el link
    all good here
    j'ai annulé le resto, le petit avait de la fièvre
    me cuesta pedir perdón
    Better than last week
    Im drinking less. 2 beers this week
    merci
    quiero dejar de gritarle a mis hijos
    Sometimes
    Me pueden mandar los mensajes más tarde? en la mañana trabajo
    él me quiere dejar y no sé qué hacer
    no pude dormir
    bien gracias a Dios
    plus calme que la semaine dernière
    it rained all week and I felt it
    le lien ne marche pas
    me siento sola
    todavia no lo hago
    I tried the breathing thing and it helped
    I'm proud of myself for saying no to my mother
    We need to stop yelling in front of the kids
    I need to learn when to end an argument
    I cooked and he did dishes. teamwork
    I remove myself from the room when I get too heated. That helps
    on s'est parlé hier soir et ça s'est bien passé
    I'm lost, is this lesson 6 or 7
    Is this a real person?
    no estoy de acuerdo con esta lección
    je ne sais pas trop
    We laughed today which hasn't happened in a while
    I did the gratitude thing. Coffee, my dog, and quiet
    ça va
    I want to stop being so jealous
    Love this one
    👍
    I can't get him to open up no matter what
    I can't stop thinking about what he said
    by the end of the day I'm just wiped out
    I feel like I'm always the one who has to fix things
    I had to cancel date night, his mom got sick
    no
    al final nos reímos los dos
    Idk
    muy estresado por el trabajo
    I don't want to be like my dad
    What does "stonewalling" mean
    Your website is so slow on my phone
    Gracias por preguntar cómo estoy, nadie más lo hace
    who made this course?
    That quote made me cry in the parking lot
    not sure what you mean
    mi jefe me tiene harta
    Thanks!
    👍 listo
    Le di las gracias a mi esposa y se sorprendió
    I'm trying to quit smoking so I'm cranky
    I'm ok. Anxious about the dr appointment
    Yes I did it
    Been crying a lot lately
    A little hopeful
    Nobody else asks me how i am
    my ex keeps texting me and I don't know how to make him stop
    We had to cancel our trip and I was so disappointed
    hi
    triste, es el aniversario de mi papá
    mieux qu'hier
    How do I get to lesson 4
    mi suegra no deja de meterse en todo
    I listened more this week and she noticed
    Im not sure I want to stay married
    I look forward to these texts
    he wants to leave and I don't know what to do
    Puede hacerlo mi hermana también?
    Went to my mom's for the weekend and actually had fun
    1
    journée difficile au boulot
    Much better thank you for asking
    I didn't understand question 2
    kind of
    tuve que cancelar la cita con el doctor
    ya no peleamos tanto
    se me olvidó ayer, hoy lo hago
    haha true
    Me gustó lo de respirar antes de contestar
    je suis fâchée avec ma soeur
    ya casi acabo el curso
    can you text me later in the day? mornings are crazy
    bof
    Do I have to pay for this?
    j'essaie d'arrêter de fumer, je suis à cran
    I got a new number, 2 weeks ago, did you get my answers before that?
    I wish he'd stop drinking
    dejé de fumar hace 10 dias!
    I think I get angry too fast
    Lost my cat this week. Heartbroken
    I'm a nurse so nights are my days
    Please don't stop, these get me through the week
    Kids are sick. Everyone's miserable
    Still mad
    We went for a walk after dinner like you said
    he blocked me
    6/10
    Great lesson
    Merci ça m'a fait du bien
    Question, is it normal to feel worse before you feel better?
    He said leave me alone so I gave him space and an hour later he came and hugged me
    super semaine !
    je n'arrête pas de penser à lui
    A friend from church called me out of the blue and it made my day
    jaja muy cierto
    So so
    c'est vrai que je n'écoute pas assez
    I asked him to take me off the joint account and that started a whole thing
    I told him how I felt and he listened, didn't interrupt once
    tengo mucha ansiedad
    He doesn't want to do the exercises with me
    Gym 3x this week. mood is up
    Sorry I missed yesterdays
    ❤️
    a qué hora mandan el próximo?
"""

FIFTH_ORDINARY = """
    3
    good
    ok
    yes
    no
    Thank you
    thanks!
    not bad, you?
    about a 6 today
    Tired
    so so
    better than last week
    YES
    nope
    a little
    Slept 4 hrs
    had 2 cigs yesterday
    0 smokes this week!!
    7 out of 10
    👍
    Thanks so much for checking in on me. God bless
    I liked the one about breathing
    link doesnt work
    the link wont open on my phone
    who is this
    Is this a real person or a computer
    what time is the group on thursday
    Can I change my appointment to Tuesday?
    please cancel my appt on the 14th, my car broke down
    I need to cancel wednesday
    can u text me later im at work
    Text me after 6 please
    can you send them in the morning instead
    could I get just one a week
    too many texts lately, can we do fewer
    Pause for two weeks please, going to my sisters
    going on holiday, start again on the 20th
    can i take a break til exams are over
    stop for now, back in june
    not today. try me tmrw
    I stopped smoking on monday
    I want to stop smoking so bad
    cant stop crying
    I cant stop thinking about it
    i wish he would stop calling me
    neighbours wont stop fighting all night
    I told my ex to leave me alone and he still comes round
    want to quit my job lol
    quit drinking 12 days
    stopped taking the pills they made me sick
    how do i stop the cravings
    How do I get my son to stop biting
    she finally stopped waking at night!!
    dont stop sending these they help
    Please keep them coming
    i look forward to ur texts
    I read every one
    can my sister get these too
    how do i sign up my friend
    Did you get my message yesterday?
    sorry i missed last week
    sorry just seeing this
    yes I did the walk
    No I havent had a chance yet
    maybe
    idk
    meh
    same as always
    Rough week. Lost my job
    mum is in hospital so havent done much
    My knee is bad again but I got out to the garden Tuesday
    I am fine thank you dear. The weather has been lovely.
    I feel lonely since my husband passed away in spring
    rent is due and i got nothing
    I just want everything to stop
    i dont want to do this anymore, life i mean
    I cant take it no more, the kids the bills all of it
    nobody cares
    I need to talk to somebody
    is there a number i can call
    Fine
    great!
    alright
    Stressed
    hungry lol
    lol
    ok will do
    ok thx
    Got it
    Will try
    Tried the breathing thing it was ok
    did the exercise with my daughter, she laughed the whole time
    That last one made me laugh
    that tip was dumb ngl
    i dont agree with the last text but ok
    these are boring sometimes but some are good
    the messages are a bit long
    Could you write in simpler words
    do you have this in Spanish
    My English not so good but I understand. Thank you
    I am little bit better this week
    Today I make walk 20 minute
    yes I go to the clinic
    No I am not smoke since Friday
    gd thx
    ok ty
    im gd
    nt gr8
    fln btr
    y
    n
    Yes I took my medicine comma thank you for asking
    I'm doing okay period a little tired but okay
    hi it's Walter I got your text I'm doing pretty good
    I got a new phone, is this still the right number for you?
    My new number is coming next week can you move my texts to it
    what does this mean
    what is the question again
    Do I have to pay for these
    does it cost me to reply
    are my answers private
    who sees my answers
    How did you get my name? did the nurse sign me up
    I signed up at the library I think
    why did you ask me this
    How long does the programme go on for
    when does it end
    is this the last text?
    How many more weeks are there
    Can I stay on after the 12 weeks
    I removed all the junk food from the house
    deleted facebook and feel so much better
    got off social media for a week
    I unsubscribed from all those shopping emails like you said
    Taking a break from my boyfriend
    i wanna get out of this town
    my boss texts me all weekend, no more of that
    no more wine on weeknights for me
    I am done with him for good
    need to stop eating after 9
    my landlord wants us out by the 1st
    The bus stop moved so I walk further now
    stop and smell the roses right
    nonstop rain here
    had to stop half way but i finished
    Cant wait for summer
    Happy Easter to you all
    How are you
    Did good all week then messed up saturday
    ok I will call them tomorrow
    bien
    gracias
    si
    no
    más o menos
    5
    Muchas gracias por preguntar
    bendiciones
    ok
    regular
    mejor que la semana pasada
    cansada
    ahi vamos
    dormí mal
    no he podido
    todavía no
    sí lo hice
    ya casi no fumo
    llevo 8 días sin fumar
    quiero dejar de fumar pero no puedo
    no puedo dejar de pensar en eso
    ya no quiero pelear con mi marido
    mi ex no me deja en paz
    quiero salir de este trabajo
    Ya no aguanto más
    el enlace no abre
    no me abre la pagina
    quien es
    de donde me escriben?
    me pueden escribir mas tarde
    mándelos por la tarde mejor
    pueden mandar menos mensajes, uno por semana
    voy a viajar, me los pausan hasta enero?
    esta semana no puedo, la otra sí
    hay que pagar algo?
    quiero cancelar mi cita del lunes
    a que hora es la reunión
    Se puede apuntar mi hermana?
    no dejen de mandarme los mensajes me ayudan mucho
    me gustó el de ayer
    Lo leí con mi nieta
    estoy triste estos días
    mi mamá está en el hospital
    hoy caminé 30 minutos
    la niña ya no llora en la noche gracias a Dios
    me quitaron las horas en el trabajo
    no entendí la pregunta
    perdón no había visto el mensaje
    toy bn grax
    aki todo bn
    tengo muxo estres
    Ya dejé el refresco
    me di de baja del gimnasio, muy caro
    no quiero ir al doctor
    cuando termina el programa?
    es el ultimo mensaje?
    Feliz día a ustedes
    necesito hablar con alguien
    estoy bien punto un poco cansado punto
    jajaja si
    ça va
    merci
    oui
    non
    4
    bof
    ça va mieux
    pas trop
    fatiguée
    Merci beaucoup, c'est gentil
    un peu
    j'ai mal dormi
    jai pas eu le temps
    oui j'ai essayé
    le lien marche pas
    c'est qui
    vous pouvez écrire plus tard svp
    un seul message par semaine ce serait mieux
    je pars en vacances, on reprend en septembre ?
    pause svp jusqu'à lundi
    j'ai arrêté de fumer mardi
    j'arrive pas à arrêter
    je veux arreter l alcool
    j'arrête pas de pleurer
    mon fils n'arrête pas de crier
    je veux quitter mon travail
    J'en peux plus de cette vie
    il me laisse pas tranquille mon ex
    je dois annuler mon rdv de jeudi
    c est payant ?
    continuez ça m'aide
    j'aime bien vos messages
    tb merci
    slt sava et vs
    ma mère est malade
    je me sens seul le soir
    bonne année à toute l'équipe
    j'ai pas compris la question
    ça finit quand le programme
    Aujourd'hui j'ai marché une heure au parc
"""

SIXTH_ORDINARY = """
    I stopped checking his phone this week
    my boss keeps messaging me at night and I finally told him to stop
    Told my sister to stop texting me during work
    I wish he would stop sending me memes
    my mother in law won't stop texting
    he never texts me back
    i want my kids to stop fighting
    we agreed no more phones at dinner
    no more texting at the table, that was our rule
    no more yelling this week
    no more excuses, I called her
    no phones in the bedroom worked great
    I deleted his number
    deleted my instagram, feels good
    I blocked my ex
    blocked her number last night
    unsubscribed from all the shopping emails, so quiet now
    I unsubscribed from 20 newsletters, does that count?
    cancelled my gym membership
    I had to cancel our date
    need to cancel therapy tomorrow, sick kid
    cancel the appointment is what she texted me
    he quit his job
    I quit drinking 3 weeks ago
    trying to quit smoking
    i want to quit smoking
    want to stop drinking so much
    stop drinking was my goal
    my goal: stop yelling
    Goal this week is to stop interrupting
    stop, breathe, listen. that helped
    Stop and breathe worked for me
    I did the stop and think thing
    the stop sign trick is good
    he told me to stop crying
    my husband said stop it and I did
    She said leave me alone so I did
    he said "leave me alone" and slammed the door
    I asked her to stop and she did
    don't stop sending these please
    please don't stop these texts
    pls dont stop the messages they r helping
    I don't want these to end
    i dont want the course to end
    never stop sending these lol
    hope these never stop
    dont take me off the list please
    please dont remove me i was just busy
    do not unsubscribe me
    I don't want to unsubscribe
    can't stop thinking about what she said
    can't stop laughing at todays message
    i cant stop crying today
    I cannot stop worrying
    he can't stop talking about football
    won't stop raining here
    stop by mom's house tomorrow
    I'll stop by her place
    we stopped for ice cream and talked
    bus stop conversation with my neighbor
    met her at the bus stop
    end of the day is hard
    at the end we hugged
    in the end he apologized
    The weekend was good
    weekends are the worst
    we ended things
    it ended well
    I ended the call and took a walk
    ended up talking for an hour
    I dont want to lose her
    lost his number sadly
    wrong number lol I texted my boss instead of my wife
    I dialed the wrong number
    she gave me a wrong number
    I texted the wrong person by mistake
    I sent a message to my dad
    sent her the message
    no message from her yet
    no texts from him all day
    no text back
    she sends too many texts
    he gets mad if I text too much
    he said I text too much
    my daughter says no more advice mom
    I removed the tv from the bedroom
    removed myself from the argument
    took myself off the group chat
    I left the family group chat
    left the chat with my cousins
    I leave work at 6
    leave it with me
    I'll leave him a note
    dont leave me
    I'm afraid he will leave me
    he wants out of the marriage
    I want out of this relationship
    I want to get out of the house more
    I want a break from my kids
    can we take a break for the holidays?
    can you pause until monday
    stop for now, back in June
    stop until next week please
    not this week, maybe next
    can you text me later in the day
    could you send these in the evening instead
    please text me after 6
    text me at night instead please
    too early in the morning
    can you send it again
    send me the link again please
    didn't get the message today
    no message today?
    I didn't receive yesterday's text
    why did the messages stop?
    the texts stopped coming
    have the messages stopped? i liked them
    did i get removed? i havent gotten any texts
    how long does this go on
    when does this end?
    is this the last message?
    how many more messages are there
    is there more
    more please
    what number should I text
    is this a real person
    who writes these?
    I was not sure who this was at first
    I dont know what to say
    dont know
    nothing
    no
    no not really
    no change
    nope didnt do it
    not today
    not yet
    no time
    no thanks to him
    none
    never
    I don't want to talk to him
    i dont want to text her first
    don't want to call my mom
    I don't want to see my sister
    I do not want to answer that
    i dont want to do the exercise today
    I'd rather not say
    i dont need him
    I no longer need his approval
    I no longer talk to my brother
    no longer friends with her
    I'm not interested in dating
    he isn't interested in talking
    not interested in sex lately
    fed up with my boss
    sick of my roommates texts
    sick and tired of arguing
    had enough of his drinking
    enough sleep for once
    I have had enough sleep
    that's enough for today
    done
    done!
    I'm done
    done for today
    all done
    finished the lesson
    I finished
    finished it this morning
    I finished reading, thanks
    out with friends
    I'm out for a walk
    im out of town
    out of patience
    walked out before i yelled
    i took a timeout
    time out
    I opted out of the argument
    opted to stay home
    chose to opt out of the school trip
    my company is ending my contract
    My subscription to the gym ended
    canceled netflix together lol
    he cancelled on me again
    We cancelled cable to save money and fight less
    the spam calls are annoying me
    i get so much spam
    scam calls all day
    reported him to HR
    reporting my neighbor for noise
    i reported it to the police
    had to report a coworker
    I was harassed at work
    he keeps bothering me
    don't bother me, is what he says
    she bothers me
    he hates when I message his friends
    I hate when he ignores my texts
    I hate texting
    hate these arguments
    hate my job
    I stopped texting him first
    stopped responding to my ex
    stopped taking things personally
    stopping before I react is hard
    Stop scrolling, start talking :)
    I want to stop scrolling at night
    stop comparing myself to others
    stop being so hard on myself
    stop blaming him
    stop saying sorry all the time
    I should stop saying yes to everything
    learning to say no
    said no to my mother for the first time
    i said no to overtime
    I said no and felt bad
    no is a full sentence
    unsubscribed from drama haha
    quit social media
    quit my second job to be home
    quiet night
    quite good
    shop with my daughter
    stepped back
    step 2 was hard
    top of the list was talking
    I made a list
    my list: walk, call mom, sleep
    took it off my to do list
    he's off work today
    day off
    turned off the tv at dinner
    turn off my phone at 9
    switched off notifications, slept better
    I turned off notifications for work email
    put my phone away
    messages like this help me
    I love your messages
    thank you for the messages
    these texts are the best part of my day
    your texts help when I get panic
    this helped, thank you
    good message today
    text was good
    the message made me cry
    cried reading this
    I forwarded your text to my sister
    can my sister sign up too
    my friend wants these texts
    how can my husband get these
    i changed my number, can you text the new one
    new phone same number
    my phone was off
    phone died sorry
    my number is the same
    I lost my phone
    Please use my new number from now on
    don't text my work phone use this one
    I cant text while driving
    I don't check my phone at work
    no contact with dad for a year
    going no contact with my family
    i went no contact
    no contact order with my ex
    the contact with my son is better
    please remove the pressure lol
    delete that last one, typo
    ignore my last message
    ignore that
    sorry wrong chat
    oops meant for someone else
    forget it
    never mind
    whatever
    leave it
    not helpful today
    this one wasn't for me, the last one was
    the exercise isnt for me today
    this weeks lesson is not helping with my teen
    I dont like this exercise
    too long, didnt read it all
    too many chores
    too much on my plate
    many messages from school today
    the school wont stop emailing
    Work emails are endless, no more of that after 6
    My landlord texted me again
    my ex texts me all day, please advise
    he texts me nonstop
    nonstop rain
    nonstop fighting since friday
    END of rope today
    I am at the end of my rope with my teen
    quit asking me that, my husband says
    I told him no more texts from that woman
    she wants me to stop seeing my friends
    he makes me stop seeing friends
    we should stop pretending
    if you stop listening they stop talking
    when you say stop do it kindly
    my therapist says stop catastrophizing
    my doctor told me to stop coffee
    i will stop yelling. promise
    I will stop
    ok i will stop and think next time
    I'm trying to stop
    I couldn't stop
    and then I stopped
    she asked me to leave
    he left
    leaving him was hard
    I'm leaving on Friday for vacation
    unfollowed him
    unfriended her
    muted the group chat
    mute button is my friend lol
    no dejen de escribirme
    no paren por favor
    no dejen de mandar los mensajes
    no quiero que se acaben los mensajes
    no quiero dejar el curso
    no me den de baja por favor
    no me quiten de la lista
    no me borren
    me encantan los mensajes
    me gustan sus mensajes, no paren
    mi jefe no para de escribirme
    mi ex no deja de mandarme mensajes
    le dije a mi ex que no me escriba mas
    le dije que dejara de gritar
    él me dijo basta
    dije basta y me fui
    mi hija ya no me escribe
    ya no hablo con mi hermano
    ya no quiero pelear
    no quiero pelear más
    no quiero discutir
    no quiero hablar con el
    no quiero escribirle
    quiero dejar de fumar
    quiero dejar de gritar
    quiero parar de gritar a mis hijos
    dejé de fumar
    dejé de contestarle
    deje mi trabajo
    paramos de discutir
    paré y respiré
    para mi es difícil
    para nada
    para la próxima semana
    para mi hija
    pare de comer dulces
    mi pareja
    me dieron de baja en el trabajo
    estoy de baja médica
    mi marido está de baja
    bajé el tono de voz
    baja autoestima
    la voz mas baja ayudó
    cancelé la cita
    cancelaron la fiesta
    mi cita se canceló
    cancelé mi suscripción del gimnasio
    borré su número
    borré las fotos
    bloqueé a mi ex
    me salí del grupo de la familia
    salí a caminar
    salir con amigos
    quiero salir más
    voy a salir con mi mujer
    no más gritos
    no más peleas esta semana
    no más celular en la mesa
    basta de peleas
    ya basta le dije
    alto ahí le dije a mi hijo jaja
    es muy alto
    fin de semana tranquilo
    al fin hablamos
    por fin dormí
    el fin de semana peleamos
    no
    no mucho
    no pude
    no sé
    ya no
    ya
    nada
    nada nuevo
    no me llegó el mensaje
    no me llegó nada hoy
    ¿por qué no me llegan mensajes?
    ¿cuándo termina el curso?
    ¿cuántos mensajes faltan?
    ¿me lo pueden mandar otra vez?
    mándenme más por favor
    mándenlo más tarde
    ¿pueden escribir por la noche?
    no me escriban tan temprano por favor
    escríbanme después de las 6
    hoy no puedo
    esta semana no puedo, la próxima sí
    hasta junio no puedo
    número equivocado, le escribí a mi jefe jaja
    me equivoqué de persona, perdón
    estoy harta de mi jefe
    harta de limpiar
    cansada de pelear
    suficiente por hoy
    es suficiente
    ya terminé
    listo
    terminé la lección
    no me interesa salir con nadie
    mi hijo no quiere hablar
    mi esposo no me contesta los mensajes
    me manda muchos mensajes
    demasiado trabajo
    los mensajes de mi suegra me molestan
    no molesto a nadie
    mi hermana me molesta
    la lista de tareas
    quité la tele del cuarto
    apagué el teléfono
    dejé el teléfono
    estoy dejando el café
    n'arrêtez pas
    n'arrêtez surtout pas
    arrêtez pas svp ça m'aide
    ne me retirez pas de la liste
    je ne veux pas arrêter
    je ne veux pas que ça s'arrête
    j'adore vos messages
    merci pour les messages
    j'ai arrêté de fumer
    j'arrête de fumer
    je veux arrêter de fumer
    je veux arrêter de crier
    j'essaie d'arrêter de crier
    je n'arrête pas de pleurer
    il n'arrête pas de m'écrire
    mon ex m'écrit encore
    mon patron m'écrit le soir
    j'ai dit à mon patron d'arrêter
    je lui ai dit d'arrêter
    je lui ai dit stop
    j'ai dit stop à ma mère
    elle ne m'écrit plus
    il ne me parle plus
    je ne veux plus le voir
    je ne veux plus me disputer
    je ne veux plus crier
    je ne parle plus à mon frère
    plus de cris cette semaine
    plus de disputes
    plus de patience
    plus de temps
    plus tard
    plus calme aujourd'hui
    un peu plus de sommeil
    je veux plus de temps avec elle
    plus de messages de sa part depuis lundi
    pas de message de lui
    pas de nouvelles
    pas de téléphone à table
    pas grand chose
    pas aujourd'hui
    pas encore
    non
    non pas vraiment
    rien
    rien de neuf
    jamais
    j'ai annulé le rendez-vous
    elle a annulé
    annulé la soirée
    j'ai supprimé son numéro
    j'ai bloqué mon ex
    j'ai quitté le groupe de la famille
    il m'a quittée
    j'ai peur qu'il me quitte
    je quitte le boulot à 18h
    fin de semaine difficile
    à la fin on a parlé
    c'est la fin du mois
    enfin
    c'est fini avec lui
    fini
    j'ai fini
    j'ai terminé la leçon
    désabonnée de Netflix lol
    je me suis désabonnée des pubs
    j'ai éteint le téléphone
    arrêt de bus
    en arrêt maladie
    je suis en arrêt de travail
    mon mari est en arrêt
    je n'ai pas reçu le message
    pas reçu de message hier
    pourquoi je ne reçois plus de messages ?
    quand est-ce que ça finit ?
    c'est bientôt fini ?
    pouvez-vous écrire plus tard
    envoyez le soir plutôt svp
    pas le matin svp
    renvoyez le lien svp
    encore svp
    je me suis trompée de personne, désolée
    faux numéro, c'était pour ma soeur
    marre de mon chef
    marre des disputes
    j'en ai marre de lui
    j'en ai assez de crier
    assez bien
    assez dormi
    laisse moi tranquille m'a dit mon fils
    il m'a dit laisse moi tranquille
    laisse tomber
    trop fatiguée
    trop de travail
    trop de messages du boulot
    ma belle-mère envoie trop de messages
    je le laisse tranquille
    ça m'aide
    ça suffit, j'ai dit à mes enfants
    stop, j'ai respiré
"""

SEVENTH_ORDINARY = """
    I set a boundary with my mom and it went ok
    told my ex not to contact me except about the kids
    I asked my brother to take me off the family chat
    my daughter won't stop slamming doors
    we put our phones in a basket at dinner, no more scrolling
    No more energy drinks for me this month
    no more secrets between us we said
    I don't want to be angry any more
    i dont want to be alone anymore
    I don't want any more fights
    dont want to go to work
    I dont need a man
    I need to stop saying sorry
    need to stop worrying about everything
    I need to cancel plans more often lol
    I want to stop picking at him
    he promised to stop
    he said he'd stop texting her
    She asked me to delete his messages
    I deleted the app he uses to track me
    deleted tinder
    I removed her from my contacts
    took him off my phone plan
    took my ring off
    he took the kids off to his mothers
    signed off early
    I signed up for yoga
    I left the meeting early
    left my job
    I am leaving him
    I will leave it for tomorrow
    ill finish it later
    finished!
    Finished lesson 4, on to the next
    stopped at lesson 3 because it was late
    stopped halfway, baby woke up
    Got to stop for today
    I'll stop here for tonight
    I had to stop reading, too close to home
    this is hard. not sure I can keep doing it but I'll try
    not sure what to answer
    I'm not sure about the last question
    not interested in going back to him
    he has no interest in me
    not for me to say
    its not my thing but I tried it
    didn't like the last one much
    this week's was boring
    that one was too long
    can you make them shorter
    can they be shorter?
    could you send it at night instead
    could u send them less often
    only on weekends please
    once a week is enough
    every day is too much, maybe twice a week?
    I can't do mornings
    please don't send at 6am, i sleep till 8
    dont text before 9 pls
    don't send them on Sunday please
    hold the texts till I'm back from vacation
    take a week off please, I'm having surgery
    back in two weeks
    I got a new phone and lost your link
    my phone bill is high this month
    phone was dead
    who is sending these, they are really good
    what number is this? saving it in my phone
    is there a real person there
    do you save my answers
    can you delete my last answer, i hit the wrong number
    i typed the wrong number, i meant 7
    oops wrong button
    sorry that was for my husband
    ignore that
    scratch that, it was a 6
    cancel that, i meant yes
    undo
    go back
    Block party on saturday, excited
    he blocked my number
    I blocked him everywhere
    I reported him
    the police came
    they ended my hours at work
    work cut my hours
    my contract ends in May
    The program at my church ended
    my subscription to the paper ran out
    the list of feelings helped
    I made a list of what I'm grateful for
    my name is on the list for housing
    I am on the waiting list for a therapist
    account is overdrawn again
    the bank keeps texting me
    debt collectors text me every day
    my kids school sends 10 messages a day
    spam calls all morning
    too many people texting me today, it's my birthday!
    He unsubscribed us from netflix lol
    nobody texts me anymore
    no one writes to me
    I wish people would text me more
    I miss his messages
    I read your message three times
    your message came at the right time
    thanks for not giving up on me
    i wont give up
    I gave up sugar
    gave up arguing with him
    giving up on dating
    I quit the team
    quit my diet lol
    ok I quit, you win :)
    that's enough sadness for one day
    enough about me
    had enough wine lol
    I'm out of the hospital
    we're out for dinner
    I'm out of ideas
    i opted for honesty
    he opted out of counseling
    dejé de hablarle una semana
    deje de pelear
    ya no me habla mi hermana
    no me gusta su novia
    no me quiere
    no quiero que se vaya
    no quiero ir a trabajar
    ya no quiero llorar
    no puedo más con el trabajo
    ya no puedo con los niños
    basta de gritos en la casa
    le pedí que parara
    le pedí que me dejara en paz
    mi hijo no deja de jugar
    no deja de llover
    quiero salir de deudas
    salí temprano
    me salí del trabajo
    terminamos
    terminé con mi novio
    se acabó
    se terminó la semana
    cancelé mis planes
    cancelaron mi cita otra vez
    quité las notificaciones del trabajo
    me quité un peso
    borré el mensaje sin querer, me lo mandan otra vez?
    borre la pregunta, cual era?
    no vi el mensaje
    no me llego el link
    no abre
    mándenme uno por semana
    hoy no, mañana
    los mensajes llegan muy temprano
    me los pueden mandar en la noche
    ya no trabajo ahí
    baja presión
    estoy dada de baja por depresión
    dos mensajes diarios es mucho pero me gustan
    no te preocupes
    no pasa nada
    nada mas cansada
    nomas cansada
    nomás eso
    j'ai posé mes limites avec ma mère
    j'ai demandé à mon ex de ne plus m'écrire
    je lui ai demandé d'arrêter
    il a promis d'arrêter
    il ne m'envoie plus de messages
    je ne veux plus être seule
    je ne veux pas y aller
    je veux plus d'amour
    je veux plus jamais me fâcher comme ça
    plus envie de rien aujourd'hui
    plus de café pour moi
    plus de télé le soir
    pas envie
    pas de réponse de sa part
    pas ce soir
    j'arrête l'alcool
    j'ai arrêté les réseaux sociaux
    j'ai retiré l'appli
    j'ai effacé ses photos
    supprimé facebook
    je quitte Paris
    il quitte la maison
    on s'est quittés
    on arrête de crier à table
    arrêt du bus en retard
    arrêt maladie prolongé
    ça s'arrête quand ?
    c'est fini entre nous
    j'ai fini mon livre
    j'ai terminé !
    trop long le message d'hier
    trop de boulot
    marre du froid
    j'en ai marre de cette semaine
    envoyez-moi le lien
    envoyez plus tôt svp
    écrivez moi après 18h
    pas avant 9h svp
"""

EIGHTH_ORDINARY = """
    I told him no more money until he gets a job
    we are trying not to text when we're mad
    I took a break from texting him
    My sister keeps sending me articles about divorce
    I sent the text and he hasn't answered
    Its so quiet since he left
    He left me on read
    I finally left the house
    can't stop eating when I'm stressed
    I stop myself before yelling now
    when I feel it coming I stop and count
    it stopped raining so we went out
    bus never stopped
    I end every night with a prayer
    We end up watching tv
    the end of the month is tight
    cancelled the trip, money
    they canceled my hours
    my daughter quit the team
    My dad quit talking to us
    I removed my shoes at the door lol
    I want to remove the negativity from my life
    forget the past right
    I forget things lately
    I forgot to do the lesson
    lost my number of the clinic, do you have it
    I lost the list of questions
    what's the number for the crisis line
    whats ur number
    I need a new phone
    my phone number changed last week to this one
    do I need to reply every time
    do I have to reply to these
    I don't always have time to reply but I read them
    I don't read them all but keep sending
    I don't get the question
    i dont get it
    dont understand what this means
    didn't get the text today, still working?
    haven't received anything since Monday
    no texts this week?
    did the program end?
    is it over?
    when is the last one
    I want more of these
    want more tips about kids
    send more
    more like this please
    less texts please
    fewer please
    maybe just weekly
    a break would be good til after finals
    not now
    not right now
    busy, later
    nope
    no he didnt
    no I didn't
    no more than usual
    no better
    no worse
    nothing changed
    nothing to report
    report card was good
    we reported the leak to the landlord
    block by block
    I'm off today
    took the day off
    off to bed
    out of the house by 6
    I'm out of here lol
    leave me a message
    leave the kids with grandma
    leaving early friday
    they let me go at work
    let it go
    I let my mom be
    alone again
    I like being alone
    he wants me to leave him alone
    she left me alone with the baby
    no quiero saber de él
    no me mandó nada por mi cumpleaños
    no me ha escrito
    ya no me contesta
    ya no lo busco
    ya no le escribo
    no le voy a escribir
    no le mandé el mensaje
    le mandé un mensaje bonito
    me mandó un texto
    me dejó
    me dejaron sola
    dejamos de hablar
    dejar el pasado
    dejar ir
    paramos en la playa
    no pares de soñar jaja
    para mi mamá
    baja la voz, me dijo
    bajé de peso
    salió bien
    salimos a cenar
    quiero salir adelante
    cancelé el cable
    borrón y cuenta nueva
    me quito el estrés caminando
    quitarme el celular en la noche ayuda
    no tengo nada que decir
    no hay más
    nada más
    ya mero
    ya casi
    ya hice la lección
    no ya lo hice
    il m'a laissée tranquille
    je le laisse parler
    laisse-moi réfléchir
    je laisse couler
    on a arrêté de se parler
    il ne veut plus parler
    je ne veux rien dire
    je ne sais plus
    plus rien à dire
    plus ou moins
    plus jamais seule
    moins de messages svp
    un message sur deux suffit
    un par semaine suffit
    ça me suffit
    pas de souci
    pas de problème
    je n'ai pas le temps aujourd'hui
    je n'ai rien reçu
    j'ai changé de numéro, c'est celui-ci
    quitter mon mari me fait peur
    j'annule tout quand je suis fatiguée
"""

# With each what share of it was stopped for and what share was heard at the first try.
ROUNDS = (
    (FOURTH, 0.67, 0.99),
    (FIFTH, 0.51, 0.91),
    (SIXTH, 0.72, 0.95),
    (SEVENTH, 0.81, 0.94),
    (EIGHTH, 0.75, 0.93),
)
# And what share of ordinary replies was wrongly stopped for and wrongly asked about.
ORDINARY = (
    (FOURTH_ORDINARY, 0.004, 0.024),
    (FIFTH_ORDINARY, 0.008, 0.040),
    (SIXTH_ORDINARY, 0.034, 0.110),
    (SEVENTH_ORDINARY, 0.000, 0.069),
    (EIGHTH_ORDINARY, 0.015, 0.058),
)
