"""What must not be taken for a wish to stop: telling of one's week, and wanting the opposite."""

NOT_ABOUT_STOPPING = """
    I want to stop fighting with her
    I can't stop thinking about work
    don't stop
    please don't stop texting me, it helps
    I never want this to stop
    I told him to stop texting me
    I told her: don't contact me again
    He won't stop calling
    my ex has to stop texting me
    why did you stop texting me?
    I stopped drinking
    stop worrying, I'm fine
    we stopped at the shop
    The end
    in the end we talked
    at the end of the week
    cancel dinner with mum
    I cancelled my plans and called her
    I quit smoking
    I don't want to text him
    They never call me
    my kids are busy and don't call me
    I don't want to send the letter
    he said he wants to leave me
    I want to leave him
    take me as I am
    remove the pressure and we talk
    no more arguing this week
    step
    shop
    quiet
    cancer
    spot
    no
    él no me escribe más
    mi hermana no me llama
    no puedo parar de pensar
    quiero parar de discutir con él
    my boss texts me at night and I said no more of that
    cancelé mi suscripción del gimnasio
    I deleted his number
    he said "leave me alone" and slammed the door
    je me suis désabonnée de cette chaîne
    didn't get the message today
    je ne veux plus me disputer
"""

GOING_ON = """
    please don't stop
    I do not want to stop
    I don't want to quit
    I don't want you to stop
    I didn't mean stop
    please do not remove me
    don't take me off the list
    no please continue the course
    no quiero que paren
    no quiero parar
    no quiero dejar el curso
    je ne veux pas arrêter
    ne vous arrêtez pas
    no dejen de mandarme los mensajes me ayudan mucho
    por favor no dejen de mandar estos mensajes
    no paren por favor
    n'arrêtez surtout pas
"""
# More of the kind, for the weights of `opt_out_odds`: now and then one is asked about.
TELLING = """
    elle ne m'écrit plus
    je ne veux plus me battre avec lui
    je ne veux plus pleurer pour ça
    je ne veux plus y penser
    je ne veux plus me taire
    je veux plus me prendre la tête avec ma mère
    j'en ai marre de mon travail
    il ne m'appelle plus
    elle ne me parle plus depuis dimanche
    ils ne m'écrivent jamais
    mon frère ne m'envoie plus rien
    on ne se voit plus beaucoup
    j'ai arrêté de fumer
    j'ai supprimé facebook
    je me suis désinscrite du club de gym
    j'arrête le café le soir
    je lui ai dit d'arrêter de crier
    elle veut qu'on arrête de se voir
    ce n'est plus la peine d'en parler avec lui
    ya no quiero pelear con ella
    no quiero volver con él
    ya no quiero sentirme así
    no quiero seguir así con mi pareja
    mi madre ya no me llama
    ya no me escribe nadie
    mi hija no me manda mensajes
    me di de baja del gimnasio
    dejé de tomar
    quiero dejar de gritar
    le dije que parara ya
    borré su número y me siento mejor
    quité las redes del teléfono
    cancelamos la cena
    mi novio quiere terminar
    ya basta de pelear entre nosotros
    me cansé de esperar su mensaje
    I don't want to see him any more
    I no longer want to fight
    don't want to go home tonight
    nobody texts me back
    my sister stopped writing
    he took me off the family chat
    I removed him from my contacts
    I left the group chat, it was too much
    unfollowed her, feels better
    I unsubscribed from the gym emails
    I cancelled on my friend again
    she wants to end it
    we agreed to stop going over it at night
    I need to stop checking my phone
    stop and think is what I did
    put an end to the silence between us
    no more waiting for his message
    I said enough is enough to my brother
    she said she is done with me
    not interested in meeting new people yet
    I am over it now, we made up
    I quit the choir
    getting out of bed is the hard part
    taking myself out of the argument helped
    I blocked my ex
    my boss never leaves me alone at weekends
    it feels wrong to text first
    I did not answer her texts
"""
