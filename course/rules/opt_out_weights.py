"""What the words of a text weigh for a wish to stop, and against it (`opt_out_odds`). Counted, not written.

`python3 -m tests.opt_outs --count` makes it anew from the corpora. Each line has a weight and what has it.
"""

TABLE = """
+4.5: cons-
+3.9: insc- | sms
+3.8: perm-
+3.6: baja $
+3.4: la $
+3.3: subs-
+3.2: opt
+3.1: be remo | moi | resi-
+3.0: cess- | manden
+2.8: anne
+2.7: cour- | discontinue | esto | it a
+2.6: desi- | elim- | reci- | remi-
+2.5: escriban | ya
+2.4: borr- | sali $ | vous
+2.3: ^ deje | acco $ | call it | list $
+2.2: stop | this numb | unsubscribe | withdraw
+2.1: arre $ | off $ | out $ | prog $ | revo- | saca-
+2.0: ^ como | canc $ | cont- | go away | my numb | reti- | spam $ | unen- | unsu $
+1.9: ^ you | aqui | bloq- | escr $ | quit $ | serv-
+1.8: ^ get | curs $ | envi- | from you | isnt for | mecr- | remo- | stop $ | stop send | wish to
+1.7: ^ alto | ^ arre | ^ desa | arretez | desa $ | desi $ | esto $ | jarr $ | like to | mandarme | mole-
+1.7: prog- | tele-
+1.6: enou $ | favo- | favor | inte $ | inte- | no more | nume- | numero | sign up | susp- | svp | terminate
+1.6: text- | this | vuel a | vuel- | you
+1.5: anul- | bast $ | canc- | carr on | carr- | comment | cour $ | decided | desu $ | desu- | here $
+1.5: mensajes | off | paix | supprimez | the prog | the text | this $
+1.4: ^ annu | alon $ | de escr | dete- | from your | leave | pers $ | quien | sam | unsu- | with $
+1.3: ^ stop | cansel | data | deje- | list | my data | pass on | plus rien | recevoir | segu $ | text $
+1.3: want
+1.2: ^ pare | ^ quit | ada | curs- | curso | desabonner | hart $ | mas $ | me agai | mens- | mess- | more $
+1.2: persona | quitenme | rece- | thes $ | thes- | these
+1.1: ^ shut | agre to | annu $ | baja | bloc- | bother | cancel | dema- | else | enro- | merc- | merci | not
+1.1: numb $ | out | para $ | paren | phone | plea- | please | plus | repo- | stop now | text | thanks
+1.1: that will
+1.0: am | ana | arre- | but no | consent | drop | end | grou $ | mes | my mind | no los | noti $ | part-
+1.0: saqu- | this is
+0.9: #short | ^ ne | ^ saqu | all $ | alre- | already | ana $ | anym $ | delete | deta- | details | donn-
+0.9: equi $ | id like | is stop | messages | my deta | not send | paix $ | quie mas | quit | reco $ | remove
+0.9: repo you | rest | spam | susc- | suscripcion | with the | yo | your
+0.8: ^ cest | ^ end | ^ je | bye | ca | dont text | if | lach- | longer | mess $ | mint- | minteresse
+0.8: more text | no | of your | plus $ | susc $ | take | texting | textos | the mess | think
+0.7: any | anym- | anymore | bloc you | ca $ | can i | canc todo | ceas- | cease | comm- | dont | equi-
+0.7: gett- | getting | grac $ | grac- | gracias | i wont | it $ | lo dejo | los voy | mens $ | menv-
+0.7: merc de | nada $ | now | out than | pare $ | pull out | repl- | rest $ | revoke | send me | that-
+0.7: thats | thing | this phon | tout $ | voy | voy a
+0.6: ^ enou | ^ wron | acco- | both- | changed | cont $ | darr $ | dele- | drop out | i woul | leav- | main-
+0.6: maintenant | me from | need | no long | nume $ | phon $ | que | saquenme | sorr $ | stop it | up
+0.5: ^ youv | be cont | borr $ | cancelar | come | de vos | dele $ | do i | jarrete | lista | mas | me $
+0.5: me out | mi nume | molesten | my thin | not for | or | part | perm $ | pers- | poss- | possible | rapp-
+0.5: rappels | recibir | take off | than but | wron- | wrong | youv- | youve
+0.4: ^ ni | ^ que | ^ yo | any more | aske- | asked | darr- | darreter | de la | dont need | else $ | fue
+0.4: furt- | further | id | if you | me | me desa | mi $ | nece- | notifications | numb- | number | opti out
+0.4: plea stop | podr- | podrian | quit le | sign- | sms $ | supp- | there | tran $
+0.3: ^ deja | ^ id | ^ jen | ^ opto | ^ ras | ^ veui | basta | be | bol | dato- | datos | de baja | demande
+0.3: denu $ | denu- | dete $ | dont send | effacez | envo $ | hart- | i said | jen | le bol | les | main $
+0.3: ne suis | no es | not text | not the | op | opto- | optout | part $ | pref- | ras | ras le | revo $
+0.3: segu- | seguir | serv $ | souh- | than $ | thin this | tout | veui- | veuillez | with this
+0.2: ^ ce | ^ effa | ^ elim | ^ lose | ^ saca | again | annu- | ce nest | continuing | cosa $ | cosa-
+0.2: cosas | do | enou- | enough | get | give | ill | je | mand cosa | nest | no mas | para- | remo $
+0.2: reti $ | sacame | shut | stop i | time stop | todo $
+0.1: ^ deac | ^ dete | ^ make | ^ para | ^ reti | agai- | but | ca ne | cours | dave | de | deac-
+0.1: deactivate | for me | grou- | i am | i neve | je voud | last | last time | last week | lessons | mand-
+0.1: mauv- | me sorr | mon nume | nada | ne mint | needed | noth- | nothing | now $ | plus beso | porf $
+0.1: porf- | porfavor | quit- | suff- | suffit | sufi $ | supprimer | them | them $ | tienen | to do
+0.1: too many | tran- | voud- | voudrais | ya estu
-0.1: ^ elle | ^ i | and | back | beau- | beaucoup | continuez | earl- | early | esta | favo no | forw to
-0.1: forw- | grat $ | hay | i look | i was | llegan | long | look forw | mando | me ayud | me suis | mens de
-0.1: mieu- | mieux | moin- | moins | my boss | nobo text | nobo- | nobody | of the | plus de | rain $ | same
-0.1: text me | to stop | trav- | travail | tryi- | trying | vaca-
-0.2: 7 | ^ nada | ^ nobo | ^ ok | ^ they | asi | by | can my | canc la | dinn- | dinner | en | en la
-0.2: escribe | feel- | good $ | inte in | it all | je lui | la | los mens | lui ai | menvoie | more | no hay
-0.2: sister | sleep | stop and | than | way out
-0.3: ^ more | ^ not | ^ plea | ^ when | agua mas | agua- | aguanto | annule | boss | call me | casi
-0.3: dont want | for | gustan | help $ | help- | is | lleg- | mori- | mum | my | no agua | over $ | pleu-
-0.3: quan- | quand | real $ | resp- | slee- | so | sure | this help | trabajo | ya casi | yet | yet $
-0.3: you stop
-0.4: 9 | ^ el | ^ la | ^ list | ^ took | a mess | afte- | after | befo- | before | cancer | chan $ | coul-
-0.4: crie- | dorm- | gust- | hope | later | listo | mand esto | me gust | next | no pued | one | othe-
-0.4: parl- | por | rain | rain- | raining | stop rain | talk $ | teng- | tengo | to thes | week- | will stop
-0.5: ^ cuan | ^ le | ^ no | ^ plus | are | bett- | better | cita | goal | good- | goodbye | know $
-0.5: like this | look | nadi- | over- | plus tard | want to | ya no | you all
-0.6: ^ me | ^ why | abou- | about | does | fini- | good | hoy | like | mi | myse- | myself | ne veux | new
-0.6: of | on | puedo | stopped | suic- | supp son | talk- | temprano
-0.7: ^ the | argu- | dead | do you | esta- | grac por | gym | habl- | just | llor- | mana- | mean $
-0.7: my sist | nadie | this one | to | with my | y
-0.8: ^ teng | day | figh- | love | pour | tomo- | tomorrow | trab- | vivi-
-0.9: a | ayud- | bad | frie- | hate | maid $ | maid- | nigh- | we
-1.0: 6 | ^ mon | ^ ya | el | fine | help | i | jai | le | life | lol | much- | my last | perd- | supprime
-1.0: temp- | this week
-1.1: ^ grac | ^ pas | asse cont | cuan- | ecri- | elle | is this | sema- | tard
-1.2: arret | drin- | for now | his | in | was
-1.3: can you | comme | salida
-1.4: ex | lol $ | plea keep | the | toda- | work
-1.5: ^ cont | bien | her | i like | when
-1.6: ^ got | ^ than | late- | why did
-1.7: at | cant | hard | no pare | took
-1.8: ^ il
-2.0: ^ my | did | lui | ma | pele-
-2.1: they
-2.2: acab- | bus | made | wont stop | worr-
-2.3: contesta
-2.5: #any | breathe | week
-2.7: read this
-2.9: he | she
-3.0: ^ mi | arre pas | hice
-3.1: him
-3.5: neve stop
-4.9: dont take
-5.2: no deje
-7.1: dont stop
"""
