"""The Spanish phrases of the risk-word match, in the notation of `phrase_book`.

They are for people who know the field to review. Accents are gone by then: "más" and "mas", "daño" and "dano"
are one. "Me" stands before the verb or behind it ("me quiero matar", "quiero matarme"): both are listed.
"""

WORDS = r"""
    pareja = pareja|marido|esposo|esposa|mujer|novio|novia|ex|exmarido|exnovio|padre|madre|padrastro|papa
    |mama|hermano|jefe|hijo|suegr[oa]|familia
    nino = nin[oa]s?|hij[oa]s?|hijit[oa]s?|bebes?|nen[ea]s?|sobrin[oa]s?|niet[oa]s?|hermanit[oa]s?
    mi = mi|mis|los|las|el|la|su|sus|nuestr[oa]s?|un|una
    yo = he|habia|estoy|estaba|estuve|estado|[vb]oy a|quiero|quisiera|queria|puedo|podria|deberia|sigo|vuelvo a
    |volvi a|tengo ganas de|pienso|intente|trate de|necesito|empiezo a|empece a|merezco|ya|a veces|siempre
    |casi|solo|tambien
    otro = ha|han|habia|esta|estan|estaba|estado|va a|van a|iba a|quiere|quieren|queria|puede|pueden|sigue
    |siguen|vuelve a|volvio a|suele|intento|intenta|trato de|ya|a veces|siempre|casi|tambien
    quiero = quiero|quisiera|queria|deseo|prefiero|preferiria|me gustaria|ganas de|deseos de|ojala|[vb]oy a
    |pienso( en)?|pensado( en)?|pensando( en)?|pense( en)?|intente|intentado|trate de|podria|deberia|mejor
    |necesito|merezco
    end = (?= [.?,]|$)
"""

HARMLESS = r"""
    (me )?(muero|morirme|morirnos|muere|moria|mori) (de|por) (\w+ )?(risa|ganas|hambre|sueno|frio|calor|sed
    |verguenza|miedo|pena|amor|aburrimiento|celos|verl[oa]|verte|saber|llegar)
    me (muero|moria) por
    muert[oa]s? de (risa|hambre|sueno|frio|calor|sed|verguenza|miedo|cansancio|cansada|aburrimiento)
    (?<!esto\s)(?<!mensaje\s)(?<!mensajes\s)(?<!entera\s)me (mata|matan|esta matando|estan matando)~(a golpes|si (el
    |ella )?(ve|lee|encuentra|se entera))
    matar el (tiempo|rato|gusanillo)
    (hermano|hermana|primo|prima|padre|madre|papa|mama|tio|tia|hijo|hija|amigo|amiga|abuelo|abuela|marido
    |esposo|mujer|esposa|novio|novia|vecino|companero|el|ella|que) se (suicido|mato|ahorco|quito la vida
    |tiro|colgo)
    (por|su|del|al|tras el|el) suicidio de \w+
    (por|su|del|tras su) suicidio
    (murio|fallecio|muerte) (de|por)( una)? (sobredosis|suicidio)
    me peg(o|a|aron|ue) (un susto|el sol|el frio|un bano|bien|la gripe|fuerte la (gripe|noticia)|mucho|con
    |contra)
    (cortarme|cortar|me corto|me corte|me he cortado) (el pelo|las? unas?|el flequillo|cocinando|afeitandome
    |con (el cuchillo|un papel)|el dedo|un dedo|un poco al)
    (me hice|hacerme|me he hecho) dano (jugando|corriendo|en (el|la|un)|entrenando|al caer)
    me (he )?(queme|quemado|quemo) (cocinando|la lengua|con (el|la) (horno|plancha|aceite|sol|sarten))
    le (toca|toco) a
    (tengo que|necesito|debo|hay que|que|suelo|siempre) (me )?tom\w+ (todas|todos) (las|los|mis) \w+
    me tomo todas (las|mis) \w+ (cada|todos|todas|por|con|antes|despues|a diario)
    maltrato animal
    (mi madre|mi padre|mi jefe|mi jefa) me (va a )?(mata|matar) si
"""

PHRASES = {
    "plan_or_means": r"""
    (me )?(he |voy a |quiero |quisiera )?tom(e|o|ado|ando|ar|arme|are|aria) (tod[oa]s|much[oa]s
    |demasiad[oa]s|un (monton|bote|frasco) de|\d\d+)( \w+){0,2} (pastillas|pildoras|medicinas|medicamentos
    |tabletas)
    (quiero|voy a|pienso) tomarme (todas )?(las|unas|mis) (pastillas|pildoras)
    (con|una|de) sobredosis
    (voy a|quiero|ganas de|a punto de) saltar<end>
    (guardando|juntando|acumulando|ahorrando|escondiendo) (\w+ )?(pastillas|pildoras)
    pastillas (delante|en la mano|al lado|listas)
    (tir|lanz|arroj)(arme|ar|o|e)( \w+){0,3} (ventana|puente|balcon|azotea|tren|metro|vias|edificio|tejado)
    saltar (de|del|desde|por|al)( \w+){0,2} (ventana|puente|balcon|azotea|edificio|tren|vias)
    (ahorc|colg|envenen|dispar)arme
    me (<yo> )*(ahorc|colg|cuelg|envenen)(ar|o|are)
    (cortarme|abrirme|me (<yo> )*(cort\w+|abr\w+)) las (venas|munecas)
    (pegarme|darme|me (<yo> )*(peg\w+|doy|dar)) un tiro
    (tengo|compre|he comprado|consegui) (una? |la )?(pistola|soga|arma|cuerda)
    (carta|nota) de (despedida|suicidio)
    como (matarme|suicidarme|quitarme la vida)
    (me )?(he |habia )?(tom(e|ado)|trag(ue|ado)) (tod[oa]s|much[oa]s|demasiad[oa]s|un (monton|bote|frasco|punado)
    |una caja
    |\d\d+|veinte|treinta|cuarenta|cincuenta|cien)( \w+){0,3} (pastillas|pildoras|medicinas|medicamentos)
    (tengo|estan)( \w+){0,2} pastillas (preparadas|listas|delante|aqui|en la mesa|contadas)
    (cuchillo|navaja|cuchilla|soga|pistola)( \w+){0,3} (matarme|acabar con todo|quitarme la vida)
    (he escrito|escribi|deje|estoy escribiendo)( \w+){0,2} (cartas?|notas?) (de despedida|de adios)
    """,
    "wish_to_die": r"""
    (ganas|deseos?) de (no despertar|dormir(me)? y no despertar|desaparecer para siempre)
    <quiero> (ya )?(morir|morirme|estar muert[oa]|no despertar|dejar de (vivir|existir)|suicidarme|muert[oa]
    |desaparecer( para siempre)?|descansar para siempre|dormir para siempre)
    (?<!con\s)(?<!va\sa\s)(?<!quiere\s)(?<!quieren\s)(?<!puede\s)(?<!intenta\s)(?<!trato\sde\s)matarme
    me (<yo> )+(morir|matar|suicidar)
    me mato<end>
    quiero kill
    no quiero mas vida
    suicidarme
    me suicid(o|aria|are)
    (pens|pien|ide|intent|comet)\w+ (\w+ ){0,2}(suicid(as?|io|arme))
    (soy|estoy|me siento) suicida
    pensamientos de (muerte|suicidio)
    suicidas
    ^suicidio<end>
    no (quiero|deseo|tengo ganas de|quisiera) (ya |mas )?(vivir|seguir viviendo|seguir<end>|seguir (asi|aqui
    |en este mundo)|estar viv[oa]|existir|despertar|estar (aqui|en este mundo))~(con|en|juntos|contigo|solo
    |sola)
    (quitarme|sacarme|arrebatarme|me (<yo> )*quit(o|e|ar|aria|are)) la vida
    (acabar|terminar) con(migo| mi vida| todo| mi sufrimiento)
    poner fin a mi vida
    quitarme de en medio
    (voy a|quiero|podria) hacerme algo
    (dejar|irme de|abandonar) este mundo
    no deberia (existir|estar viv[oa])
    si (yo )?no existiera
    me da igual (vivir|morir)
    dormir y no despertar
    no despertar(me)? (nunca|jamas|mas)
    la vida (ya )?no (vale|tiene|merece)( la pena| sentido)?
    (no|ni) (vale|merece) la pena (vivir|seguir)
    no (tiene|tengo|hay|le veo|veo|encuentro)( \w+)? (sentido|razon|razones|motivos?)( \w+){0,2} (vivir
    |seguir|vida)
    (sin|perdido las|perdi las|no tengo) ganas de vivir
    (ya )?nada tiene sentido
    en (la|mi) muerte~(de)
    (que|cual es el) sentido (tiene|de) (seguir|vivir|la vida)
    mejor no (estar|existir)<end>
    nada por (lo )?que vivir
    para que (vivir|seguir( viviendo)?)<end>
    (estarian|estaria|estaran|estara|seria|vivirian) (\w+ )?mejor sin mi
    ojala (no (me )?(despertara|despertase|despierte|hubiera nacido)|(me )?(muera|muriera|muriese)
    |estuviera muert[oa])
    no (haber|hubiera) nacido
    (hart[oa]|cansad[oa]) de (vivir|la vida|mi vida|estar viv[oa])
    quiero que (todo )?(esto )?(pare|acabe|termine|se acabe)( ya)? todo
    quiero que todo (esto )?(ya )?(pare|acabe|termine|se acabe)
    (quiere|intenta|intento|amenaza con|va a) (matarse|suicidarse|quitarse la vida)
    no quiero (despertar(me)?|levantarme) (manana|mas|nunca)
    ojala (me )?(atropell\w+|mat\w+|muer\w+|muri\w+)
    (pienso|pensando|pensado|pense|sueno)( \w+){0,4} (en|con) (morir(me)?|la muerte|mi muerte|matarme|quitarme la vida
    |suicidarme)~(de)
    para que (seguir|estar|sigo|vivo)( \w+)? ?(viv[oa]|viviendo|aqui)
    si (yo )?(me )?(muero|muriera|muriese|mato|matara|desaparezco|desapareciera)( \w+){0,2} nadie
    mejor (estaria|estar|seria)( \w+)? muert[oa]
    (seria|estaria) mejor muert[oa]
    no merezco (vivir|estar viv[oa]|la vida)
    (estarian|estaria|estara|estaran)( \w+)? mejor sin mi
    (familia|hijos|todos) mejor sin mi
    """,
    "child_in_danger": r"""
    (peg(a|o|ue|an|aba|ando)|golpe(a|o|e|an|ando)|maltrat(a|o|an|ando)|abus(a|o|an|ando)|toc(a|o|an|ando)
    |sacud(i|e|io)|viol(a|o)|lastim(a|o|e|ando)|zarande(a|o|e)|(hace|hizo|haciendo|hacer|hacerle|hacerles
    |hare|haga) dano) (a |de |al |con )?(<mi> )?<nino>
    <nino>( \w+)? (esta|estan|corre|corren) (\w+ )?peligro
    <nino>( \w+){0,2} no (esta|estan)( \w+)? (a salvo|segur[oa]s?)
    abuso infantil
    (padrastro|tio|abuelo|padre|vecino|el)( \w+){0,2} toc(a|o|ando) a (mi )?herman[oa]
    (hacer(le|les)?) (algo|dano) a (mi|mis|el|la|los|las)( \w+)? <nino>
    abus(an|aron|a|o|ando) de (mi|mis|la|el|su) <nino>
    (golpea|pega|maltrata|grita y pega) a (mis?|los|las|sus?) <nino>
    zarande(o|e|aba) (a |al )?(mi |la |el )?<nino>
    """,
    "self_harm": r"""
    (quemarme|me (<yo> )*quem\w+) con (el|un|una|mi) (mechero|encendedor|cigarr\w+|vela|cerilla)
    cort(arme|andome)
    me (<yo> )+cort(ar|ado|ando|andome)
    me cort(o|e|aba) (los brazos|las piernas|otra vez|de nuevo|a proposito|la piel|cuando|y)
    me corto<end>
    (hice|hago|nuevos) cortes
    cortes (nuevos|frescos|en)
    (?<!quiere\s)(?<!va\sa\s)(?<!con\s)(?<!puede\s)(?<!pueda\s)(?<!puedan\s)hacerme dano
    haciendome dano
    me (<yo> )*(hago|hice|hare|hecho|haciendo|hacer) dano~(el|ella)
    auto ?lesi\w*
    (lastim|castig)(arme|andome)
    herirme
    me (<yo> )*(lastim(o|e|ado|ando|ar)|autolesion\w*)
    (quemarme|me (<yo> )*quem\w+) (los brazos|la piel|a proposito|con (un )?cigarr\w+)
    me estoy quemando<end>
    me (doy|daba|di) (golpes|cabezazos|punetazos) (en|contra)
    me golpe(o|e|aba) (la cabeza|la cara|contra|a mi mism[oa])
    (dejar|parar|ganas|necesidad) de (cortarme|hacerme dano|lesionarme|golpearme)
    """,
    "hurting_others": r"""
    <quiero> (matarl[oae]s?|matar a|(lastimar|herir|danar)(l[oae]s?)?( a \w+)?|apunalar\w*|golpearl[oae]s?
    |golpear a|pegarles?|pegar a|envenenarl[oa]|hacerles? dano|hacer dano a|estrangularl[oa])
    (l[oa]s?|les?) (voy a|quiero|quisiera) (matar|pegar|apunalar|golpear|hacer dano)
    (pegue|golpee|abofetee) a (mi|un|una) \w+
    (le|la|lo) pegue
    miedo (de|a) hacer(le|les)? dano
    """,
    "being_hurt": r"""
    me (\w+ )?(lanz|tir|arroj)(a|o|aba|aron) (cosas|platos|objetos|vasos|un (plato|vaso|zapato|telefono))
    (me|nos) (<otro> )*(peg(a|o|an|aba|aron|ar|ado|ando)|golpe(a|o|an|aba|aron|ar|ado|ando)|maltrat\w+
    |amenaz\w+|viol(a|o|an|aron|aba|ar|ado|ando)|persig\w+|persegu\w+|acos(a|o|an|aba|ado|ando|aron|ar)
    |estrangul\w+|encierr\w+|encerr\w+|pate(a|o|an|ado|ando)|abofete\w+|agred\w+|empuj\w+~(a|hacia|para)
    |control(a|an|ando)|abus\w+|lastima(n|ndo|ron|do)?|tir(a|o|aba) del pelo|jal(a|o|aba) (el|del) pelo)
    me (<otro> )+(matar|hacer dano)
    me (<otro> )*(ahorc(a|o|an|aba|ado|ando)|asfixi(a|o|an|aba|ado|ando))~(el calor|la deuda|las deudas|el trabajo)
    me (tiene|tienen|tenia) (encerrad|amenazad|controlad)[oa]
    me levant(a|o) la mano
    me (\w+ )?(da|dio|daba|dan) (una )?(palizas?|golpes|punetazos)
    (va a|quiere|quieren|amenaz\w+ con|intent\w+|puede|trato de) (matarme|pegarme|hacerme dano|golpearme
    |violarme)
    abus(a|o|an|aron|aba|ando|ado) (\w+ )?de mi~(confianza|paciencia|bondad|amabilidad|tiempo|hij\w+
    |generosidad)
    abus(a|o|an|aron|aba) sexualmente
    (fui|he sido|soy|fue|siendo) (\w+ )?(violad|golpead|maltratad|abusad|agredid|lastimad|acosad
    |amenazad)[oa]
    fisicamente (lastimad|agredid)[oa]
    sufr(o|i|ido|iendo) (\w+ )?(maltrato|abusos?|violencia|malos tratos)
    (miedo|terror|panico) (de|a) (mi <pareja>|el<end>|ella<end>|que (el )?me (haga|pegue|mate|encuentre))
    miedo (de |a )?(volver|ir|llegar|estar) (a |en )?(mi )?casa
    da miedo (mi <pareja>|lo que (me )?(haga|pueda))
    (miedo|temo|temer) por mi (vida|seguridad)
    no (me siento|estoy|estamos) (\w+ )?(a salvo|segur[oa]s? (en|con|aqui))
    (estoy|estamos) en peligro
    no me deja (salir|ver a|hablar con|trabajar|tener)
    (re[vb]isa|controla|vigila|espia) mis? (movil|telefono|celu?|celular|mensajes|whatsapp)
    me (re[vb]isa|controla|quita|vigila|espia) (el|mi|los|mis) (movil|telefono|celu?|celular|dinero|mensajes|whatsapp)
    me (mata|pega) si (el |ella )?(ve|lee|encuentra|se entera)
    si (el |ella )?(ve|lee|encuentra|se entera)( \w+){0,3} me (mata|va a matar|pega|va a pegar)
    violencia (de genero|domestica|machista|intrafamiliar|familiar|fisica|en (mi )?casa)
    (malos tratos|mal ?trato)<end>
    mal ?tratos? en casa
    me (oblig|forz)\w+ a (tener|acostarme|hacer cosas)
    no me deja ni (salir|ver|hablar|trabajar)
    (temo|miedo)( \w+)? que (me )?(haga|mate|pegue|encuentre|busque)
    me (tiro|tira|empujo|lanzo|arrastro|arrastra) (al suelo|contra|por (el|las)|del pelo)
    me (da|dio|daba|dan|ha dado|han dado) (una |un |unas )?(patadas?|bofetadas?|punetazos?|palizas?|golpes)
    me (agarra|agarro|coge|cogio|apreto|aprieta) (del|por el|el) (cuello|pelo)
    abuso de mi (mi|un|el|cuando)
    (cuchillo|navaja|pistola)( \w+){0,3} (me amenaz\w+|a mi cuello)
    vivo con miedo (a|de) (el|mi)
    """,
    "farewell": r"""
    (esto|este|esta) es (una|la|mi) despedida~(de (solter|curso|ano))
    adios (a tod[oa]s|mundo|para siempre)
    (es|esta es) mi despedida
    me despido<end>
    me despido de (todos|tod[oa]s|ustedes|vosotros|la vida|este mundo)
    mi (ultimo|mensaje) (mensaje|dia|final)
    (es el|mi) final<end>
    no (hay|veo|encuentro|le veo|tengo) (\w+ )?(salida|esperanza)
    sin (salida|esperanzas?)
    no puedo mas~(de (cansancio|sueno|trabajo|calor|risa|hambre|frio)|por hoy|con (el|la|los|las) \w+)
    no aguanto( esto)?( mas|<end>)
    no doy mas
    no puedo seguir( asi| mas| adelante|<end>)
    nadie me (va a )?(echar(a|ia)?( de menos)?|extranar(a|ia)?)
    cuando (yo )?(ya )?no este
    cuando lea[sn]? esto
    cuando leais esto
    no (puedo (parar|dejar)|paro|dejo) de llorar
    (soy|siento|como|solo) una carga
    una carga para (todos|mi)
    perdon(enme|adme|ame) por lo que
    (digan|diganle|decidle|diles|dile) a (mis hij[oa]s|mi familia|mi \w+) que l[oae]s? (quiero|amo)
    hasta aqui (llegue|he llegado)
    perdon(en|ad)?me (todos|tod[oa]s|por todo)
    (soy|siento|siempre) (un|una) (estorbo|carga|molestia para)
    (llor(o|ar|ando))( \w+){0,4} no puedo parar
    (no|ya no|sin) (me queda|tengo|hay|quedan?) (\w+ )?(esperanzas?|fuerzas para (seguir|vivir))
    no doy para mas
    cuidense( \w+)? adios para siempre
    """,
}
