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
    |threatened to|wants to|wanted to|punched and|kicked and|pushed and|of mine
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
    (hit|hits) me (up|that|how|with (the|a|it|another) ?(news|question|idea|bill|truth|surprise)?|like)
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
    """,
    "wish_to_die": r"""
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
    """,
    "child_in_danger": r"""
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
    """,
    "hurting_others": r"""
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
    """,
    "being_hurt": r"""
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
    """,
    "farewell": r"""
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
    """,
}
