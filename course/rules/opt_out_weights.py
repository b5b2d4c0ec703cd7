"""What the words of a text weigh for a wish to stop, and against it (`opt_out_odds`). Counted, not written.

`python3 -m tests.opt_outs --count` makes it anew from the corpora. Each line has a weight and what has it.
"""

TABLE = """
+4.0: it a
+3.9: sms
+3.6: baja $ | moi | opt
+3.5: insc-
+3.4: la $ | perm-
+3.3: be remo | discontinue | subs-
+3.2: manden
+3.1: cess- | consent | elim- | sali $
+2.9: borr- | escriban | esto
+2.8: anne | desi- | wish to
+2.6: cour- | stop
+2.5: arre $ | reti- | serv- | this numb | unen- | ya
+2.4: ^ deje | my numb | unsubscribe | vous
+2.3: bloq- | prog $ | reci- | remi- | resi- | revo- | withdraw
+2.2: acco $ | aqui | canc $ | out $ | remo-
+2.1: ^ get | call it | cons- | cont- | deje- | envo $ | off $ | terminate
+2.0: ^ shut | arretez | bast $ | envi- | escr $ | quit $ | unsu $
+1.9: ^ como | desi $ | isnt for | like to | list $ | mecr- | paren | stop $ | text- | vuel a | vuel-
+1.8: comment | cour $ | desa $ | desu $ | desu- | enou $ | from you | go away | list | my mind | saca-
+1.8: spam $
+1.7: ^ annu | ^ desa | anul- | canc- | curs- | curso | favo- | favor | mole- | nume- | numero | off | para $
+1.7: svp | unsu-
+1.6: ^ alto | ^ arre | alon $ | decided | drop | enro- | esto $ | here $ | jarr $ | leave | mas $ | mensajes
+1.6: no more | paix | pers $ | plus rien | quit | rece- | sam | sign up | supprimez | the prog | the text
+1.6: this | this $ | with $
+1.5: ^ pare | ada | baja | cancel | dete- | seguir | thing | you
+1.4: ^ stop | carr on | carr- | ceas- | cease | data | more $ | my data | pass on | quitenme | repo- | susp-
+1.4: tout $ | want
+1.3: de escr | desabonner | end | hart $ | mens- | mess- | no los | not send | out | part- | plus | spam
+1.3: take | text | textos | thes- | these
+1.2: ^ deja | ^ end | bother | but no | bye | delete | donn- | inte $ | inte- | not | phone | stop now
+1.2: tele- | text $ | that will
+1.1: ^ ne | ^ you | am | ana | bloc- | ca $ | darr $ | deta- | details | else $ | me out | my deta | paix $
+1.1: plea- | please | plus $ | recevoir | reco $ | resi $ | saqu- | with the
+1.0: ^ quit | agre to | all $ | alre- | already | ana $ | any | bloc you | equi $ | jarrete | lista
+1.0: mandarme | me agai | menv- | merc de | merc- | merci | mint- | minteresse | noti $ | numb $ | persona
+1.0: podr- | prog- | recibir | stop it | susc- | suscripcion | the mess | this is
+0.9: #short | ^ cest | ^ saqu | ^ yo | anym- | anymore | arre- | canc todo | cansel | demande | dont send
+0.9: equi- | for good | grac $ | lach- | leav- | los voy | me from | mes | mess $ | messages | nada $ | no
+0.9: no long | no siga | perm $ | remove | susc $ | thanks | thes $ | this phon | word | yo
+0.8: ^ cans | ^ opto | ^ que | acco- | both- | ca | come | curs $ | dont text | from your | i wont | is stop
+0.8: me $ | more text | now | number | opto- | optout | que me | quien | revoke | saquenme | sorr $ | your
+0.7: ^ enou | ^ je | ^ lose | annu $ | de la | dema- | dont | else | gett thes | grou $ | if | lo dejo
+0.7: longer | main- | maintenant | mi nume | no es | on with | op | pare $ | pref- | quit le | sending
+0.7: souh- | stop send | stud $ | supp- | than but | think | voy | voy a | wron- | wrong
+0.6: ^ para | ^ susp | ^ wron | annu- | anym $ | continuing | deac- | deactivate | dele- | dete $ | id
+0.6: it $ | lose my | mens $ | not for | of your | out than | part $ | phon $ | programme | repl- | repo you
+0.6: rest | send me | that- | thats | them | time stop | up
+0.5: ^ saca | ^ youv | be | cancelar | comm- | darr- | darreter | de vos | dele $ | denu $ | denu- | do
+0.5: dont need | eras- | furt- | further | got the | grac- | gracias | hart- | je | jen | mas | ne mint
+0.5: need | notifications | on $ | pass | pull out | quie mas | rapp- | rappels | rest $ | sacame | sms $
+0.5: take off | text agai | than $ | with this | youv- | youve
+0.4: ^ bast | ^ deac | ^ effa | ^ elim | ^ veui | again | be cont | ce nest | effacez | enou- | enough
+0.4: envois | fue | gett- | getting | id like | main $ | mas mens | mauv- | me | mi $ | molesten | nece-
+0.4: nest | nume $ | opti out | or | pare | pers- | plea stop | quie $ | quit- | revo $ | sign- | sufi $
+0.4: texting | too many | veui- | veuillez
+0.3: ^ id | ^ jen | ^ ras | ^ reti | agai- | alto | annuler | aske- | asked | away | be all | bol | borr $
+0.3: continuar | dato- | datos | dave | de | dont thin | drop out | falta | get | hace falt | have | i said
+0.3: ici | is a | le bol | les | me desa | me sorr | menvoyer | messaging | mon nume | not the | numb-
+0.3: part | pas inte | poss- | possible | ras | ras le | recordatorios | salirme | segu $ | suff- | suffit
+0.3: there | thin this | tran $ | unenroll | ya estu
+0.2: ^ dete | ^ dont | ^ make | ^ ni | ^ quie | any more | basta | can i | cancelen | cons $ | cont $
+0.2: cosa $ | cosa- | cosas | darm de | darm- | darme | dejo | desa- | do i | fin | give | grac pero | i am
+0.2: ive | la list | last | last time | leav the | mand cosa | mand- | me inte | me salg | mecr $ | my cons
+0.2: my name | my thin | name | ne suis | ni | no mas | para- | pero | plus beso | que | remo $ | salg-
+0.2: salgo | suis pas | up $ | with thes
+0.1: ^ ceas | ^ jaba | ^ resi | as | bloq $ | de menv | for me | from | how do | i neve | if you | insc $
+0.1: jaba- | jabandonne | me hace | me off | nada | nest pas | now $ | parenle | personne | quie eres
+0.1: quiero | remi $ | siga- | sigan | subs $ | supp mes | supprimer | take- | taken | telefono | the last
+0.1: tienen | time to | to get | veux | what the | with- | yall
-0.1: ^ elle | ^ hice | ^ le | ^ leav | ^ more | a arre | are | back | be here | by | call | canc la
-0.1: cancelaron | cancelled | depu- | depuis | end of | frid- | goal | grac por | husb- | i dont | it all
-0.1: link | mando | me suis | message | moin- | moins | more | mori- | out of | peop- | people | rain $
-0.1: righ now | that | to end | tryi- | trying | what | yes
-0.2: 7 | ^ i | ^ not | ayud- | dinn- | dinner | disp- | dont want | earl- | feel- | fini- | for | forw to
-0.2: forw- | good $ | i look | interessant | later | look forw | los mens | my boss | over $ | pati- | plan-
-0.2: plea dont | plus de | quan- | quand | rain | same | si | stopped | sund- | sunday | trav- | travail
-0.2: week- | ya no | you stop
-0.3: 9 | ^ me | ^ no | ^ plea | annule | asse cont | boss | brea- | ca va | cancer | down $ | en | et | is
-0.3: jado vos | jado- | jadore | je lui | la | lui ai | mens de | menvoie | mum | nadi- | next | nobo text
-0.3: of the | othe- | paus- | pleu- | pour je | raining | recois | resp- | soci- | stop rain | to stop | va
-0.3: will stop | yet | yet $
-0.4: ^ la | ^ plus | afte- | after | agua mas | agua- | aguanto | bett- | better | call me | escribe | esta
-0.4: good- | goodbye | gust- | hate | have- | havent | help $ | il ne | know $ | like | me gust | me mand
-0.4: mi | my | narr- | ne veux | no agua | no hay | partner | real $ | sais | see | stop and | suic-
-0.4: supp son | sure | termine | to thes | who writ | with me | writ thes
-0.5: ^ ok | ^ they | ^ took | beau- | beaucoup | coul- | cuan- | dead | does | grat- | gustan | hoy | i chan
-0.5: job | love | mal | mean $ | nadie | no cont | of | one | plus tard | por | teng- | tengo | than
-0.6: ^ are | ^ el | ^ por | ^ teng | ^ the | ^ when | ^ why | abou- | about | arret | bad | befo- | before
-0.6: esta- | good | hope | just | mand esto | myse- | myself | new | no pued | on | over- | sister
-0.6: thes text | with my | ya casi
-0.7: ^ cuan | ^ pas | ^ ya | a mess | asi | can my | gym | llor- | much- | smok- | to | you all
-0.8: ^ grac | cita | figh- | grat $ | his | maid $ | maid- | mana- | me quit | my sist | puedo | send thes
-0.8: slee- | temprano | this help | this one | want to | writes
-0.9: a | argu- | fine | frie- | i | my last | rain- | tard | temp- | we | y
-1.0: ^ list | crie- | elle | help | lol $ | nigh- | perd- | sema-
-1.1: 6 | ecri- | el | hard | in | jai | le | life | pour | supprime | tomo- | tomorrow
-1.2: ^ il | ^ mon | day | do you | habl- | is this | talk- | vivi-
-1.3: drin- | ex | her | lol | this week | toda- | work
-1.4: late- | reco plus | the | they | was | when
-1.5: can you | salida | took
-1.6: at | bien | for now | i like
-1.7: ^ got | ^ than | acab- | comme
-1.8: ^ cont | ^ my | did | trab- | why did
-1.9: cant
-2.1: ma | made
-2.2: bus | contesta | pele- | read this
-2.3: lui | wont stop
-2.4: breathe | worr-
-2.5: hice | no pare | week
-2.6: plea keep
-2.8: ^ mi
-2.9: #any | arre pas
-3.0: he | she
-3.1: him
-5.1: neve stop
-5.4: dont take
-5.9: no deje
-6.9: dont stop
"""
