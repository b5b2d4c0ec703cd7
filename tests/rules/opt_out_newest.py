"""The newest rounds of texts that ask us to stop, and of ordinary replies, in three languages, all invented.

The fourth and the fifth, in the voices of all kinds of writers, were written by people who never saw the rules. The
three after them were written before the grammar that `opt_out_words` describes was tried on them, most of their
ordinary replies near misses on purpose. Each was measured once before anybody worked on it: the fourth and the fifth
with the phrases and hints of before, the sixth with the grammar as it first was, the seventh and the eighth with what
became of it. The last three were written by three people who never saw the rules, and first tried with the counted
weights of `opt_out_odds` beside the grammar; of the ninth and the tenth only the totals were known while those were
fitted, of the eleventh nothing. A line that opens with | goes on from the one above.
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

NINTH = """
    je comprends pas pourquoi je reçois ça, enlevez-moi
    Ne plus m'envoyer de messages svp
    I would appreciate not being texted again
    i hit unsubscribe and it keeps coming. get me out of this
    Cancel me out
    je vs ai deja dit d'arreter !!
    STOP aux sms
    Not interested. Stop.
    por favor retírenme del programa, no quiero mensajes
    unsubscribe por favor
    Ya estoy mejor gracias a Dios y no necesito más los mensajes. Por favor quítenme de la lista y muchas
    | gracias por acompañarme
    Je ne suis pas intéressé, retirez-moi de la liste
    stop les messages
    stop texting
    Out please. No more texts
    no mandes mas
    le suplico que no me manden otro texto
    Please cancel my texts
    yo stop hitting my phone
    What do I have to do to make these stop
    sorry wrong choice for me, please remove me from the texts
    dejen de escribirme
    its not helping me so please stop it
    enlevez mon numéro s'il vous plait
    no molesten mas
    No.  Stop texting.
    i have asked nicely. stop texting me
    do not text this number
    cessez de m'écrire
    estop ya con los textos
    no mandar mas mensajes
    Stopp
    End texts
    unsubscribe my number plz
    Me gustaría dejar de recibir estos mensajes
    stop msging me
    il faut arrêter de m'envoyer tout ça
    hola, probé el curso unas semanas y la verdad no es lo mío, casi nunca abro los enlaces. Quisiera que no
    | me llegaran más. Gracias de todos modos
    C'est un numéro pro ici, merci de me supprimer de vos envois
    stop contacting me or I'm reporting this number
    Would like it if you'd stop with the messages please
    this is spam. stop
    Ne m'écrivez plus
    Ty but no more texts pls
    Je me retire, plus de messages svp
    I'm seeing a real therapist now so I won't be needing the texts anymore. Please cancel. Thanks
    mi marido se enoja cuando me llegan, por favor no me manden mas
    Wish to opt out of the messages
    stop stop j'en peux plus de vos messages
    I keep forgetting to say, but please go ahead and take me off your texts. I've just got too much going on
    | with the kids and my dad in hospital and it's one more thing buzzing at me.
    please unenroll me
    je ne veux pas de ces messages
    stop these texts
    no me envíes más mensajes
    end this
    I do not want any further communication
    oiga ya no me esté mandando eso
    comment se désabonner svp
    Hello, I'd be grateful if you could stop the text messages. They were helpful but I have had enough now.
    | Kind regards, Margaret
    quiero cancelar
    turn off texts
    ya fue suficiente, no me manden más textos
    Stop I don't know who you are
    No more links no more questions. Please just stop
    I'm done with these texts
    Stop the messages please, I get too many texts as it is
    stop texing me
    You can stop now. I don't want them
    stop sending me these damn texts
    j'en veux plus
    anular suscripción
    please un subscribe this phone
    no more
    Kindly stop
    ya párenle con los mensajes
    Cease
    ya no deseo recibir nada
    quítame de la lista
    je ne souhaite plus être contactée
    bajenme de la lista
    no me llamen ni me escriban más
    pas pour moi, désolée. Ne m'envoyez plus rien
    paren esto, no lo quiero en mi celular
    whats the word i have to send so these quit coming
    Please quit
    take this number off ur system
    stop stop stop
    arretez vos sms merci
    no gracias ya no quiero mas mensajes
    que se acaben estos mensajes ya
    desuscribirme
    Stop sending me crap
    I want to be removed
    je veux me désabonner
    I want these to stop
    ya no insistan, no quiero
    Im gonna pass on the rest. please stop the texts
    Unsubscribe effective today
    Thank you for your help these months. I don't need the messages now so please end them.
    No me interesa. No me escriban más
    merci d'arrêter les textos
    stp arrete les messages
    es mucho mensaje, ya no quiero, cancelenme
    hasta aquí nomás, no manden otro mensaje
    necesito que me den de baja
    unsubcribe
    no los quiero recibir
    cancelo, ya no quiero el servicio de textos
    dont text me
    Stop it. I don't want your questions
    Les pido de favor que no me vuelvan a escribir
    could you not text me anymore please
    cancel this
    je voudrais annuler les messages
    Stop please
    denme de baja
    i quit. dont send me anymore
    quiten mi numero x fa
    Pouvez-vous arrêter de m'envoyer ça svp
    paren de mandar cosas
    me désinscrire
    Nah I'm good. Don't send any more
    lâchez moi avec vos textos
    Please no more texts. They come when I'm driving and it's dangerous
    plus la peine de m'envoyer les textos, merci quand même
    how can i opt out of this thing
    please dont message me any more
    I'm asking you to stop contacting me
    arrêtez de me déranger avec vos messages
    Erase my number please
    borrame de tu lista
    désabonnez moi tout de suite
    bsr j'aimerais ne plus recevoir de textos, j'ai pas le temps de faire les leçons
    prefiero que ya no me manden los mensajes, perdón
    ya dejen de mandar mensajes porfa
    Please cease sending these messages to me
    annulez tout je ne veux plus rien recevoir
    I don't want to get these texts
    como le hago para cancelar esto? ya no lo quiero
    me pueden quitar porfavor? ya no los leo
    Buenas, no sé quién les dio mi número pero no quiero recibir esto. Sáquenme
    my wife saw these and got upset, please dont text me again
    dont want this no more
    estos mensajes ya no los quiero
    No offense but I don't wanna get these anymore
    Scratch my name off your list
    No autorizo que me envíen mensajes. Borren mis datos
    Cancel all messages to this phone
    esta persona ya no usa este número, no manden más por favor
    déjame de escribir por favor
    quiero salirme de los mensajes
    Don't want it
    Please don't send me any more of these check in things
    drop me from the list pls
    J'ai fini le cours, je n'ai plus besoin des messages. Merci beaucoup, vous pouvez me retirer
    je demande à être désinscrite
    Hi, I signed up in January when things with my boyfriend were bad. Things are ok now and I don't really
    | look at the links. Can you please take me off so I stop getting them? It was a good course, thank you
    not interested pls take me off
    how do you unsubscribe from these?? reply stop isn't working
    plus aucun sms
    svp radiez mon numero
    disculpen pero ya no quiero que me manden textos, me llegan cuando estoy manejando
    I'd like to withdraw from the texts please
    i didnt ask for this stop it
    FIN
    i got 3 jobs and a baby i dont have time for this. take me off
    remove this cell from your program
    cuantas veces tengo que decir que no quiero mensajes?? quítenme ya
    i would like 2 stop getting these msgs
    résilier
    Please deactivate my number
    Would you please stop these. They make me feel worse, not better
    hi! can i be taken off the text list? thank you!
    get off my phone. stop
    thanks but please take my number off
    That's enough now please, no more messages
    Gracias por el curso, fue muy bonito. Ya pueden dejar de mandarme mensajes
    Ya no quiero q me escriban
    no quiero seguir con los mensajes
    por favor elimíneme de su lista de contactos
    I'm not the person you think. This is a new number for me. Please remove it
    This is the third time I'm asking. Take me off
    yo nunca pedí esto, bórrenme
    Merci de bien vouloir me désinscrire de vos SMS
    por favor no más textos
    Please leave me off from now on
    Please turn these off for me
    arretez tout
    Bonjour, ma soeur m'avait inscrite et c'est gentil mais je n'aime pas répondre à ce genre de questions
    | par téléphone. Merci de ne plus m'en envoyer. Bonne journée
    my mom is the one who did the course not me, she gave u my number by mistake. please stop texting it
    je veux que ça s'arrête ces sms
    I never read them so you might as well stop sending
    ok i'm over this, quit sending them
    Remove my number from this
    baja inmediata por favor
    I think I'm going to stop here with the texts. Please take me off, and thanks for being kind
    No more of these please
    Ya no me manden esas preguntas, no me gustan. Quítenme
    Please take me out of this program, I don't want the messages
    ya no sigan mandando, no tengo tiempo de verlos
"""

NINTH_ORDINARY = """
    dejé a mi novio el domingo
    Trust is the big one for us
    regular
    New phone, can you resend the last link
    c'était intéressant
    I never thought about it like that
    A
    I felt heard when my boss asked my opinion
    Hold off for this week please, I have finals. Back on it Monday
    my answer is b
    Done ✅
    5, ni bien ni mal
    ok gracias
    Angry
    j'ai quitté mon travail, ça fait peur
    He won't stop bringing up the past
    feliz porque vino mi hija
    my mom just doesn't know when to quit
    Could be better
    8
    je dors mieux depuis que je laisse le téléphone dans le salon
    I have been praying on it
    Dreading Sunday dinner w the in laws
    I wish these came every day
    je voudrais arrêter de tout contrôler
    ok je vais essayer
    When I get upset I just leave the room. Is that stonewalling?
    Netflix was fighting words so we cancelled it 😂
    My wife and I did the questions together
    I took a break from facebook and my mood's better
    me quedé callada otra vez
    Gonna try it tonight when he gets home
    can't quit sugar tho
    me lo pueden mandar otra vez?
    he goes quiet and I chase
    estoy aprendiendo a decir que no
    stressé par les examens
    I didn't get a text on Wednesday, did I miss one?
    my roommate eats all my food and I can't bring myself to say anything
    nothing new
    I snapped at my kid and apologized after
    I need a hug lol
    how long is the course
    We're pregnant
    the audio is super quiet
    le escribí una carta a mi esposa
    jajaja así mismo es mi marido
    Told my ex not to contact me again except about the kids. Used the script from lesson 5!
    no tuve tiempo ayer
    Planning a date for saturday, bowling
    gracias por el mensaje
    todo bien
    anxious as hell
    esta semana no puedo, la otra sigo
    So my brother-in-law moved in "for a week" and it's been two months. I finally told my wife I need an end
    | date. She was mad but she agreed with me
    Happy Friday
    amén
    I felt loved when she brought me soup
    I get these at 5am my time, can you change it to after 8?
    Where do I see my progress
    agradecida con la vida
    patience probably
    I shared it with my coworker
    bien y usted?
    le pedí a mi vecino que parara la música y me gritó
    I've been sober 40 days
    plus de disputes depuis lundi
    ça ne s'ouvre pas sur mon téléphone
    Me siento más tranquila
    I deleted his number
    too many questions on that quiz imo but ok
    Keep em coming
    I don't want to quit on us
    listening
    mi novia dice que he cambiado para bien
    lo voy a intentar
    mi hijo no me habla
    Yep did it this morning
    What was the question again
    Never mind, link worked
    I don't like that exercise, it felt fake
    I haven't tried it yet
    no para de llover y eso me pone triste
    not bad, you?
    😊
    I called my dad. First time in a year
    can I go back and redo one
    Great!
    My phone won't stop buzzing, group chat from hell lol
    Do you guys do anything for teens
    Grandma is in hospice. Not much room for anything else right now but your message was kind
    Up and down
    I think I skipped one by accident
    nope
    paramos a comer tacos y platicamos rico
    Will try
    Doing alright
    I disagree but interesting
    merci beaucoup pour ce message
    the second one
    Saw my ex at the store with her new man. I was polite and then sat in my truck for 20 minutes
    we ate dinner together 4 nights this week
    je ne comprends pas la question
    Money is tight and it makes us both snappy
    hoy un 8
    My teenager won't talk to me
    parfois
    I worry about everything
    are you a robot
    Which lesson is the one about trust?
    bonjour
    I can't log in
    Do you have this in Spanish for my mom
    That was a good one
    ma fille a eu son permis
    It went ok. He rolled his eyes but he listened
    Could you make the print bigger
    hice la respiración y sí me calmó
    bien merci
    Feeling hopeful for the first time in a while
    no me carga la página
    me voy a dar de baja en el gimnasio, no voy nunca y me cuesta mucho
    mon copain a bien réagi
    I avoid conflict. Always have. My parents screamed all the time so I go silent
    I'm the one who slams doors
    Overwhelmed
    She said "no more chances" and I think she means it
    ok thank you
    cancelled my gym membership cause i never go, feel bad about it
    I told him to leave me alone and then felt bad
    Maybe
    vous envoyez le prochain quand?
    fue difícil leerlo pero es verdad
    🙏🙏
    quien es?
    il pleut, moral en baisse
    haha oui
    took my meds, ate breakfast, showered. thats a lot for me
    got the job
    No quiero que se termine el curso
    je me suis encore énervée
    Ma belle-mère est arrivée pour dix jours. Priez pour moi
    j'ai résilié mon forfait internet, ils m'ont fait tourner en bourrique
    creo que sí
    quiero dejar el pasado atrás
    j'ai fait l'exercice
    mi mamá está en el hospital
    on a passé un bon dimanche
    The landlord's taking us off the lease in June
    My back hurts and I'm in a bad mood
    I feel invisible at home
    Had the talk with him. It's over. I'm sad but I feel lighter
    7
    I had lunch with a friend
    I walked the dog twice
    él ya no quiere hablar conmigo
    I hope this course never ends
    I end up saying yes to everyone
    moyen
    I was thinking about the lesson in the shower lol
    I'm leaving for Texas on Thursday to see my son
    Just got off work. beat
    He doesn't help with the baby
    I lost my temper again
    It's hard being a single dad
    4 today
    je crois que oui
    dsl pour le retard
    ya lo hice
    I unsubscribed from her channel, comparing myself was making me miserable
    Ya me siento mejor del covid
    blah
    The lesson talks about husbands and wives a lot. I'm gay so it feels a bit off
    Good morning to you too
    mal
    ansiosa por los exámenes
    Work was rough, got written up
    un peu angoissée mais ça va
    discutimos por dinero otra vez
    me gustó mucho
    this helped
    we stopped at the lake on the way home and just sat there. it was nice
    je me sens pas écoutée
    Not sure if I should stay or go
    no me gusta hablar de mi papá
    He proposed!!!!
    My therapist says the same thing!
    the sun is out finally
    cuántas lecciones son?
    depende del día
    It made things worse honestly
    I cleaned the whole house and felt better
    no me atreví a decirle
    I ask too much of people I think
    j'ai appelé mon père
    Didn't have time yesterday
    grateful
    I blocked my cousin. no more drama
    a veces
    la confianza
    He's been really sweet this week
    la patience
    Buenas noches
    I just want the fighting to end
    Better, we talked it out
    I got a parking ticket and cried so clearly I'm doing great
    me cuesta confiar después de lo que pasó
    the page is blank
    n'arrêtez pas, j'adore vos petits messages
    slept 8 hours!!
    good
    I miss him
    I don't feel attractive anymore
    Calm
    le bus s'est arrêté en panne, j'ai fini à pied sous la pluie
    Yesterday sucked, today is ok
    pas eu le temps hier
    c'est dur depuis la séparation
    hoy si pude hablar con él sin gritar
    We had a good weekend
    we made a budget and nobody yelled
    one good thing: my tomatoes came in
    lol pas faux
    I wrote the letter. Not going to send it
    stop and breathe, got it
    Makes sense
    mucho trabajo
    lol
    thanks for the reminder
    I'm fine thanks
    I stopped myself before I said something mean
    She cried but in a good way
    tengo sueño jaja
    cancelaron mi turno y no sé cómo pagar la renta
    le dije ¡basta! a mi cuñado y me temblaban las manos
    cuando me enojo me salgo del cuarto
    j'ai du mal à dire non
    ustedes son psicólogos?
    stop sign got knocked over on our street and my husband and I argued about that for an hour. a STOP SIGN
    estoy tratando de dejar de tomar
    ça va mieux
    Tired
    ay no, qué semana
    el audio se oye muy bajito
    triste aujourd'hui
    Ran out of patience by noon
    I'm not where I want to be but I'm not where I was
    Hoy me reí mucho con mi hermana por teléfono, hacía meses que no hablábamos y nos contamos todo
    Sorry for the late reply
    arrête de crier, c'est ce que je lui ai dit et il a arrêté !
"""

TENTH = """
    Remove
    please quit
    take my number out ur phone
    Drop me from the list please
    unenroll me
    I'm out. no more of these
    deactivate me
    Please cease all communication
    knock it off with the msgs
    HALT
    scratch my name off
    dont need this service anymore, pls close my account
    done w this. take me out
    dont message
    don't contact this number
    Quit
    no more of ur texts
    stop now
    stahp plz i mean it no more txt
    STOPP IT
    txt stop
    ST0P
    Stop this
    how do you stop these texts
    where do i click to be taken off
    what do I reply so you quit bugging me with these
    I would prefer not to get any more of these
    Please be so kind as to end this service for me. I am grateful for your care. Ruth
    I appreciate you but I'm ready to be off of this now
    this aint for me take me off
    im straight, dont hit me up no more
    Yall got the wrong person. Dont text here again
    you have the wrong phone, I'm not Kevin, take it off your records
    nobody called Tasha here, stop txting
    my dad had a stroke and cant use a phone, please cancel his messages
    Hi, this is Joan's daughter. Mum died in March. Could you take her number off please
    This is a work phone. Do not send messages to it.
    im a minor and my mom says stop messaging
    I gave u my number by mistake, please get rid of it
    i dont know how u got my number but stop
    did not ask for this. remove me
    I never agreed to these texts please end them
    stop or I report you
    reported as spam. stop.
    spam!! take me off
    will block you. do not text again
    screw this, unsubscribe
    shut up with these texts already and take me off
    bugger off with the texts
    for the last time STOP
    3rd time asking. take me off ur list
    I texted stop yesterday and they still come. please make it end
    thought i opted out already?? do it please
    put me down as opted out
    how to opt out of these
    I want to opt-out
    Please unsubscribe my phone
    get me unsubscribed
    unsubsribe plz
    UNSUB
    end txts
    End this please
    please terminate
    I wish to leave the study
    i want to leave the texting
    wanna drop out of this text thing
    Im leaving the programme, thank you and good luck
    No longer interested
    no longer need help. thx. pls stop
    not needed anymore thank you, you can end it
    No longer wish to take part
    I do not want to participate
    dont wanna do it anymore, cancel me
    cancel it
    cancel all texts to this phone
    cncl pls
    plz stp
    pls dnt snd mor
    no mor msg
    nt intrstd rmv me
    no want message
    please you stop to write me
    I am not understand english, no more message please
    Sir please finish the messages for me
    Please to not send again this SMS
    i have no more need of your message, stop it kindly
    The texts are upsetting me and I want them stopped
    these r annoying. stop
    I get too many messages on my phone so please take me off of yours
    They cost me 20p each. Do not send any more
    going off my phone for good, so please take me off the texts
    Getting rid of this phone Friday so please end my messages
    baby is grown now no need for these. unsubscribe us
    I had a miscarriage. please stop the baby texts
    I quit smoking 2 yrs ago, don't need these, take me off
    stop sending these messages question mark I do not want them exclamation point
    okay so um please stop sending me text messages I don't want them thank you bye
    I revoke permission to text me
    no texts
    ✋ no more messages pls
    PARAR
    Dar de baja
    denme de baja
    me puede dar de baja por favor
    kiero la baja xfa
    quítame
    quiten mi numero de su sistema
    saquen mi numero
    no me contacten mas
    no envíen más
    no manden ya nada
    hasta aquí nomás con los textos, gracias
    ya no mas
    ya no gracias, no me escriba
    ya paren con eso
    ya dejen de mandarme textos
    dejen de molestar
    deje de mandar sms
    No quiero sus mensajes
    no quiero estos textos
    no me interesa, no vuelvan a escribir
    no me vuelvan a mandar nada
    no me lleguen mas xfavor
    para de escribirme
    suspendan los mensajes para siempre
    Quisiera cancelar el servicio, gracias
    cancela todo
    cancelen mi inscripción
    cansele mi numero por fabor
    elimíname de la lista
    eliminar
    borrenme
    bórreme por favor, soy mayor y no entiendo esto
    Estimados señores: ruego dejen de enviarme comunicaciones a este móvil. Atentamente, Julián
    Con todo respeto ya no quiero seguir recibiendo los mensajitos
    Muchas gracias por su ayuda, ya pueden quitarme de la lista
    Ya terminé, no me hace falta que me sigan escribiendo. Saludos
    ya no los leo, mejor ya no me los manden
    aquí no vive ninguna Carmen, borren este número
    se equivocaron de persona ya no escriban
    soy la hija, él ya murió, no sigan mandando por favor
    cambié de opinión, no quiero participar
    ya no quiero participar en el programa
    me retiro del programa
    me salgo de estos mensajes, adiós
    quiero dejar de recibir mensajes
    kiero ke dejen d mandar msjs
    n m manden ms msj
    ponga que ya no participo y no me escriban
    STOP no más
    cómo paro estos mensajes? no los quiero
    que le pongo para que ya no me lleguen
    me gastan el saldo, ya no manden
    Me llegan muchos, prefiero salirme
    yo no pedí esto. Basta
    spam, los reporto, no manden mas
    ya no chinguen con sus textos, bórrenme
    No autorizo que me sigan enviando mensajes
    mi esposo ve el teléfono, no me escriban nunca más aquí
    Hola este por favor ya no me mandes mensajes ok gracias adiós
    arrêt svp
    Stop sms
    arretez les envois merci
    arrêtez ça
    arrete les msg
    stopper
    mettez fin aux envois
    fin des messages svp
    me désinscrire
    desinscrivez moi
    désabonnez-moi
    desabonement
    Merci de résilier mon abonnement aux textos
    enlevez moi
    retirer mon nom
    supprimer mon contact
    effacez moi de votre fichier
    otez mon numéro svp
    ne m'envoyez plus rien
    n'envoyez plus
    j'en veux plus
    jen veu plu de vos msg
    pu de textos svp
    plus de liens, plus de textos, merci
    je ne veux plus participer
    J'arrête le programme
    je me retire
    Je vous remercie de votre aide mais je n'ai plus besoin de ces textos
    Madame, Monsieur, je vous prie de bien vouloir cesser ces envois. Lucienne
    cessez de me contacter
    vous vous trompez de numéro, ne plus écrire ici svp
    Ici sa fille, maman nous a quittés, inutile de continuer à envoyer
    c'est du spam, retirez mon portable
    j ai jamais donné mon accord, stop
    deja dit stop hier
    comment arrêter ces sms j'en veux pas
    svp finir message pour moi
    Je retire mon consentement pour les sms
    lâchez moi avec vos messages
    euh bonjour est-ce que vous pouvez arrêter de m'envoyer des messages s'il vous plaît merci au revoir
"""

TENTH_ORDINARY = """
    8
    pretty good
    okay i guess
    Yep
    not really
    not yet
    Thank u
    much appreciated
    ty 🙂
    im alright
    Could be worse
    up and down
    anxious
    Exhausted tbh
    kinda sad
    4 today, was a 2 yesterday
    one slip on friday but back on it
    5 hours sleep maybe
    twice this week
    ❤️
    hi
    hello?
    Good morning
    Good morning, feeling blessed today
    Good night
    I am well, thank you for asking. Had my hip looked at on Monday.
    Doing better since the new tablets
    Blood pressure was 138 over 82
    sugar was 210 this morning
    took my meds late
    Whats the website again
    page says error 404
    cant open links on this old phone
    I dont have internet, can you just text it
    Can you resend the last one I deleted it by accident
    where is the food bank
    Do u help with rent
    is the clinic open saturday
    do i need to bring anything
    who do i talk to about my benefits
    I need to reschedule
    cant make it tomorrow please cancel it
    Running late be there at 10:15
    don't text during the day please, I drive for work. Evenings ok
    Not before 9am please, you woke the baby
    Can you send it sunday instead of friday
    every other week would be better for me
    Less texts would be good, maybe two a week
    skip this week please
    hold off till after the funeral, ill let you know
    Put me on hold till Monday
    I'm in hospital, can we pick this up when I'm home
    Finals week. ill answer after
    busy rn ttyl
    im in class
    call me instead
    can someone ring me please
    please dont call only text
    Is it ok if I don't answer every week
    Do I have to answer the question? I just like the tips
    I gave up smoking 5 weeks ago today
    down to 3 a day
    smoked a whole pack last nite im ashamed
    patch fell off
    gum makes my jaw hurt so I quit the gum
    trying to stop vaping its harder than cigs
    wanna stop but my bf smokes
    stop smoking day is sunday right?
    When I stop I get headaches is that normal
    he stopped breastfeeding by himself
    my toddler wont stop screaming at bedtime
    How can I make the hiccups stop
    I keep telling my mom to stop bringing sweets
    stop worrying is easy to say
    My brain never stops
    the pain stopped thank god
    bleeding stopped should I still come in
    They stopped my food stamps
    electric is getting shut off thursday
    cut off my cousin, too much drama
    blocked my ex finally
    he keeps texting me from new numbers what do i do
    Someone keeps calling me about my car warranty, was that you?
    how do i get my name off a lease
    I want a divorce
    I want out of this marriage
    im so done with this week
    done!
    finished it
    all done for today
    I'm over it. my sister I mean
    leave it with me, ill try
    I cant do this
    whats the point
    I dont want to be here anymore
    wish i could just disappear
    no one would notice if i was gone
    not going to hurt myself just sad
    feeling hopeless but thank you for asking
    I prayed on it
    Lost my dog sunday. 14 years we had her
    My wife died 2 yrs ago today
    got the job!!!!
    passed my test
    my daughter took her first steps
    grandkids visiting so happy
    went to church
    played cards with the girls
    walked to the store and back
    watched tv all day lol
    It rained so no walk
    Made the soup recipe, everyone liked it
    that was helpful
    i needed that today
    how did you know
    that one hit me hard
    send more like that
    i would not want to lose these texts
    plz keep texting me
    Glad I didnt unsubscribe, this week was good
    my husband says I should stop the texts but I like them
    thought about quitting the program but im going to stick with it
    Why did the texts stop? I didn't get any this week
    are you still sending these? havent had one since tuesday
    not the best text today
    that advice does not work for single moms
    I disagree
    you asked me that last week
    boring one today haha
    easier said than done
    r u a bot
    what charity is this
    Is this the parenting thing
    can men join too
    can i do this with my wife on same phone
    yes please
    no thanks, I have enough diapers for now
    No thank you I don't need a ride
    no i dont want the leaflet but thanks
    dont worry about it
    I no have work now, very difficult
    My son is sick three day, I am worry
    I study english for understand your message
    Very good message thank you teacher
    frgt 2 tk meds
    slpt ok
    wrkn dbl shft
    Um I would say about a seven thank you
    tell them I'm feeling good today question mark no period
    wat do i do if i cant sleep
    muy bien gracias
    masomenos
    sip
    nop
    6
    3 de 10
    igual
    un poco mejor
    mal
    triste
    con sueño
    con mucho dolor de espalda
    gracias a Dios bien
    Dios los bendiga por su labor
    muchisimas gracias señorita
    🙏🙏
    buenos dias
    buenas noches, todo tranquilo
    sí, tomé la pastilla
    se me olvidó
    no pude ir
    no tengo tiempo ahorita
    ahora no puedo, luego contesto
    escríbanme en la noche que trabajo de día
    solo los domingos por favor
    son muchos, mándenme nada más dos
    páuselo este mes, estoy con lo de mi papá
    después de los exámenes seguimos
    puedo cambiar la cita
    cancele mi cita de mañana no tengo quien me lleve
    donde queda la clínica
    es gratis?
    no me llegó el link
    mándelo otra vez
    quién me inscribió, la trabajadora social?
    por qué ya no me mandan mensajes
    no me vayan a quitar del programa, sí quiero seguir
    siga mandando
    me ayudó mucho el consejo
    ese consejo no me funcionó
    mi niño no para de llorar
    cómo le hago para dejar el cigarro
    paré de tomar hace un mes
    ya no quiero vivir así
    quiero que todo se acabe
    ya no quiero ver a mi suegra
    me salí de mi casa
    terminé con mi novio
    me cancelaron el seguro
    borré el facebook, estoy mejor
    fume 2 ayer
    hoy nada de cigarros
    ayer salí al parque con mis hijos
    no tngo trabjo
    toi mui cansada
    k bueno
    q significa eso
    cuantas semanas faltan
    no gracias, comida ya tengo
    feliz navidad
    bien merci
    oui ça va et vous
    pas mal
    moyen
    7
    2 sur 5
    comme d'hab
    mieux
    triste
    stressé par les examens
    ok
    d'accord
    super
    mrc
    c gentil
    😊
    Bonjour, je vais bien, le genou tient
    pas encore
    j'ai oublié
    demain peut-être
    je suis au travail, écrivez ce soir
    pas le matin svp je dors
    moins souvent ça serait bien
    cette semaine je peux pas, la semaine prochaine oui
    la page s'ouvre pas
    c'est quoi votre adresse
    je peux changer le rdv ?
    qui m'a inscrit, c'est le médecin ?
    Pourquoi je reçois plus vos messages ?
    n'arrêtez pas surtout
    j'ai fumé 3 cigarettes hier
    10 jours sans tabac
    comment arrêter le sucre
    mon voisin arrête pas avec sa musique
    je veux que ça s'arrête, j'ai trop mal
    j'ai supprimé instagram
    j ai quitté mon copain
    je trouve pas travail c'est dur
    le petit dort enfin
    merci pour le conseil d'hier
"""

ELEVENTH = """
    STOP
    Stop texting me
    stop please
    Unsubscribe
    cancel
    Cancel my subscription to these texts please
    end
    quit
    opt out
    Opt me out
    optout
    No more messages please
    pls stop
    plz stop txting
    stop sending me these
    Remove me
    Take me off your list
    take me off this
    remove my number please
    Please remove me from the program
    I want to unsubscribe
    how do i unsubscribe from this? i dont want these anymore
    I'd like to stop receiving these messages. Thank you.
    Hello, kindly take my name off your list. Regards, Margaret
    Dear Sir or Madam, I no longer wish to receive these text messages. Yours, Harold P.
    stop stop stop
    Leave me alone with these texts
    Stop messaging this number
    do not text me again
    Don't text me anymore
    dont ever text this number again
    Do not contact me
    Do not contact me again please
    never text me again
    lose my number for good
    f*** off and stop texting me
    enough. take me off
    Ok that's enough texts for me, please end them
    Im done with this, no more texts pls
    I'm done, please sign me off
    I quit the course
    I don't want to do this anymore, please cancel
    i want out
    Want out of this text thing
    count me out from now on
    Not interested, stop
    Not interested anymore
    no longer interested in the course thx
    No longer interested please take me off
    Thanks but please stop sending these
    Thank you for everything, but I'd like to end the texts now
    Thanks, it was helpful but I don't need the messages any more. Please stop them.
    It's been great but I'm good now, you can stop texting me
    I feel much better so you can take me off the list now. God bless
    Lovely course but too many texts for me. Please cancel mine.
    Too many texts. Stop
    I have no time for this, please cancel it
    I'm too busy for these and won't be reading them. Please take me off.
    I'm never going to do these lessons so you may as well stop sending them
    i never open these links, just stop sending them
    I get too many messages already, remove me from yours please
    My husband died and I can't do a relationship course. Please stop these messages.
    We broke up so theres no point, please take me off
    we got divorced. dont need this anymore. stop the texts
    This is not for me, please opt me out
    its not for me, unsubscibe
    unsubcribe
    unsuscribe
    unsubscibe me plz
    un subscribe
    stpo
    stopp
    s t o p
    stop now
    Stop all
    stop all messages
    STOP ALL TEXTS TO THIS PHONE
    stop it with the texts already
    will you please stop texting me
    Could you please stop sending these? Thanks
    can u take me off this list
    Can someone remove me from this please
    how do I make these stop? I don't want any more of them
    How do I get off this list. I want off
    How do I cancel? Want to be done with it completely
    I said stop
    third time asking, take my number OFF your list
    I have told you before I don't want these messages
    If you text me again I'm reporting you
    stop or i will report u as spam
    I will block this number if you dont stop
    Blocking you. Don't text again
    Spam. Remove me.
    This is harassment, stop contacting me
    Wrong person. Stop texting this number
    You have the wrong number, I never signed up, please remove it
    I didn't sign up for this, stop
    I never asked for these texts. Please stop sending them to me
    who is this? doesnt matter stop texting me
    This phone belongs to my mother and she does not want these, please stop them
    My son signed me up and I do not want it. Please cancel.
    hi please stop the text messages period I don't want any more of them thank you
    stop sending me text messages comma I do not want them
    hey can you quit texting me I'm not gonna do this thing no more
    Quit texting me
    quit sending me this stuff
    knock it off with the texts, take me off
    please i not want more message
    I don't want receive more messages, thank you
    Please to stop the sms, I don't want
    Sorry my english, I want to cancel all message
    I do not like to receive this messages anymore
    sorry but please stop
    Sorry, I'd rather not get these any more
    Apologies but I'd like to withdraw from the course
    I wish to withdraw. Please stop all texts.
    Please discontinue these messages to my phone
    discontinue service
    Please end my participation
    end my enrollment
    Please terminate my subscription
    deactivate me
    please unenroll me
    Unenroll
    please take my number out
    pls delete me
    delete my number
    Erase my number and don't text again
    sign me off
    get me off this list
    GET ME OFF THIS LIST NOW
    turn these off
    Turn off the texts for good please
    Please switch off the messages, I won't be needing them
    no mas texts please
    I don't want any more of these
    dont want these no more
    dont want it anymore take me of
    i dont want theese texts any more
    No further messages please
    No further contact.
    texts cost me money every time, please stop them
    I pay per text so please don't send any more
    My phone plan is limited and I need you to stop sending these for good, sorry
    These questions make me feel worse every week. I don't want to get them any more.
    I gave it a fair go for a month and honestly it just makes me think about my ex. Please take me off, no
    | hard feelings
    Not coming back to this, please stop
    I'm out. Stop texting
    Ok bye, dont text me anymore
    goodbye and please no more texts
    BAJA
    Dar de baja
    Quiero darme de baja
    denme de baja por favor
    Dame de baja
    Me doy de baja
    Solicito la baja del servicio. Gracias.
    PARAR
    Basta
    basta ya de mensajes
    basta de mensajes por favor
    no más
    No mas mensajes
    no mas textos porfavor
    Ya no me manden mensajes
    ya no me escriban
    Ya no me envíen nada por favor
    ya no kiero mensajes
    ya no quiero resivir mensajes
    Ya no quiero recibir estos mensajes
    No quiero más mensajes, gracias
    no quiero mas
    no me escriban mas
    no me manden mas nada
    No me vuelvan a escribir
    no vuelvan a mandarme mensajes a este numero
    dejen de mandarme mensajes
    Dejen de escribirme
    deja de escribirme
    Dejad de enviarme mensajes, por favor
    dejenme en paz
    DEJENME EN PAZ CON SUS MENSAJES
    Cancelar
    cancelar suscripción
    cancelen mi suscripcion
    Quiero cancelar los mensajes
    Por favor cancele el curso, ya no lo voy a hacer
    Bórrenme de la lista
    Borra mi número por favor
    Quítenme de la lista
    kitenme de la lista
    Sáquenme de esto
    saquenme de la lista ya!!
    Elimíneme de su lista, por favor
    eliminen mi numero de su sistema
    Por favor, retiren mi número
    Desuscribir
    desuscribirme
    como me desuscribo? ya no quiero esto
    ¿Cómo hago para que no me lleguen más? No los quiero
    ¿Me pueden dar de baja?
    Me podría quitar de la lista? Muchas gracias
    Buenas tardes, le agradecería que no me enviara más mensajes. Un saludo
    Gracias por todo pero ya no necesito los mensajes, pueden dejar de enviarlos
    Muchas gracias, me ayudó mucho, pero quisiera darme de baja. Dios los bendiga
    Gracias pero no me interesa, no me manden más
    No me interesa esto, sáquenme
    ya no me interesa el curso
    No me interesa, bórrame
    No tengo tiempo para esto, denme de baja
    nunca leo las lecciones, mejor ya no me manden
    Son demasiados mensajes, quítenme por favor
    Paren
    paren de mandar mensajes
    PAREN YA!!!
    Ya párenle con los mensajes
    ya estuvo bueno, no me manden mas mensajes
    stop por favor
    Ya les dije que no quiero mensajes
    Es la tercera vez que lo pido, denme de baja
    Si me siguen escribiendo los voy a denunciar. No más mensajes
    voy a bloquear este numero, no me escriban mas
    Número equivocado, no escriban más por favor
    Se equivocaron de persona, quiten este número
    yo nunca me apunte a esto, quitenme
    Yo no pedí estos mensajes, dejen de mandarlos
    Este teléfono es de mi mamá y ella no quiere recibir esto, por favor sáquenla
    me separé y ya no tiene sentido, dame de baja por favor
    No me está ayudando, prefiero no recibir más
    Esto me hace sentir peor, no quiero recibir más preguntas
    me salgo del curso, no me manden nada
    Quiero salirme
    Quiero salir del programa por favor
    Renuncio al curso, gracias
    desactivar mensajes
    Desactiven esto por favor, no lo quiero
    No deseo continuar con los mensajes
    no deseo seguir recibiendo sms
    Hola mira ya no quiero que me lleguen estos mensajes punto gracias
    No me contacten más
    stop svp
    Stop aux sms
    stop merci
    arret
    arrêter
    Arrêtez
    arretez svp
    Arrêtez de m'envoyer des messages
    ARRETEZ AVEC VOS SMS !!!
    arreter les messages sil vous plait
    désabonner
    Désinscription
    Désinscrivez-moi
    desinscription svp
    desabonnez moi
    Je veux me désabonner
    je souhaite me désinscrire, merci
    Comment je me désabonne ? je n'en veux plus
    Comment faire pour ne plus recevoir ces messages ? Je n'en veux plus du tout
    plus de messages
    Plus de sms svp
    plus de texto merci
    Ne m'écrivez plus
    Ne m'envoyez plus de messages s'il vous plaît
    ne me contactez plus
    Ne me contactez plus jamais
    je veux plus de vos messages
    je veu plu resevoir de sms
    Je ne veux plus recevoir ces messages
    jveux plus rien recevoir
    j'en veux plus
    Je ne souhaite plus recevoir vos textos. Cordialement, Monique
    Bonjour, merci de bien vouloir retirer mon numéro de votre liste. Bonne journée.
    Retirez-moi de la liste
    retirez mon numero
    Enlevez moi de votre liste svp
    enlevez mon numéro
    Supprimez mon numéro
    effacez moi
    Résilier
    je résilie
    Annulez mon inscription
    annuler l'abonnement
    Pas intéressé, stop
    Ça ne m'intéresse plus
    plus intéressée merci de me retirer
    Merci pour tout mais je préfère arrêter là, plus besoin de messages
    Merci beaucoup, ça m'a aidée, mais vous pouvez arrêter les envois maintenant
    Je n'ai pas le temps, désinscrivez moi svp
    Trop de messages, je veux que ça s'arrête
    Fichez-moi la paix avec vos textos
    foutez moi la paix
    lachez moi avec vos sms
    Je ne me suis jamais inscrit à ça, retirez-moi
    Je quitte le programme, ne m'envoyez plus de leçons
    j'abandonne le cours, plus la peine de m'écrire
    On s'est séparés, ça ne sert plus à rien, arrêtez les messages
    Ça fait trois fois que je demande d'arrêter !
    Encore un message et je signale en spam. Stop
    Ce cours me fait plus de mal que de bien, je ne veux plus rien recevoir
"""

ELEVENTH_ORDINARY = """
    1
    2
    3
    5
    6
    7
    8
    9
    0
    7/10
    6 out of 10
    about a 5
    Maybe a 4 today
    8!
    like a 6 i guess
    Four
    seven
    five or six
    2 :(
    yes
    Yes
    no
    No
    yep
    yeah
    Y
    N
    not really
    sort of
    a little
    A little better
    much better
    better
    same
    The same as last week
    about the same
    good
    Good
    ok
    OK
    okay I guess
    meh
    so so
    bad
    terrible
    pretty good actually
    Great!
    tired
    sad
    anxious
    calm
    happy
    Stressed
    hopeful
    numb
    exhausted but ok
    Done
    done!
    did it
    Finished the lesson
    just did it, liked it
    Not yet
    havent done it yet
    I will do it tonight
    Later today
    tomorrow
    remind me tomorrow
    Can you send it again tomorrow?
    busy right now will do it after work
    driving
    In a meeting, will read this evening
    I'm on holiday till the 14th, will catch up when I'm back
    Can we pause for two weeks? I'm having surgery
    pause please
    skip this week
    Skip
    I'll skip this one but send the next
    too tired tonight, maybe tomorrow
    Not today please, try me on Thursday
    Could the texts come after 6pm? I work days
    Is it possible to get these less often, like once a week?
    thanks
    Thanks!
    thank you
    ty
    thx
    thank u this helped
    Thank you dear, this was just what I needed. Margaret
    Thanks, that one made me think
    loved this one
    That was a good one
    interesting
    Hmm not sure I agree with that one
    That lesson was silly
    I thought it was too long
    boring tbh
    lol
    haha so true
    ❤️
    🙏
    😢
    😂
    hi
    Hello
    good morning
    Good morning to you too
    Happy new year
    Merry Christmas to you all
    Who is this?
    is this a bot?
    Am I talking to a human
    how long is the course
    How many lessons are left?
    What was the lesson from last week called?
    the link doesn't work
    It says page not found
    cant open it
    Can you resend the link please
    I lost the link
    I deleted the last message by mistake, can you send it again
    how can my sister sign up for this
    Is this free?
    does it cost anything to reply
    Is this private? Can anyone see what I write
    I changed my phone, will I still get these?
    Can I do an earlier lesson again?
    what does the number mean
    1 is bad or 1 is good?
    what scale
    I dont understand the question
    huh?
    what
    ??
    Which question do you mean
    My name is spelled Siobhan btw
    I called my brother
    called mom on sunday, it went well
    Went for a walk with my neighbour, felt good
    Had coffee with an old friend
    We had a fight again about money
    He listened to me for once
    She said thank you and it meant a lot
    I told him how I felt and he didn't get mad
    Tried the breathing thing, helped a bit
    I tried the pause before answering like you said and it worked
    I forgot
    i forgot to do it sorry
    sorry for late reply
    Sorry I missed your text, my phone was dead
    Work has been crazy
    My daughter had her baby on Tuesday, a little girl!
    I got the job
    Lost my job on Friday
    My dog died
    My husband is in hospital since Monday
    Not sleeping well
    slept 4 hours
    I cried a lot this week
    Nobody called me this week
    I spent the weekend by myself, it was ok
    I feel ignored by my kids
    My son won't talk to me
    My mother in law is visiting, pray for me
    We went dancing on saturday and had fun
    Date night!
    watched a movie together
    We are trying to argue less
    he apologised
    still not speaking to each other
    I miss her
    I miss my ex
    I went to church and sat with someone new
    Joined a choir
    made a new friend at the gym
    My friend from school messaged me out of the blue
    Nothing much happened
    same old same old
    Just ok. Rainy week here
    Its been hot here
    The garden is keeping me sane
    Busy but good busy
    rough week
    Best week in ages
    It was an up and down week, Monday was horrible but then Thursday my sister came round and we laughed
    | till midnight
    So I did what the lesson said and wrote down three good things every night and I think it makes a
    | difference but my wife thinks it's silly
    ok so this week was actually not that bad I talked to my boss about the hours comma and he said he would
    | look at it
    this week is little hard for me because my family is far
    I speak with my husband more now, thank you
    I have not so many friends here but I try
    my english not so good but I understand lesson
    gd thx
    stil tired
    im ok thx 4 asking
    it was ausome
    beter then last week
    Twice
    Once, on Wednesday
    every day except sunday
    Most days
    Never
    rarely
    Often
    all the time lately
    none
    zero times lol
    Two people
    Mum
    my best friend Jo
    My therapist
    nobody
    Just me and the cat
    patience
    Saying sorry first
    To be kinder to myself
    my goal is to phone one person a day
    Ring my dad
    I want to work on my temper
    Yes I did try it
    No I didn't get round to it
    yes but it was hard
    No, but I will
    Maybe
    idk
    I don't know
    don't know really
    not sure
    hard to say
    prefer not to answer that one
    That's a bit personal
    none of your business haha
    Why do you ask that?
    good question
    Let me think
    wait
    hang on
    one sec
    ok will do
    got it
    Got it, thank you
    sounds good
    cool
    Sure
    you too
    Have a nice weekend
    See you next week
    Good night
    bye for now
    I agree
    true
    exactly
    wow
    Never thought of it like that
    You hit the nail on the head
    Sent it to my sister, she loved it too
    Can I share this with my group?
    Printed it for the fridge
    Who writes these?
    I look forward to these
    these texts are the best part of my week
    Frankly I'm annoyed at the whole world today
    everything sucks today
    I'm so mad at him I could scream
    I think I need to talk to a real person about this, is there a number?
    I keep having panic attacks at work
    We can't stop laughing about it
    I can't stop thinking about her
    He finally agreed to stop smoking
    I wish he would stop shouting at me
    I told my mum to stop commenting on my weight, felt proud
    Trying to stop checking my phone at night
    Missed the bus stop because I was reading your lesson lol
    i stopped drinking 3 weeks ago
    Don't stop, I love these!
    please never stop sending these
    No more fighting this week, we are both happy
    no more tears at least
    There's no more milk and we argued about it, that's my week
    By the end of the day I'm wrecked
    At the end we hugged
    weekend was good, in the end she came
    I had to cancel dinner with my friends, felt guilty
    They cancelled on me again
    My boss won't let me leave early
    He wants to leave me
    I'm thinking of leaving my husband
    She left on Friday and took the kids
    Should I remove him from my facebook?
    I deleted his number, feels good
    Quit my job!
    I want to quit smoking, any lessons about that
    My sister unsubscribed from my life basically
    i told him to leave me alone for an hour and it helped actually
    Had enough of his moods
    I'm done with men haha
    It would be good to cancel all my plans and sleep
    I blocked my ex
    We ended things on sunday
    I told my friend no more texts after midnight and she was fine with it
    Nothing can stop me this week, 9!
    The lesson page stops halfway, is it meant to?
    1
    2
    4
    5
    6
    7
    9
    10
    un 7
    como un 6
    Cinco
    8 esta semana
    tres
    sí
    si
    Sí, claro
    no mucho
    más o menos
    mas o menos
    bien
    Bien gracias
    muy bien
    mal
    mejor
    mejor que la semana pasada
    peor
    igual
    cansada
    triste
    solo
    tranquila
    contento
    ahi vamos
    Aquí andamos, gracias a Dios
    Gracias
    muchas gracias
    Mil gracias, me sirvió mucho
    Gracias, Dios les bendiga
    Me gustó mucho la lección
    muy bonita la leccion de hoy
    Muy larga jaja
    ya la leí
    Listo
    hecho
    todavía no
    Aún no, la hago en la noche
    luego
    Más tarde
    mañana lo hago
    estoy manejando
    Estoy de viaje, la leo cuando regrese el lunes
    ¿Pueden hacer una pausa de dos semanas? Me operan
    Esta semana no puedo, la próxima sí
    Recuérdamelo mañana
    hola
    Buenos días
    Buenas noches
    quien habla
    ¿Eres una persona o un robot?
    no abre el enlace
    El link no me funciona
    no entiendo la pregunta
    ¿El 1 es bueno o malo?
    ¿Cuántas lecciones faltan?
    ¿Esto es gratis?
    ¿Alguien más lee lo que escribo?
    Hablé con mi mamá el domingo
    llame a mi hermano despues de meses
    Salimos a caminar mi esposo y yo
    Peleamos otra vez por el dinero
    Me escuchó por primera vez en mucho tiempo
    Mi hijo no me contesta
    Extraño a mi familia
    Se me olvidó
    Mucho trabajo esta semana
    No he dormido bien
    Los niños están enfermos
    Murió mi abuela el martes
    Fuimos a misa y luego a comer todos juntos
    Estuve sola todo el fin de semana
    nada nuevo
    Todo igual por acá
    Lo intenté pero me costó
    Tres veces
    casi todos los días
    nunca
    a veces
    nadie
    mi comadre Lupita
    Ser más paciente
    quiero gritar menos con mis hijos
    no sé
    no se la verdad
    Prefiero no contestar esa
    buena pregunta
    👍
    🙏🙏
    ok
    vale
    Claro que sí
    Igualmente, buen fin de semana
    nunca lo había pensado así
    Se la mandé a mi prima
    kreo ke mejor ke antes
    No puedo parar de llorar
    no paramos de reír el sábado
    Mi novio me quiere dejar
    mi marido dejó de fumar
    Basta con una sonrisa para alegrarme el día
    le dije basta a mi suegra jaja
    Me cancelaron la cita del médico
    Tuve que cancelar la cena y me sentí mal
    Quiero dejar de gritarle a mis hijos
    no más peleas esta semana, un 8
    Di de baja el gimnasio, no me alcanza
    Estoy de baja por depresión desde el lunes
    Al final nos abrazamos
    No dejen de mandarme las lecciones, me encantan
    borré las fotos de mi ex
    En la parada del bus platiqué con una señora muy amable
    1
    3
    4
    5
    7
    8
    9
    un 6
    7 sur 10
    plutôt 5
    huit
    oui
    non
    pas vraiment
    bof
    ça va
    Ca va merci
    bien
    très bien
    mal
    mieux
    pire
    Comme d'habitude
    fatiguée
    seul
    triste
    stressé
    plutôt calme
    merci
    Merci beaucoup
    mrc
    J'ai bien aimé la leçon
    Pas terrible celle-là
    C'est fait
    lu
    pas encore
    ce soir
    plus tard
    demain promis
    Je suis au travail, je regarde après
    On peut faire une pause de deux semaines ?
    pas cette semaine mais la prochaine oui
    Bonjour
    coucou
    Bonne soirée à vous aussi
    C'est qui ?
    Vous êtes un robot ?
    le lien marche pas
    Vous pouvez renvoyer le lien svp
    1 c'est bien ou c'est mal ?
    Il reste combien de leçons ?
    C'est gratuit ?
    J'ai appelé ma mère dimanche
    On s'est encore disputés
    on a bien parlé hier soir, ça faisait longtemps
    Il s'est excusé
    Mon fils ne répond pas à mes appels
    Je dors mal
    Désolée j'ai oublié
    J'ai essayé la respiration, ça aide un peu
    deux fois
    presque tous les jours
    jamais
    ma soeur
    personne
    être plus patiente
    je sais pas
    👍
    mdr trop vrai
    d'accord
    Je n'avais jamais vu ça comme ça
    Je suis toute seule depuis que mon mari est parti, mais ma voisine est venue prendre le café jeudi
    Je n'arrête pas de penser à lui
    j'ai arrêté de fumer il y a 10 jours !
    Je voudrais arrêter de crier sur les enfants
    À l'arrêt de bus j'ai discuté avec une dame
    mon copain veut me quitter
    j'ai annulé le dîner, trop crevé
    Plus de disputes cette semaine, on est contents
    Surtout n'arrêtez pas, j'adore vos messages
"""

# With each what share of it was stopped for and what share was heard at the first try.
ROUNDS = (
    (FOURTH, 0.67, 0.99),
    (FIFTH, 0.51, 0.91),
    (SIXTH, 0.72, 0.95),
    (SEVENTH, 0.81, 0.94),
    (EIGHTH, 0.75, 0.93),
    (NINTH, 0.82, 0.98),
    (TENTH, 0.76, 0.97),
    (ELEVENTH, 0.90, 1.00),
)
# And what share of ordinary replies was wrongly stopped for and wrongly asked about.
ORDINARY = (
    (FOURTH_ORDINARY, 0.004, 0.024),
    (FIFTH_ORDINARY, 0.008, 0.040),
    (SIXTH_ORDINARY, 0.034, 0.110),
    (SEVENTH_ORDINARY, 0.000, 0.069),
    (EIGHTH_ORDINARY, 0.015, 0.058),
    (NINTH_ORDINARY, 0.004, 0.048),
    (TENTH_ORDINARY, 0.008, 0.100),
    (ELEVENTH_ORDINARY, 0.000, 0.032),
)
