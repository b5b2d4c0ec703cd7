"""The English phrases of the risk-word match, in the notation of `phrase_book`.

They are for people who know the field to review. `HARMLESS` is cut out of a text first: sayings, and what the
bereaved write about somebody else's death.
"""

WORDS = r"""
    me = myself|my self|me self|meself|myslef|mysel
    kin = husband|hubby|wife|partner|boyfriend|girlfriend|bf|gf|fiancee?|ex|spouse|mum|mom|mother|dad|father
    |(step ?|grand)?(dad|mum|mom|father|mother|brother|sister|son|daughter)|uncle|aunt|cousin|carer|flatmate
    |roommate|neighbou?r|friend|man|men|guy|bloke|someone|somebody|significant other|other half|missus
    child = kids?|child|children|(step|grand)?(sons?|daughters?)|baby|babies|toddler|newborn|twins
    |little (boy|girl|one|ones|sister|brother)|boys?|girls?|grandkids?|nephews?|nieces?
    they = (he|she|they)(s|ll|d|ve)?|(my |the |her |his )?(<kin>)s?|who
    often = has|had|have|is|are|was|keeps?|kept|also|just|always|often|sometimes|really|once|again|nearly
    |almost|recently|actually|even|would|will|used to|started|starts|tried to|tries to|going to|gonna
    |physically|then|regularly|still|said hed|said hell|said he will|said shed|said shell|said she will
    |threatened to|wants to|wanted to|begun to|began to|punched and|kicked and|pushed and|of mine
    attack = hit|hits|hitting|beat|beats|beating|beaten|punch(es|ed|ing)?|slap(s|ped|ping)?|kick(s|ed|ing)?
    |chok(e|es|ed|ing)|strangl(e|es|ed|ing)|stab(s|bed|bing)?|bites?|bit|burn(s|ed|t)|rap(e|es|ed|ing)
    |assault(s|ed|ing)?|molest(s|ed|ing)?|abus(e|es|ed|ing)|attack(s|ed|ing)?|threaten(s|ed|ing)?|hurts
    |hurting|terroris(es|ed)|shov(es|ed)|grop(es|ed)|thump(s|ed)?|smack(s|ed)?|stalk(s|ed|ing)?
    again = any ?more|any longer|much longer|another day|one more day
    start = (^|(?<=[.?,]\s))(please |just |so |and )*
    end = (?= [.?,]|$)
"""

HARMLESS = r"""
    # Sayings.
    (is|was|are|were|its|thats|been|almost|nearly|kinda|totally)? ?killing (me|us)
    kill(ed|ing|s)? (time|an hour|two birds|it|for)
    kill(ed|ing)? myself (laughing|trying|over|with (work|overtime))
    (it|would|itd|nearly|almost) (would |nearly |almost )?kill(ed|s)? me to
    killed me
    kill me (if|when) i (forget|miss|am late|dont (call|ring|come|finish))
    kill me if im late
    (dying|die|died|dies) (to see|to know|to meet|to try|to tell|for a|for some|of (laughter|laughing
    |boredom|embarrassment|shame|cold|heat|thirst|hunger)|laughing|from embarrassment)
    drop dead
    dead (tired|end|on|set|line|easy|funny|good)
    over my dead body
    (shot|shoot|shooting) myself in the foot
    cut(ting)? <me> (off|some|a (piece|slice|break|deal)|short|loose|out|shaving|cooking|chopping|peeling
    |gardening|on (the|a|some)|in the kitchen|while|by accident)
    (hit|beat|hitting|beating|kick|kicking) <me> up
    (burn|burned|burnt|burning) <me> (out|on|cooking|with the (iron|kettle|oven|pan))
    (hurt|injured) <me> (at|playing|running|skiing|lifting|jogging|training|falling|in the gym|on the)
    (hit|hits) me (up|that|how|with (the|a|an|another|more) (\w+ )?(news|question|idea|bill|truth|surprise|deadline)
    |like)
    (beat|beats) (me|him|her|them) (at|to|in|by|on)
    (hit|shoot|drop) (him|her|them) (up|a (text|message|line|mail)|an email)
    wan(t|na) (to )?dye (my|it|the)
    (overdosed?|overdosing|od|oded) on (chocolate|coffee|cake|sugar|tv|netflix|sun|news|work|cheese)
    suicide (squad|prevention|awareness)
    (need|needs|have|had|got|supposed|told|remembered|remember|forgot|forget|try) to take all my \w+
    (take|took) all my \w+ (every|each|with|before|after|in the|this morning|today|on time|as)
    (\d+|few|some|many|several|of|in|a|the|per|two|three|five|ten|hundred|more|extra|unos|pocos|varios|dos
    |tres|cinco|diez) kms
    kms (from|away|down|per|an hour|to|de|del|por|a|mas)
    wanted to (slap|hit|punch|strangle|kill|shake|hurt) \w+ but
    rather die than~(live|keep|carry|go|feel|be|stay|face)
    # Other people's deaths.
    (died|dead|death|lost (\w+ ){1,4}) (by|of|from|to|through|in)( an| a)?( \w+)? (suicide|overdose)
    lost (\w+ ){1,4}to (suicide|an overdose)
    (committed|completed|by|bereaved by|after|survivors? of|loss to) suicide
    (his|her|their|\w+s) (suicide|overdose)( note| attempt)?
    suicide of
    <they>( \w+)? (was|were|felt|had been|became|been) (so |very |also )?suicidal
    <they>( \w+)? (took|had|died of|died from) an overdose
    <they>( \w+)? overdosed
    <they>( \w+)? wanted to (die|be dead)
    (was|were|felt|been|became) (\w+ )?suicidal (years|many years|a long time|long|as a|when i was|once|back then
    |decades)( \w+)?( ago)?
    used to (feel|be) suicidal
    bruises? (from|at|playing|off) (football|rugby|the gym|falling|a fall|yoga|climbing|my bike|skating|sport)
    (it|this|that|he|she) (came|comes) at me (too fast|out of nowhere|sideways)
    left (a|no) (suicide )?note
    (it|this|that|divorce|split|separation|arguing|fighting|fights|rows?|arguments|shouting
    |everything) (really |is |has |also |will |was )*(hurts?|hurting|harm\w*|affects) (my|our|the) <child>
"""

PHRASES = {
    "plan_or_means": r"""
    (hang|hanging|shoot|shooting|drown|drowning|stab|stabbing|poison|poisoned|poisoning|gas|gassing
    |suffocate) <me>
    (slit|slitting|slash|slashing|cut|cutting|open) (both )?my (wrists?|throat|veins?)
    (took|taken|take|taking|swallow(ed|ing)?|downed|ate) (all|loads|lots|too many|every|a (load|lot|bunch
    |bottle|pack|packet|box|handful)|(the|a) whole|\d\d+|twenty|thirty|forty|fifty)( of)?( \w+){0,3} (pills?
    |tablets?|meds|medication|paracetamol|tylenol|ibuprofen|aspirin|antidepressants|insulin)
    (swallowed|downed|took|drank) (a|the whole|half a) (bottle|box|pack) of \w+
    (i|ive|ill|id|im|to|gonna|will|might|of|about|take|taking|took|taken)( an| just| have| already| on an
    | nearly| almost| once| tried to| am)* (overdose|overdosed|overdosing|od|oding)
    (sav|stash|stockpil|hoard|collect)(ed|ing)( up)?( \w+){0,2} (pills|tablets|meds|medication)
    (pills?|tablets?|meds|knife|razor|blade|rope|gun|noose) (is |are )?(right )?(in front of|beside|next to
    |in|at) (me|my (hands?|head|throat))
    (bought|got|have|found|tied|ordered)( a| the| some| my)? (rope|noose)~(swing|ladder|course)
    suicide (note|letter|plan)s?
    letters? to say goodbye
    (wrote|written|writing|left)( \w+)? (goodbye|farewell) (notes?|letters|letter to (my (family|kids
    |children|friends)|everyone))
    (jump|jumping|jumped|leap|throw <me>|throwing <me>) (off|from|over|out of)( \w+){0,2} (bridge|roof
    |building|cliff|balcony|window|ledge|tower|flat|floor)
    (jump|jumping|step|stepping|walk|walking|throw <me>|throwing <me>|run) (in front of|under
    |into)( \w+)? (train|bus|car|lorry|truck|tube|traffic|metro|motorway|tracks)
    (want|going|gonna|ready|about|wanna)( to)? jump(<end>| and (never|end|die|be))
    thinking (about|of) (jumping~(in|into|on|at|ship|back)|going over (it|the edge))
    (rope|noose|gun|note) is (ready|loaded|tied|written)
    enough (pills|tablets|meds)
    (ive taken|i have taken|i have|ive got|i took) (some |these |loads of )?(pills|tablets)~(for|with)
    pills (and|with) (alcohol|vodka|whisky|wine|booze)
    (im|i am|standing|sitting|here|up) (\w+ )?(on|at|by) (the|a) (\w+ ){0,3}(bridge|ledge|roof|tracks
    |railway line|cliff)
    know( \w+)? how (id|i would|i will|ill|im going to) (do it|die|end)
    (plan|planned|planning) (my|to) (suicide|death|die|kill <me>|end my life|end it)
    (ive got|i have|got|i bought|with) (a|my|the|his) (gun|pistol|shotgun)
    (i have|ive got|holding) (a|the|my) (knife|blade|razor)
    gun (to|in|at) my
    use it on <me>
    (drive|driving|crash|crashing|steer|swerve)( \w+){0,3} (into|off) (a|the|an) (wall|tree|bridge|cliff
    |lorry|truck|river|oncoming)
    (ways?|how) to (die|kill <me>|end (it all|my life)|tie a noose)
    painless (way|death)
    lethal dose
    how many (\w+ ){1,6}(to die|to kill|to overdose)
    (drink|drank|drinking|swallow|swallowed) (bleach|antifreeze|poison)
    (pills|tablets|paracetamol|meds|rope|noose|blade|razor|gun)( is| are| all| right| just)* (ready|(here )?(beside
    |next to|in front of) me|on the table|on my lap|on the bed|in my (hand|hands|lap|car))
    (knife|scissors) (is |right )?(beside|next to) me
    count(ed|ing)( out)?( \w+){0,2} (pills|tablets|meds|paracetamol)
    bought (the|some|enough|extra|more) (pills|tablets|paracetamol)( today| tonight| to| so|<end>)
    bought( \w+)? (pills|tablets|paracetamol) (from|in) (two|three|four|several|different|a few) \w+
    (written|wrote|writing) the (notes|letters)<end>
    (notes?|letters?)( \w+){0,5} (and )?(hid|hidden|for when im gone|for after)( them)?<end>
    (notes|letters|will) (is|are) (done|written|on the table|ready)
    (tonights|tonight is|todays|today is|tomorrows) the (night|day)( i|<end>)
    tonight i (end it|die|go|kill <me>)
    (got|have|had) it (all )?planned( out)?<end>
    (set|picked|chosen|chose|fixed) (a|the|my) (date|day)( when| that)?( to| im going to| i will| ill| i) (die|do it
    |end it|go)
    (parked|drove|driving|walk|walked|walking|went|standing|sat|sitting|looking|stood)( \w+){0,4} (cliffs?|tracks
    |railway|bridge|ledge|roof)( \w+){0,4} (thinking (about|of)|jump|jumping|end it|twice|again and|right now
    |it would be easy)
    (a|the|my) plan to (kill <me>|end (it|my life)|die)
    (fatal|lethal|deadly) (dose|amount)
    (how (much|many)|looking up|look up|googl\w+|searching|searched|read up on)( \w+){0,6} (fatal|lethal|deadly|kills
    |to kill (me|you)|painless)
    know where( \w+){0,4} (gun|pills|tablets|rope) (is|are|lives?)
    (stepped|walked|ran|leapt|threw <me>)( \w+)? (in front of|under|into) (a |the )?(train|bus|car|lorry|truck|tube
    |traffic|tracks)
    tied (a|the|my) (rope|noose|belt|sheet|scarf) (to|round|around|in|from|over)
    rope( \w+)? in my (car|boot|bag|room|garage|shed|loft)
    (vodka|whisky|alcohol|wine|gin|booze|drink)( \w+){0,4} (pills|tablets|paracetamol)
    (blade|razor|rope|noose|gun)( \w+){0,4} (nobody|no one|alone|everyone is out)
    """,
    "wish_to_die": r"""
    wish i (hadnt|had not|didnt|did not|never|had never) (\w+ )?(open(ed)? my eyes|wok(e|en) up|wake up|been born)
    (not|dont|unsure|never)( \w+)? (sure|certain|know|unsure)?( if| that| whether)? i (want to|wanna) (live|be alive
    |go on living)~(with|in|at|together|near|here|there|on)
    kill(ing|ed|s)? (off )?<me>
    kill ?my ?self
    unalive
    unaliving
    sewer ?slide
    (end|ending|top|topping|delete|deleting|neck|to off|gonna off) <me>
    do(ing)? (<me> in|away with <me>)
    finish <me> off
    kms
    (want|wants|wanted|wanting|wanna|wana|ready|prefer|hope|hoping|wish|deserve|need|trying|tried
    |rather|love|like|begging|wish i could|should|should just|could just|let me|just let me
    |i might as well) (to |2 |i |id )?(\w+ )?die~(of|for|my|from|with|laughing|hair|at home|in peace)
    (im|i am|i) (\w+ )?(going to|gonna) die~(of|for|my|from|with|laughing|one day|someday)
    wan(t to|na) dye<end>
    (end|ending|ended) (my|this) (own )?(life|existence)
    thinking( \w+)? (about|of) ending (things|it)~(with|between|off|on|well|here|early|there)
    (take|taking) my (own )?life
    (end|ending|finish) (it all|everything)
    put an end to (it all|my life|everything|me)
    (want|going|gonna|need|ready|wanna|wish i could|thinking of|thinking about|about)( to)?( just)? (end
    |ending) it~(with|between|before|there|for|but|after|when|when he|when she)
    (want|need|wish|make|beg|longing for)( it| everything| the pain| this pain)( all)?( to
    | would)?( just)? (stop|end|be over|go away)
    it all to (stop|end|be over|go away)
    suicidal
    ^suicide<end>
    (commit|comitt?|commiting|committing|attempt|attempting|contemplating|considering|thoughts? of
    |thinking (of|about|abt)|thought (of|about|abt)|think (of|about|abt)|ideas? of|feel like|about|want
    |urges? (of|for)|do) (\w+ )?suicide
    suicide attempts?
    attempted suicide
    (wish|want|wanna|rather|hope|think|if|when|once|that|happier|better|should)( to| i| id| that
    | off)* (was |were |be |am |is )?(already )?dead
    (if|when|once) im dead
    (dont|do not|didnt|no longer|not|never|stopped|without) (really |even |actually |ever )?(want|wanna|wana
    |wanting|wish|feel like|care to)( to)? (live|living)~(with|in|at|together|near|next|here|there|apart
    |alone|on|by|under|up|off)
    (dont|do not|no longer|not|never) (really |even |actually |ever )?(want|wanna|wana|wanting
    |wish)( to)? (be alive|exist|be on this|be in this world|wake up~(early|at|before|the|him|her|to)
    |be (here|around) (<again>|at all))
    (tired|sick|weary|fed up|done|had enough|had it)( \w+)? (of|with) (being alive
    |existing|(my |this )?life<end>|living)~(out|in|with|here|like|at|on|together|near|next|off|alone|so
    |this way)
    why (i should|should i|bother) (stay alive|live|living|be alive|keep living|keep going|go on|carry on)
    takes? me in my sleep
    (cant|cannot) be (alive|here) <again>
    if i (die|died|was dead|were dead)
    had enough of (life|living)
    give up on (life|living)
    giving up on life
    done with (life|living)
    (no|any|a|the|see|what is the|whats the) (point|reason|purpose
    |use)( \w+)? (in |to |of |for )?(keep )?(living|live|life|going on|go on|being alive|be alive|existing
    |carrying on|carry on|staying alive
    |keep going|trying <again>)
    (nothing|no one|nobody) (left )?(to live for|worth living for)
    nothing left for me
    (not|isnt|aint|hardly|no longer|never) (really )?worth living
    life (isnt|is not|not) worth
    (better|happier) (off |place )?(without me|if i (just )?(was|were|am|wasnt|werent|died|disappeared
    |left this|didnt exist))
    wish (that )?(i )?(had |id |was |were |could |would )?(just )?(never|not|didnt|wasnt|werent|hadnt
    |wouldnt)( \w+)? (born|exist\w*|here|alive|wake up|woken up)
    (wish|hope|pray|want|like|love)( \w+){0,4} (dont|never|not|wouldnt|wont|doesnt) (wake|wakes|waking) up
    (sleep|asleep)( \w+){0,2} (never|not) (to )?wake
    sleep forever
    (not|never) waking up~(early|on|at|in|until|with)
    if i (didnt|never) (wake|woke) up
    (want|wish|like|love|wanna|could|would|ready|going|gonna)( to| i| could| just| really)* (disappear
    |vanish)~(into|to|on|for a|with|from (social|facebook|instagram|work|here))
    (want|hope|hoping|wish|please|somebody|someone)( \w+)? (to |would |will )?kill me~(now|if)
    (no|(dont|do not|cant|cannot) (\w+ )?(see|have) (a|any)) future( for (me|myself)|<end>)
    (no|any|lost|losing|lose)( the| my| any)? will to live
    dont care (if|whether) i (live|die|wake)
    feel(ing)? like (dying|ending (it|everything))
    (easier|relieved|glad|fine) if i (was|were|had)? ?(gone|dead|died|not here)
    hop(e|ing) (that )?(i|to) (\w+ )?(crash|die|dont make it)
    leave this (world|earth|life)
    not be (alive|here) <again>
    pretending to be alive
    hate (being alive|living~(in|with|at|here|alone|like))
    (stop|not|cease to) exist(ing)?<end>
    (shouldnt|dont deserve to) (be alive|live|exist)
    (death|dying|suicide) is the only
    only (\w+ )?(is|left is) (death|dying|to die|suicide)
    dont care if i (live|die)
    (hope|wish|want) (a|an|the|i get hit by a|some) (bus|car|truck|train|lorry) (would |to )?(hit|hits|kill
    |kills|run|runs)?
    hope i (get hit|get run|get cancer|die)
    (join|be with|follow) (him|her|them|mum|mom|dad|my \w+) (again )?(in heaven|up there|on the other side)
    (wants|trying|tried|threatening|threatens|threatened|going|gonna|planning)( to)? (kill|hang
    |harm) (himself|herself|themselves|themself)
    (wouldnt|would not|dont|wont|didnt) (\w+ )?(care|mind)( \w+)? if i (got|get|was|am|were)( \w+)? (hit|run over
    |killed|dead|gone|ill)
    if (a|the) (bus|car|train|lorry|truck) (hit|killed|ran over|took) me
    (would|will|could|d|might|life) be (\w+ ){0,2}(fine|ok|okay|easier|simpler|better|happier|calmer|nicer) without me
    (manage|cope|do) (\w+ )?(fine |better |just )?(without me|if i was gone)
    (easier|simpler|better|nicer|happier)( \w+)? (not to be|not being|if i wasnt|to not be) (here|around|alive)
    (think|thinking|thought|thoughts|dream|dreaming|fantasi[sz]\w*|daydream\w*)( \w+){0,2} (about|of) (my own
    |my )?(death|dying~(my|of|out))
    welcome (death|dying|it if i|the end)
    (im|i am) (not|no longer|never) (scared|afraid|frightened) (of|to) (dying|death|die)
    (death|dying|being dead) (would|is|seems?|sounds?|looks?|feels?)( be| like)?( \w+)? (relief|easier|better|welcome
    |peaceful|nice|good|simpler|an answer|comfort\w*)
    why (do|am|should|did|was) i( even| still| just)* (exist|alive|born|living|live)
    (want|wants|wanting|wanna|wish i|id like|ready)( to| was| were| could)*( just)? be gone~(by|before|from|when|on)
    wish i (was|were) gone
    (nothing|nobody|no one|not much|little|anything|a reason) (left )?to (stay alive|be alive|keep living)
    (dont|do not|cant|wont|not) (\w+ )?(think|see|imagine|picture|reckon)( ill| i will| im going to| me
    | <me> )?( \w+){0,2} (see|seeing|make it to|making it to|make it past|reach|reaching|live to
    |last until) (christmas|my
    |the (new year|end of|weekend|morning|summer|spring)|next|morning|tomorrow|\d\d|thirty|forty|fifty)
    (hope|wish|pray|ask|asked|beg|begged)( \w+){0,8} (i )?(dont|never|not) wake( up)?<end>
    (god|lord|someone|somebody|please)( \w+)? (to |will |would )?take me( away)?<end>
    (hope|wish|pray|praying|want)( \w+){0,3} (die|dying|died) in my sleep
    (wasnt|werent|isnt|not being|stop being|bothered to be|bothered being|bother being) alive
    (want|need) out of (this|my) (life|world)
    sleep and that (would|will|d) be (it|that)
    (dont|do not|no longer|not) (\w+ )?(want|wish|wanna)( to)? (carry on|keep on|go on|keep|continue) (living|with (life
    |living)|being alive)
    (thinking (about|of)|think (about|of)|want to|wanna|going to|gonna|ready to|considering
    |time to) (just )?end things~(with|between|off|on|well|here|early|there)
    living( \w+)? (is|feels|hurts|has become)( \w+)? (hard|painful|much|unbearable|pointless|exhausting)
    (want|need|wish) (my|this) (life|existence) (to (end|stop|be over)|was over|over)
    my life (is|might as well be) over
    (would|will) (anyone|anybody|someone|they|people|he|she)( even| really)? (be sad|care|notice|miss|cry|mind
    |come)( \w+){0,3} if i (died|die|was|were|killed|disappeared|wasnt|went)
    (done|finished) (with )?(living|being alive)
    (topp|offf|off|end|neck|finish)ing (<me>|my life)
    part of me (that )?(wants|wishes|would like)( to| i was| i were| to be)* (die|dead|gone|end)
    """,
    "child_in_danger": r"""
    (leav(e|es|ing)|left) (my|the|her|his|their|our)( \w+)? <child> (alone|on (their|her|his) own|by (him|her|them)
    |home alone|unattended)( \w+){0,2} (night|overnight|hours|days|evening|weekend)
    (think|scared|worried|afraid|sure|said|told me|says)( that)? (he|she|they|someone|somebody) touched (her|him|my)
    i (shook|have shaken) (him|her|my (baby|<child>)|the baby)(<end>| so hard| hard)
    (<attack>|hurt|shak(e|es|ing)|shook|shaken|harm(s|ed|ing)?|touch(es|ed|ing)|groom(s|ed|ing)|smother
    |drown|kill|killing|starv(es|ing)) (my|our|the|his|her|their|own|a|that)( \w+)? <child>~(feelings|up|out
    |heart|at|car|bike|hand|school|birthday|hair|friend|friends|favourite|room|phone)
    <child>( \w+)? (isnt|arent|is not|are not|not|dont feel|doesnt feel|never)( \w+)? safe
    <child>( \w+)? (is|are|might be|could be)( \w+)? (in danger|at risk~(of)|unsafe)
    <child> being (hurt|abused|hit|beaten)
    touch(es|ed|ing) my (\w+ )?(sister|brother)
    <child>( \w+)? (is|are|was|were|been|gets?)( being| getting)? (abused|hit|touched|molested|raped|beaten
    |groomed|being hurt)
    <child>( \w+)? (is|are) being hurt
    child abuse
    what i(ll| will| might| may| could| would)?( \w+)? do to (my|the|our|her|him|them) ?(<child>)?
    (hacer|do)( \w+)? something to my <child>
    (my|our|the|his|her)( \w+)? <child>( \w+){0,2} (has|have|had|with|covered in) (\w+ )?(bruises|marks|burns|cuts)
    (bruises?|marks?|burns?) on (my|our|the|his|her) <child>
    lock(s|ed|ing) (my|our|the|his|her) <child>( \w+)? (in|up|out|inside)
    (my|our|the|his|her) <child>( \w+){0,2} (scared|afraid|frightened|terrified) of (their|his|her|him|my|the) ?(dad
    |father|mum|mother|step ?dad|step ?mum|ex|partner|boyfriend|girlfriend|husband|wife|uncle)?~(dark|dogs?|spiders
    |water|school|dentist)
    (hits|beats|hurts|slaps|kicks) them( ,)?( \w+){0,3} <child>
    (hurts|hits|beats|slaps|kicks) the <child>
    (burns?|burned|burnt|scald\w*) (my|our|the|his|her) <child>~(toast|dinner|food|tongue|finger|hand)
    """,
    "self_harm": r"""
    (dont|do not|cant|cannot) trust <me>
    danger to <me>
    not safe (with|from|by) <me>
    (cant|cannot|can|to) keep <me> safe
    what i (might|could|may|will) do to <me>
    do something (stupid|silly)( to <me>)?<end>
    (cut|cutting|cuts|hurt|hurting|harm|harming|harmed|injure|injuring|mutilate|burn|burning|burned|burnt
    |hit|hitting|punch|punching|scratch|scratching|scratched|bite|biting|starve|starving|choke|choking
    |beating|beat|punish|punishing) <me>
    covered in (cuts|scars)
    (been|started|start|im|i am|keep|stop|back to|urge to|urges to) (\w+ )?cut(ting)?( again| every
    | at night| when|<end>)
    self ?harm\w*
    self ?injur\w*
    self ?mutilat\w*
    razor blades?
    (cut|cuts|cutting|scratch\w*|slash\w*|burn|burning|burned|carv\w+)( up)? my (\w+ )?(arms?|legs?|thighs?
    |skin|stomach|wrists?)
    (until|till) (i|they|it|my \w+) (bleed|bled|bleeds)
    make <me> bleed
    urges? to (cut|hurt|harm|bleed)
    <start>(i|ive|i have|and i|then i) (just )?cut (again|last night|tonight|this morning|yesterday|too deep|deep
    |<me>)
    (new|fresh|more|deep) cuts~(at|in|to|from|are)
    cuts (all )?(on|over|up|down) my
    (bang|hit|smash|bash|slam|knock)\w* my (head|fists?|hands?)( \w+){0,4} (wall|floor|on purpose|until|till
    |again and)
    punch\w*( the| a)? walls?( \w+){0,3} (until|till|bleed|break)
    (razor|blade) (is |keeps |are )?(calling|tempting|looking at)
    bought( \w+)? (razors?|blades?)( \w+)? again
    (did|done|do) something( \w+)? to my (arms?|legs?|wrists?|body|skin)
    (starv|cutt|burn|hurt|punish)ing( \w+)? (to punish|because i deserve|so i feel)
    (not eating|starve <me>|starving <me>) (to punish|because|when|so)
    feel (pain|something)( \w+){0,3} (burn|cut|scratch|hurt)
    """,
    "hurting_others": r"""
    i (threw|throw|chucked|hurled|smashed)( a| the| my| an)? (plates?|cup|glass|mug|bottle|chair|phone|pan|knife|things
    |stuff|something|remote) (at|over) (my |our )?(<kin>|him|her|them|partners?)
    (want|wanted|wanting|wanna|going|gonna|feel like|felt like|plan|planning|think|thinking|thoughts|urges?
    |tempted|ready|about|afraid|scared|frightened|will|ill|could really|might really|fantasi[sz]e
    |fantasi[sz]ing)( to| of| about| on| that| i| ill| im| going| might| could| will| may| really| just
    | physically)* (kill|killing|murder|murdering|stab|stabbing|shoot|shooting|strangle|strangling|choke
    |poison|attack|attacking|hurt|hurting|harm|harming|punch|punching|beat up|hit|hitting|slap|slapping|beat
    |beating) (him|her|them|someone|somebody|people|everyone|everybody|anyone|others|(my|that
    |the) (\w+ )?(<kin>|boss|woman|bitch|bastard|manager|colleague))~(feelings|up|by|if i|when i (leave|say
    |tell)|with (kindness|this|that|what|my words)|pride|chances)
    (i|ive|i have)( just| almost| nearly| actually| even)? (hit|punched|slapped|kicked|strangled|choked
    |stabbed|beat up|beat|attacked) (my (<kin>)|him|her|them|someone|somebody)~(up|at|in|to|for|with (the
    |a) (news|question)|car|bumper|phone)
    (scared|afraid|frightened) (of what )?i (might|may|could|will) do( something)?<end>
    (angry|mad|furious|rage|livid)( \w+){0,3} (could|would|might|want to) (kill|hurt|hit|strangle) (him|her
    |them|someone|somebody|my <kin>)
    (want|wish) (him|her|them|he was|she was|he were|she were|they were) (to be )?dead
    homicidal
    (everyone|everybody|they all|people|he|she) deserves? to die
    (bring|take|taking) (a|my) (gun|knife|weapon) to
    (picturing|imagining|imagine|picture|dream\w*( of| about)|fantasi[sz]\w*( of| about)?|visions of)( \w+)? (killing
    |stabbing|strangling|choking|hurting|punching|shooting|poisoning|beating|smothering|attacking)
    (pushed|shoved|kicked|grabbed|throttled|choked|slapped|punched|hit|headbutted|strangled
    |dragged)( \w+)? my (<kin>)( \w+)? (down|by the|against|into|in the (face|head|stomach|ribs)|across)
    (ill|i will|i might|im going to|gonna|going to|i could)( \w+){0,3} (end up )?(hurt|hurting|kill|killing|stab
    |stabbing) (him|her|them|someone|somebody|my <kin>)( badly| one day| really| soon|<end>)
    (smash|bash|cave|kick) (his|her|their|that \w+) (face|head|skull|teeth) in
    hurt (him|her|them|someone) badly
    """,
    "being_hurt": r"""
    (go|goes|went|going|gone) for me (again|with (a|his|her)|last night|when i|in front)
    (think|thought|worr\w+|scared|afraid|frightened|sure|convinced|know)( that)? <they>( \w+){0,3} kill (me
    |us)~(with)
    <they> (follows|followed|trails|trailed) me (to|from|into|around|home|at)~(on|twitter|instagram)
    (squeez|grabb|press|crush)(ed|es|ing) my (throat|neck|windpipe)
    (end|ended|ends) up (\w+ )?with (bruises|a black eye)~(from (football|rugby|the gym|yoga|climbing))
    (woke|wake)( \w+){0,6} on top of me
    on top of me( \w+){0,4} (said no|didnt want|asleep|couldnt move|wouldnt stop)
    i (said|kept saying|told (him|her|them)) no( \w+){0,4} (didnt|wouldnt|did not|would not|never) stop
    <they> (\w+ ){0,2}(took|takes|taken|hid|hides|keeps|kept)( \w+){0,4} my (passport|papers|documents|bank card)
    (burn|set fire to|torch)( \w+){0,4} (house|flat|home|place)( \w+){0,2} with (me|us) in
    <they> ((<often>) ){0,3}(\w+ and )?(<attack>) (me|us)~(feelings|with (his|her) words)
    <they> (\w+ )?(has|keeps?|kept|will|ll|would|might|could|physically|going to|tried to|tries to
    |wants to) hurt (me|us)
    hurt me (again|physically|last night)
    (he|she|they|husband|wife|partner|boyfriend|girlfriend|ex|bf|gf|hubby|dad|stepdad)(s|ll
    |d)? ((<often>) ){0,3}kill (me|us)
    threat(en|ens|ened|ening)? (to (kill|hurt|hit|beat|harm|rape|find|burn|post|share|take)|me|us)
    (afraid|scared|frightened|terrified|petrified|fear|fearful) (of|for|that) ((him|her|them)~(leaving|dying
    |saying|finding|not|being|getting|losing|going|and|future|health)~(\w+ing)|my (life|safety)
    |my (<kin>)<end>|(his|her|their) (temper|anger|rage|reaction)|what (he|she|they)(ll| will| would| might
    | could)? (do|be|say when)|(he|she|they)(s|ll| is| will| might)?( going to| gonna)? (hurt|hit|kill
    |come after|find me))
    (afraid|scared|frightened|terrified) (to|of) (go|going|come|coming|be|being|stay|staying) (back )?(home
    |in the house|alone with)
    (not|dont feel|never feel|isnt|dont think im|no longer|not feeling)( \w+)? safe~(bet|enough|telling
    |talking|sharing|saying|asking|driving|to (drive|eat|swim|say))
    unsafe (at home|with|here)
    (im|i am|we are|were|my life is) in danger
    (im|i am|being|been|was|were|got|get|getting) (\w+ )?(raped|assaulted|abused|molested|beaten up
    |beaten~(in|at|to|by (a|one|two))|strangled|choked|groped|stalked|threatened|blackmailed|trafficked
    |being hurt|being hit)
    <they>( \w+)? (wont|doesnt|does not|will not|never|refuses to|wouldnt) (lets?|allows?) me (leave|out
    |go (out|anywhere)|see (my|anyone|any|friends|people)|talk to (anyone|my)|have (any |a |my )?(money
    |phone|friends)|work~(from|on|with)|use my phone)
    <they> (wont|will not|doesnt|refuses to) leave me alone
    (strangled|choked|raped|molested|assaulted|abused|stabbed|groped) me
    (coming|come|came) after me
    (feel|felt|feeling) unsafe
    (gave|left|leaves|leaving)( me)?( \w+){0,2} (bruises?|marks on)
    covered in bruises
    (puts?|laid|lays|raised|raises) (his|her|a|their) hands? (on|to|at) me
    (throws|threw|throwing) (things|stuff|plates|a \w+|his \w+|her \w+) at me
    broke my (arm|ribs?|nose|jaw|wrist|finger)
    <they> (scares|frightens|terrifies) me~(how|that|to|by|with|when (he|she) driv\w+)
    (hell|shell|theyll|he will|she will|they will) (find|come after|come for) me
    hiding from (him|her|my <kin>)
    <they> ((<often>) ){0,2}(push|shov|grab|drag|thr[eo]w|pin)\w* me~(to|for|away|towards?|aside|into|out
    |off|on|a)
    lock(s|ed) me (in|up)
    control(s|ling) (all (of )?)?(my (money|life|phone)|me<end>)
    (control|track|check|monitor|watch)(s|es) (where|who|what|everything|everywhere) i
    following me
    follows me<end>
    <they> ((<often>) )?(checks?|tracks?|reads?|goes through|monitors?|searches|follows?)( all)? (my (phone
    |messages|texts|location|emails|bank|every move)|me (everywhere|home))
    abusive (relationship|husband|partner|marriage|boyfriend|girlfriend|wife|ex|father|dad|mother|mum|home
    |man)
    domestic (violence|abuse)
    black eye
    (gets|got|is|was|turns|becomes|became|being) (\w+ )?violent
    rap(ed|ing|es) me
    forc(ed|es|ing) (me|himself|herself)( \w+){0,3} (sex|on me|bed|touch|sleep with)
    (made|makes) me (have sex|do (things|sexual))
    touch(es|ed|ing) me (without|down|inappropriately|where|there)
    (push|shov|thr|slam|drag|pin|grab|pull)\w* me (against|down|into|onto|by|across|to the|over|around
    |up against|on the floor)
    (hands?|knife|gun|belt) (around|on|round|to|at) my (throat|neck|head)
    held me (down|hostage|against)
    (has|hes got|shes got|he has got|pulled) a (knife|gun)
    <they> (smashed|smashes|smashing) (up )?(the|my|things|everything|plates)
    stalk(s|ed|ing) me
    stalker
    escape from (him|her|my <kin>)
    (puts?|laid|lays|lay|raised|raises|laying) (his |her |a |their )?(hands?|fists?|finger) (on|to|at|around) me
    <they> ((<often>) ){0,2}(begun|begins|began|starting) (to )?(<attack>) me
    my (dad|father|step ?(dad|father|brother|mum)|uncle|brother|grand(dad|father|ad)|boss|teacher|coach|cousin
    |mums boyfriend|neighbour)( \w+)? touch(es|ed|ing)? me
    (took|takes|taken|has|hid|hides|keeps|kept) (all )?my (keys|phone|passport|money|bank card|cards?|wallet|papers
    |documents|car keys)( \w+){0,6} (so i cant|and i cant|cant leave|cant get out|wont give)
    (came|comes|coming|flew|lunged|ran) at me
    (threaten\w*|came|comes|after) me with (a |his |her |the )?(knife|hammer|bat|bottle|belt|gun|axe)
    bruises? (from|off|because of) (him|her|my <kin>|when (he|she))
    (i have|ive got|i had|hiding|hide|cover up|covering)( \w+){0,2} (bruises|black eye)
    bruises( \w+){0,3} (hid\w*|cover\w*)
    sp[ai]t(s|ting)? (on|at|in) (me|my face)
    kick(s|ed|ing) me( \w+)? (down|out of bed|in the|while|until)
    (pull|grab|yank|drag)\w* (me by )?(the |my )hair
    dragg?(s|ed|ing) me
    (he|she|ex|<they>)( \w+){0,3} (outside|at|outside of) my (house|home|flat|door|work|window)( \w+){0,4} (again
    |scared|frightened|afraid|wont (go|leave))
    (was|got|am being|been|being|keep getting) (\w+ )?(attacked|threatened|strangled|stabbed|groped|stalked
    |beaten up) (by (my|him|her|an ex|a man|a stranger)|again|last night|at home|in my)
    (have|had|get|gets|getting) me (killed|beaten|hurt|done in)
    (makes?|made|making|pressures?) me (\w+ )?(have sex|sleep with|do things|touch (him|her))
    (scared|afraid|frightened|terrified|dread\w*)( \w+){0,2} what (hell|shell|theyll|he|she|they)( will| might| may
    | could| would| is going to)? do
    not safe (with|around) (him|her|them|my)
    (scared|frightened|afraid) of (him|her) (hitting|hurting|coming|finding)
    """,
    "farewell": r"""
    (wont|will not|not going to|not gonna)( be)? (a )?(bother|troubl|burden|annoy)(e|ing|ed)?( \w+){0,2} (<again>|after
    |again|much longer)
    (look after|take care of|feed|keep) (my|the) \w+( \w+){0,4} for good
    whats (left|there) for me
    good ?bye (everyone|everybody|all|world|forever|for ?ever|cruel|for good|my (loves?|darlings?|family
    |friends)|(and )?(forgive|sorry|i love))
    (this is|final|last|my) goodbyes?~(to)
    said (my )?goodbyes? to (everyone|all|my (friends|family|kids|children))
    saying my goodbyes
    (this is|its|it is) (the end~(of)|over for me|my (last|final) (message|text|night|day alive))
    by the time you (read|get|see|find) this
    (take care of|look after)( \w+){1,4} (when|after|once|if) im (gone|dead)
    (no ?one|nobody|would anyone|wouldnt anyone) (\w+ ){0,3}(miss|notice|care|cry|mind)( \w+){0,2} (if|when
    |that) i(m|d|f| am| was| were| wasnt)? (dead|gone|here|died|die|disappeared)
    (no ?one|nobody) (would|will|wld|is going to)( \w+)? miss me
    (wont|will not|not going to|not gonna|not) be (here|around|alive)( for)? (<again>|long|very long|to see)
    alive tomorrow
    <start>tell (my|the|them|him|her|mum|mom|dad|everyone)( \w+){0,2} i (love|loved|always loved) (them|her
    |him|you)( all)?<end>
    forgive me (for what i|everyone|everybody|all|god)
    (im|such|just|only|be|being|like) a burden
    a burden (to|on) (everyone|everybody|my|them|people|others)
    (no|any|lost all|without any) hope( left| <again>| for me|<end>)
    given up (completely|on everything)
    (no|any|see a|only|see any|find a) (other )?way out~(of)
    nothing matters <again>
    thinking (of|about) (a )?ways? out<end>
    (cant|cannot|can not) (go on|carry on|keep going|keep on)(<end>| (like this|any ?more|any longer|living
    |with (life|this)|without|and|i|its|it is))
    (cant|cannot|can not|dont want to|couldnt) (\w+ )?(do|take|bear|stand|handle|cope|face|deal|live)( it
    | this| life| the pain| with it| with this| with life| like this| this pain)* (<again>)
    (cant|cannot|can not|couldnt) stop crying
    cant live like this
    whats the point <again>
    (cant|cannot|can not|couldnt) (\w+ )?cope(<end>| <again>| with (life|this|it all|anything|living|being))
    (cant|cannot|can not) (\w+ )?keep (doing|living|fighting|pretending)( this| like this| it)?<end>
    (it|this)(ll| will)? (will )?all (soon )?be over
    (this|it)(ll| will) be over soon (,|and)? ?(tell|im sorry|goodbye|forgive)
    itll all be over
    <start>tell (my|the|them|him|her|mum|mom|dad|everyone)( \w+){0,2} (im|i am) (so |really )?sorry
    dont think (that )?(ill|i will|im going to) be (here|around|alive)( next| tomorrow| much| by| for| at|<end>)
    (im|i am|i feel|feel|feeling|i was)( so| completely| totally| utterly| just)* worthless
    waste of (space|oxygen|air)
    (i have|ive got|i feel i have|theres) nothing (left|more)( inside| in me| to give| to live for| for me| to lose
    |<end>)
    (give|giving|gave) up on (everything|life|living|it all|<me>)
    (see|find|have|be) (a|any|no|another) way (out of (this|it all|it|life|here)|forward|through this)<end>
    as a burden
    end of my (rope|tether)
    everything( \w+)? (is|feels|seems)( \w+)? (hopeless|pointless)
    (im|i am|i feel|feel|feeling)( \w+)? hopeless~(about|at|with)
    (cry|crying|cried|weep\w*)( \w+){0,4} (cant|cannot|couldnt) stop
    (thanks|thank you)( \w+)? (for (everything|trying|all|being)|all|everyone)( \w+){0,6} good ?bye
    """,
}
