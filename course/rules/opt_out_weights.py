"""What the words of a text weigh for a wish to stop, and against it (`opt_out_odds`). Counted, not written.

`python3 -m tests.opt_outs --count` makes it anew from the corpora. Each line has a weight and what has it.
"""

TABLE = """
+4.5: cons-
+3.8: insc-
+3.7: moi | subs-
+3.6: baja $
+3.4: sms
+3.3: perm-
+3.2: borr-
+3.0: cess-
+2.9: anne | it a
+2.8: elim- | la $ | opt | spam $
+2.7: resi-
+2.6: esto | manden
+2.5: be remo | cour- | discontinue | escr $
+2.4: ^ deje | remi- | saca- | sali $ | the prog | ya
+2.3: remo- | vous
+2.2: desi- | envi- | out $ | unsubscribe | withdraw
+2.1: list $
+2.0: ^ como | call it | curs $ | reti- | revo- | stop | unsu $
+1.9: ^ get | acco $ | arre $ | desi $ | escriban | go away | my numb | off $ | quit $ | this numb
+1.8: ^ you | aqui | bloq- | canc $ | cont- | off | serv-
+1.7: desa $ | from you | mensajes | mole- | prog $ | stop $ | stop send | text- | wish to
+1.6: ^ alto | ^ arre | enou $ | esto $ | favo- | favor | isnt for | nume- | numero | rece- | reci-
+1.6: supprimez | susp- | thes $ | this | unen-
+1.5: anul- | bast $ | canc- | deje- | desu $ | desu- | dete- | inte $ | inte- | mandarme | mas $ | plus
+1.5: the text | you
+1.4: ^ deja | ^ desa | arretez | cour $ | like to | repo- | this $ | your
+1.3: ^ annu | anym $ | data | decided | dont text | hart $ | here $ | mess- | my data | no more | numb $
+1.3: pers $ | repl- | sam | sign up | tele- | terminate | with $
+1.2: ^ je | ^ quit | ^ shut | ^ stop | ada | alon $ | baja | carr on | carr- | desabonner | jarr $ | longer
+1.2: more $ | para $ | persona | plea- | please | segu $ | text $ | that will | unsu- | want
+1.1: annu $ | bother | ca $ | comment | curs- | curso | dema- | donn- | dont send | leave | mecr- | not
+1.1: not send | noti $ | out | part- | prog- | thanks | thes- | these | vuel a | vuel-
+1.0: acco- | ana | comm- | consent | end | enro- | it $ | list | mens $ | merc- | merci | mes | paix
+1.0: pass on | phon $ | quien | text | with the
+0.9: #short | ^ saqu | alre- | already | ana $ | any more | arre- | but no | cancel | dele- | deta-
+0.9: details | equi $ | grou $ | leav- | me agai | messages | my deta | my thin | now | paren | perm $
+0.9: plus rien | recibir | saqu- | sorr $ | stop now | them | this is | yo
+0.8: ^ pare | all $ | am | bloc- | cansel | cont $ | else $ | id like | is stop | jarrete | merc de | mess $
+0.8: mint- | minteresse | more text | out than | pare $ | phone | plus jama | quitenme | reco $ | susc-
+0.8: suscripcion | texting | textos
+0.7: agre to | ca | changed | delete | drop | from your | grac- | gracias | me from | menv- | my mind | need
+0.7: no | paix $ | part | plus $ | quit | rest | revoke | that- | thats | thing | this phon | up | voy
+0.7: voy a
+0.6: ^ cest | ^ end | ^ enou | ^ ne | anym- | anymore | be cont | block | both- | darr $ | denu $ | denu-
+0.6: dont | grac $ | if | mecr $ | mens- | recevoir | saquenme | sms $ | susc $ | take | think
+0.5: ^ yo | ^ youv | bye | can i | darr- | darreter | dejo | demande | do i | else | equi- | i wont | ill
+0.5: lista | los voy | mas | me | nada | no los | numb- | number | nume $ | pers- | poss- | possible | que
+0.5: rest $ | sign- | suff- | suffit | the mess | tout | tout $ | with this | wron- | wrong | youv- | youve
+0.4: ^ ni | ^ que | ^ veui | ^ wron | aske- | asked | de escr | drop out | gett- | getting | i said | main-
+0.4: maintenant | me $ | no es | not for | not the | now $ | or | podr- | podrian | veui- | veuillez
+0.3: ^ id | be | but | canc todo | cancelar | cans- | ceas- | cease | come | continuing | i woul | last time
+0.3: les | main $ | mi $ | mi nume | nada $ | not text | opti out | plea $ | pref- | pull out | quie mas
+0.3: quit- | rapp- | rappels | revo $ | segu- | stop it | suis pas | than but | there | thin this
+0.3: time stop | up $
+0.2: ^ canc | ^ ce | ^ elim | ^ jen | ^ ras | again | basta | bol | ca ne | ce nest | de vos | dete $
+0.2: enou- | enough | for me | give | hart- | have | id | is a | jen | le bol | lo dejo | ne mint | nest
+0.2: no long | no mas | para- | ras | ras le | seguir | send me | thin i | tienen
+0.1: ^ deac | ^ dete | ^ dont | agai- | alon- | alone | cancelen | cosa $ | cosa- | cosas | de | deac-
+0.1: deactivate | do | envo- | fue | furt- | further | i am | lach- | mand cosa | mand- | mauv- | molesten
+0.1: nece- | necesito | notifications | of thes | op | pare | part $ | plai $ | remo $ | remove | rien
+0.1: serv $ | suff $ | todo $
-0.1: ^ ok | ^ this | ^ took | arret | back | cancelled | con | de fume | dinn- | dinner | do you | drinking
-0.1: fume- | fumer | got | hous- | house | i stop | i text | i turn | i was | it all | last mess | le dije
-0.1: left | long | mieu- | mieux | much mens | muchos | muer- | my boss | over | plus me | raining
-0.1: send thes | sent- | soir | son nume | stop rain | tard $ | to end | to stop | tryi- | trying | turn-
-0.1: turned
-0.2: asi | beau- | beaucoup | can my | disp- | feel- | grat $ | like | lund $ | lund- | lundi | mori- | pas
-0.2: plea use | rain- | sleep | stopped | to pay | unti- | until
-0.3: 7 | ^ hice | ^ i | ^ list | ^ not | and | coul- | esta | forw to | forw- | good $ | gust- | hope
-0.3: i chan | i look | listo | lleg- | look forw | mand esto | me gust | my last | no me | on | over $
-0.3: over- | plus de | rain $ | same | talk $ | trab $ | trav- | travail | will stop | ya no | yet | yet $
-0.4: ^ cuan | ^ no | agua mas | agua- | aguanto | annule | bett- | better | call me | dont want | drin-
-0.4: for | goal | habl- | help- | inte in | is | los mens | mean | my | my sist | nadi- | no agua | no pued
-0.4: othe- | rain | resp- | slee- | so | supprime | sure | this help | use my | y | you stop
-0.5: ^ el | ^ plea | ^ your | abou- | about | boss | good- | goodbye | later | llor- | look | one | por
-0.5: real $ | suis | want to | you all
-0.6: ^ le | ^ the | afte- | after | are | cancer | contesta | crie- | dorm- | en | escribe | fini- | hoy
-0.6: le | mi | much- | mum | myse- | myself | new | next | of | sist- | talk- | teng- | tengo | to | trab-
-0.7: ^ teng | ^ they | canc la | dead | esta- | figh- | good | gym | jai | know $ | mana- | pleu-
-0.7: plus tard | puedo | suic- | we | with my
-0.8: ^ la | ^ pas | ^ plus | ^ why | ^ ya | argu- | ayud- | day | does | grac por | i | just | me quit
-0.8: nadie | perd- | pour | supp son | tomo- | tomorrow
-0.9: ^ me | el | frie- | his | love | ne veux | sema- | this one
-1.0: a | bad | cuan- | hate | is this | maid $ | maid- | parl- | temp-
-1.1: 6 | ^ grac | ^ il | can you | for now | life | lol | lol $ | nigh- | vivi-
-1.2: ^ mon | asse cont | ex | fine | this week
-1.3: elle | in | toda- | was | why did
-1.4: her | tard | the
-1.5: ^ than | help | no pare | work
-1.6: ^ cont | bien | salida | they
-1.7: at | cant | hard | took
-1.8: late-
-1.9: ^ got | did | i like | pele- | when
-2.0: ^ my
-2.1: plea keep | wont stop | worr-
-2.3: #any | bus | ma | made | week
-2.4: breathe
-2.5: lui
-2.6: acab- | arre pas | hice
-2.9: read this
-3.0: ^ mi | he | she
-3.1: him
-3.3: neve stop
-4.9: dont take
-5.3: no deje
-7.8: dont stop
"""
