"""What the words of a text weigh for a wish to stop, and against it (`opt_out_odds`). Counted, not written.

`python3 -m tests.opt_outs --count` makes it anew from the corpora. Each line has a weight and what has it.
"""

TABLE = """
+4.5: cons-
+3.9: desi-
+3.7: subs-
+3.6: insc- | moi
+3.5: baja $
+3.4: sms
+3.2: borr-
+3.1: cess-
+3.0: it a | perm-
+2.9: anne | spam $
+2.8: elim-
+2.7: be remo | opt
+2.6: esto | la $ | resi- | ya
+2.5: cour- | discontinue | the prog
+2.4: manden
+2.3: ^ deje | canc $ | escr $ | out $ | remi- | remo- | saca- | sali $ | vous
+2.2: list $ | unsubscribe | withdraw
+2.1: ^ como | envi- | quit $ | revo- | stop
+2.0: call it | cont- | curs $ | escriban | reti- | unsu $
+1.9: ^ get | acco $ | go away | my numb
+1.8: aqui | bloq- | off | off $ | plus | stop $ | text- | this numb
+1.7: ^ you | anul- | arre $ | ca $ | desa $ | isnt for | mole- | prog $ | rece- | stop send | this
+1.6: ^ alto | arretez | cour $ | deje- | enou $ | esto $ | favo- | favor | nume- | numero | serv-
+1.6: supprimez | susp- | unen-
+1.5: desu $ | desu- | dete- | from you | inte $ | inte- | mas $ | reci- | the text | thes $ | you
+1.4: ^ annu | ^ deja | ^ desa | anym $ | bast $ | canc- | hart $ | here $ | like to | no more | pers $
+1.4: plea- | please | want
+1.3: ^ shut | data | dont text | mens $ | my data | numb $ | repo- | sam | sign up | terminate | this $
+1.3: wish to | with $ | your
+1.2: ^ arre | ^ je | ^ quit | ^ stop | ada | alon $ | annu $ | arre- | carr on | carr- | desabonner | donn-
+1.2: mandarme | mensajes | mess- | not | noti $ | persona | phon $ | repl- | that will | unsu-
+1.1: baja | bother | dema- | dont send | i neve | jarr $ | leave | longer | me agai | mecr- | more $ | out
+1.1: paix | perm $ | prog- | text $ | thes- | these | vuel a | vuel-
+1.0: acco- | ana | comm- | consent | curs- | curso | decided | end | jarrete | mint- | minteresse | my thin
+1.0: part- | plus rien | segu $ | tele- | text | thanks
+0.9: #short | ^ ne | ^ saqu | all $ | alre- | already | ana $ | any more | but no | comment | delete | deta-
+0.9: details | else $ | enro- | equi $ | grou $ | id like | it $ | list | menv- | merc- | merci | mes
+0.9: mess $ | my deta | now | out than | paren | pass on | quien | recibir | saqu- | sorr $ | this is | yo
+0.8: ^ pare | be cont | bloc- | cancel | changed | continue | dele- | do not | is stop | leav- | mens-
+0.8: merc de | messages | need | para $ | pare $ | phone | reco $ | rest | stop now | texting | them
+0.8: this phon
+0.7: am | from your | grac $ | me from | no | paix $ | part | quit | quitenme | revoke | take | textos
+0.7: that- | thats | think | voy | voy a | with the
+0.6: ^ canc | ^ cest | ^ enou | both- | cansel | darr- | darreter | denu $ | denu- | dont | drop | grac-
+0.6: gracias | i wont | if | los voy | rest $ | suff- | suffit | susc $ | susc- | suscripcion | thing
+0.6: tout $ | up | wron- | wrong
+0.5: ^ end | ^ yo | ^ youv | anym- | anymore | block | bye | ca | can i | cans- | dejo | equi- | gett-
+0.5: getting | me | more text | my mind | nada | numb- | number | para- | que | remove | saquenme | sms $
+0.5: youv- | youve
+0.4: ^ que | ^ veui | darr $ | de escr | do i | drop out | else | ill | lista | main- | maintenant | mas
+0.4: me $ | no es | now $ | nume $ | opti out | pers- | poss- | possible | segu- | stop it | than but
+0.4: the mess | tout | veui- | veuillez | you to
+0.3: ^ ce | ^ id | ^ ni | ^ wron | aske- | asked | be | cancelar | ce nest | ceas- | cease | come | cont $
+0.3: desi $ | i said | jen | les | main $ | mecr $ | mi nume | nada $ | nest | no long | no los | not for
+0.3: not send | or | podr- | podrian | pref- | pull out | quie mas | quit- | rapp- | rappels | revo $
+0.3: seguir | there
+0.2: ^ elim | ^ jen | ^ ras | basta | bol | but | ca ne | continuing | de | demande | dete $ | enou-
+0.2: enough | have | i am | i woul | le bol | mand- | mauv- | mi $ | ne mint | no mas | not the | of thes
+0.2: plus $ | plus jama | quie $ | ras | ras le | sign- | thin this | todo $ | up $ | with this
+0.1: ^ bast | ^ deac | ^ dete | ^ dont | ^ effa | ^ quie | again | agre to | alon- | alone | canc todo
+0.1: cosa $ | cosa- | cosas | deac- | deactivate | del | dele $ | digi- | digits | do | effacez | fue | give
+0.1: hart- | id | is a | jama- | jamais | lach- | last time | lo dejo | mand cosa | molesten | my digi
+0.1: nece- | necesito | on with | op | part $ | rien | send me | serv $ | suff $ | supp- | take off | than $
+0.1: time stop
-0.1: ^ el | ^ ok | ^ text | ^ this | ^ took | con | do you | drinking | got | grat $ | hous- | house
-0.1: i stop | i text | i turn | inte in | last mess | left | long | lund $ | lund- | lundi | mand much
-0.1: mieu- | mieux | no cont | quie deja | raining | stop rain | tard $ | tell my | texted | to pay | tryi-
-0.1: trying | turn- | turned | week- | y
-0.2: ^ cuan | and | canc la | cancelled | de fume | for | forw- | fume- | fumer | i chan | muer- | my boss
-0.2: pleu- | rain- | sleep | talk $ | unti- | until | why did
-0.3: 7 | ^ i | ^ not | arret | cancelaron | chan $ | coul- | dont want | esta | forw to | gust- | hope
-0.3: i look | i was | it all | je suis | like | look forw | me gust | mean $ | mori- | much mens | muchos
-0.3: no me | on | othe- | over- | pas | plea use | pour | same | to end | trav- | travail | worr $ | ya no
-0.4: ^ list | ^ mon | ^ no | call me | cita | drin- | good $ | help- | is | later | listo | lleg- | much-
-0.4: my | my last | nadi- | over $ | rain | rain $ | slee- | so | son nume | stopped | this help | trab $
-0.4: use my | yet | yet $
-0.5: abou- | about | agua mas | agua- | aguanto | annule | bett- | better | boss | disp- | fini- | goal
-0.5: good- | goodbye | habl- | his | look | los mens | mi | no agua | no pued | por | resp- | sure | to
-0.5: will stop
-0.6: ^ pas | ^ teng | ^ the | ^ they | ^ your | are | dead | good | hoy | llor- | mana- | my sist | myse-
-0.6: myself | ne veux | new | next | of | one | real $ | teng- | tengo | trab- | you all
-0.7: ^ la | ^ plea | afte- | after | ayud- | contesta | dorm- | en | esta- | grac por | jai | know $ | le
-0.7: me ayud | plus de | puedo | sist- | want to | we
-0.8: day | does | elle | figh- | i | nadie | parl- | suic- | talk- | with my
-0.9: ^ me | ^ plus | ^ why | ^ ya | argu- | cuan- | frie- | hate | just | me quit | plus tard | sema-
-0.9: supp son | this one | tomo- | tomorrow
-1.0: 6 | asse cont | bad | crie- | el | fine | is this | love | perd-
-1.1: ^ grac | ^ il | a | ex | lol $ | nigh-
-1.2: can you | for now | life | temp- | was
-1.3: her | lol | this week | vivi-
-1.4: tard | the | toda-
-1.5: ^ cont | ^ than | help | in | maid $ | maid- | no pare | worr-
-1.6: bien | salida | work
-1.7: did | hard | i like | they | took
-1.8: at | cant | pele-
-1.9: late-
-2.0: ^ got | when
-2.1: ^ my | ma | plea keep
-2.2: wont stop
-2.3: #any | bus | week
-2.4: breathe | lui | made
-2.5: acab-
-2.6: hice
-2.8: read this
-3.0: he | him
-3.1: ^ mi | she
-3.4: neve stop
-4.1: no deje
-4.7: dont take
-7.9: dont stop
"""
