"""The closed vocabulary in which people ask for texts to end, in English, Spanish and French; see `opt_out_grammar`.

Each language has lists of words; what is said in no word of ending stands in `opt_out_idioms`.
"""

from course.rules import opt_out_idioms, plain_text

COURTESY = plain_text.words_of(
    "ahora alors already and bon bonjour bro bueno but bye desole favor gracias guys hello hey hi hola "
    "honestly just lol maintenant man mate merci no now ok okay oye perdon plait please por right seriously "
    "sil so sorry te thank thanks then vous well ya yeah yes yo you"
)
ENGLISH = {
    "ending": (
        "stop stops stopped stopping quit quitting end ends ended ending cancel cancels cancelled canceled "
        "cancelling unsubscribe unsubscribed unsubscribing optout opt remove removed removing delete deleted "
        "erase erased wipe wiped scrub scrap bin drop dropping withdraw withdrawing withdrawn discontinue "
        "discontinued terminate cease desist refrain revoke revoked disable disabled mute strike scratch "
        "exclude unenrol unenroll unenrolled suspend deactivate halt unregister disenroll disenrol reassigned "
        "deregister purge unlist halted removal cancellation withdrawal unsubscription exit resign cessation"
    ),
    "letting": (
        "block blocked blocking report reporting rid off out kick shut close forget lose leave leaving finish "
        "done finished through ditch dump pull bow bowing backing pulling resigning stepping pass away"
    ),
    "halfway": "quit end ended ending drop withdraw exit",
    "refusing": (
        "zero no not dont never wont cant cannot isnt arent nothing without havent wouldnt shouldnt didnt "
        "doesnt neither"
    ),
    "wanting": (
        "want wanna wanted need needed needs needing like wish use using read consent agree agreed get "
        "getting receive receiving see expect sign signed signing ask asked asking approve authorise "
        "authorize allow allowed require interested interest involved part"
    ),
    "reaching": (
        "text texting texted message messaging messaged contact contacting contacted write writing send "
        "sending call calling reach bother bothering disturb disturbing hear pester permission bug nag "
        "nagging ping pinging remind reminding"
    ),
    "going_on": "continue continuing participate participating carry carrying proceed",
    "tired": (
        "tired sick fed enough bored annoyed annoying over fuming pissed hate useless pointless unwanted spam "
        "harassment harassing stalking blowing much many often annoy annoys irritating intrusive stress "
        "stressing stresses"
    ),
    "ours": (
        "text texts message messages messaging sms reminder reminders notification notifications email emails "
        "mail list number phone course programme program class service subscription account membership "
        "enrolment enrollment registration consent permission communication communications comms contact "
        "details data info information records database system spam texter digits group nudge nudges landline "
        "privacy name everything programs lists"
    ),
    "this": "this these those it them here that",
    "mine": "me us my our mine myself you",
    "more": "more anymore again longer further ever else any you",
    "filling": (
        "i im id ill ive we your yours whats hows humbly give gave given down had appreciate grateful glad "
        "nice kind taking bring mean meant serious 2 4 2day about all there theres need has having been done "
        "again back step away without because cos got number of anything everything whole whatever another "
        "both future ahead great love word reply replying instructions per request consider point remember "
        "recall go idea under right rights send keen lost feeling deal cope a an the every each such to from "
        "with at on in out up for by as if is are was be being am do did have can could would will may might "
        "should must going gonna let lets make put turn switch take taken come keep keeps get how where what "
        "who whom why which way possible able someone somebody anyone kindly please really very so too just "
        "now already today immediately ok okay thanks thank yes yeah time times last same first one two stuff "
        "thing address person asap completely altogether entirely permanently good ur u hereby formally want "
        "like ask asking tell told telling begging say said rather prefer better happier possibly receiving "
        "getting decided think thinking feel ready into than guess afraid myself until further notice still "
        "even itd gdpr me twice bye respect reached"
    ),
}
SPANISH = {
    "ending": (
        "pare paren parad parar paran pararan dejar deja deje dejen dejad dejo dejaran cancela cancele "
        "cancelen cancelar cancelo cancelado baja borra borre borren borrar borrarme borrame borrenme borrado "
        "quita quite quiten quitar quitame quitenme quitarme saca saque saquen sacar sacame saquenme sacarme "
        "elimina elimine eliminen eliminar eliminenme eliminame eliminarme retira retire retiren retirar "
        "retirenme retirame retirarme retiro suspende suspendan suspender anula anulen anular detener "
        "detengan detenganse termina terminen terminar terminarlo desactiva desactiven desactivar apaguen "
        "apagar apaga abandonar abandono renuncio renunciar basta alto stop desuscribir desuscribirme "
        "desinscribir olviden olvidense olvidar pierdan bloquear bloqueado bloqueo denunciar denunciarlos "
        "reportar reporto cese cesen cesar corten corta cortenla cortala desapunten desapuntenme desapuntarme "
        "desapuntame cancelacion cancelarlo cancelenlo acabar acaben"
    ),
    "letting": "salir salirme salgo",
    "halfway": (
        "cancele pare borre basta anule retire quite deja dejo dejar baja termina terminar terminen acabar"
    ),
    "refusing": "no nunca ningun ninguno ni sin nada jamas",
    "wanting": (
        "quiero kiero deseo necesito pedi autorizo doy di quisiera gustaria prefiero interesa interesan "
        "interes interesado interesada recibir recibiendo reciban sigan siga sigo seguir hace falta tienen "
        "apunte apuntado inscribi registre solicite permito acepto uso leo"
    ),
    "reaching": (
        "escriban escriba escribas escribir escribirme escriben escribiendo escribieran manden mande mandes "
        "mandar mandarme mandando mandan envien envie envies enviar enviarme enviando molesten moleste "
        "molestar molestarme molesta molestan contacten contactar contactarme llamen llamar texteen vuelvan "
        "vuelva vuelvas"
    ),
    "going_on": "continuar seguir participar",
    "tired": (
        "harta harto hartos cansada cansado cansaron aburrieron demasiados demasiado muchos tienen molestan "
        "molesta spam acoso basta"
    ),
    "ours": (
        "mensaje mensajes texto textos sms txt correo correos recordatorio recordatorios notificaciones lista "
        "numero curso programa grupo servicio suscripcion inscripcion participacion cuenta consentimiento "
        "permiso datos base telefono celular movil"
    ),
    "this": "esto este esta estos estas eso esos los las lo",
    "mine": "me mi mis nos",
    "more": "mas ya otra nuevo",
    "filling": (
        "yo que de del la las el los lo les le se su sus al a en con por para favor gracias hola un una y ya "
        "ahora solo quiero quisiera gustaria puede pueden podria podrian puedo como hago hay forma manera "
        "tengo hacer donde quien todo todos toda todas tu te ser es son esta estan voy vaya ir datos ustedes "
        "usted hasta aqui ahi soy muy tan bien porfavor necesito solicito pido deseo dar darme dame deme den "
        "denme demen me hagan haga dando siga sigan estoy tanto tantos otra vez mejor prefiero preferiria "
        "habia paz tranquila tranquilo esa lado atencion inmediato inmediatamente mi telefono"
    ),
}
FRENCH = {
    "ending": (
        "arrete arretes arretez arreter arretiez sarrete stop stopper stoppez cesse cessez cesser annule "
        "annulez annuler annulation desabonne desabonnez desabonner desinscrire desinscrivez desinscription "
        "desinscris desabonnement retire retirez retirer supprime supprimez supprimer efface effacez effacer "
        "enleve enlevez enlever otez oter rayez rayer oubliez oublier moublier resilier resiliez resiliation "
        "abandonne abandonner bloque bloquer signale signaler revoque revoquer darreter denvoyer suspendre "
        "suspendez desactiver desactivez terminer menlever meffacer marreter sarreter jarrete jabandonne "
        "terminez finissez finir"
    ),
    "letting": "quitte quittez quitter sors sortir sortez fini",
    "halfway": "annule efface supprime quitte terminer finir arrete cesse",
    "refusing": "refuse ne plus pas jamais aucun rien non sans nai",
    "wanting": (
        "veux voudrais souhaite souhaiterais desire aimerais jaimerais prefere prefererais besoin envie "
        "recevoir consens donne demande interesse interessee minteresse lis utilise inscrit inscrite autorise "
        "jen nen daccord accord"
    ),
    "reaching": (
        "ecrire mecrire ecrivez mecrivez ecris necrivez envoyer menvoyer envoyez menvoyez envoie nenvoyez "
        "contacter contactez contacte contactee textez texter deranger derangez dérangez embeter membeter "
        "appeler appelez harceler demarcher"
    ),
    "going_on": "continuer participer participe continue",
    "tired": "marre assez ras bol trop fatigue fatiguee harcelement spam insupportable",
    "ours": (
        "message messages texto textos sms mail mails rappel rappels notification notifications liste numero "
        "cours programme groupe service inscription abonnement compte consentement coordonnees donnees nom "
        "envoi envois contact"
    ),
    "this": "ca cela ces cette ce celui la ici tout",
    "mine": "moi me mon ma mes m nous",
    "more": "plus encore jamais",
    "filling": (
        "je j il on vous tu le la les l un une de des du d a au aux en y et que qu quon quil est cest suis "
        "etre ete serait peux puis peut pouvez pourriez pourrais possible comment fais fait faire pour ou "
        "merci svp stp bonjour sil te plait maintenant vos votre tes ton avec sur moi veuillez priere se s si "
        "voudrais ne toute tous toutes seul seule deja desole desolee numero immediatement definitivement "
        "laisse tranquille prefere paix arret voulez bien gentil gentille reconnaissant remercie remercierais "
        "jaimerais aussi"
    ),
}
LANGUAGES = (
    (ENGLISH, opt_out_idioms.ENGLISH),
    (SPANISH, opt_out_idioms.SPANISH),
    (FRENCH, opt_out_idioms.FRENCH),
)
