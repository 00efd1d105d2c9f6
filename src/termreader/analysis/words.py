"""Closed classes of English words that stand around names: titles, roles, legal forms, heads of names. Data only."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by blanks."""
    return frozenset(words.split())


FUNCTION_WORDS = word_set(
    """
    a about above according across actually add added after again against ago ahead all almost along already also
    although always am amid among an and another any anyone anything are as asked at away back based be because been
    before behind being below beneath beside besides best between beyond both but by can cannot come could dear
    despite did do does doing done down due during each earlier early either else enough even ever every everybody
    everyone everything except far few fewer finally first five following for former formerly four from further get
    give given go going good got had has have having he hello hence her here hers herself hi him himself his how
    however i if in including indeed inside instead into is it its itself just last lately later least less let like
    long look made many maybe me meanwhile might mine more moreover most much must my myself near nearly neither
    never nevertheless new next no nobody none nor not nothing now of off often oh ok okay old on once one only onto
    or other others otherwise our ours ourselves out outside over own part perhaps please put quite rather really
    recent recently right said same say says second see seems several shall she should since six so some somebody
    someone something sometimes soon still such sure take ten than thank thanks that the their theirs them
    themselves then there therefore these they thing things think third this those though three through throughout
    thus till to today together tomorrow tonight too toward towards two under unless unlike until up upon us use
    used very via was we well were what whatever when whenever where whereas whether which while who whoever whom
    whose why will with within without would yes yesterday yet you your yours yourself uh um hmm hey yeah wow ah ha
    huh nope yep i'm i'll i've i'd we're we've we'll you're you've you'll they're they've they'll don't doesn't
    didn't won't can't isn't aren't wasn't weren't it'll he'll she'll couldn't wouldn't shouldn't hasn't haven't
    hadn't that'll there'll
    """
)
"""Lower-case words that are never a name by themselves, whatever their case; straight apostrophes."""

ABBREVIATIONS = word_set(
    """
    a.i ai agi api atm cd ceo cfo cio cmo coo cpo cpu cto dna dvd esg etf eu e.u evp fbi gdp gpu gpus gps hr id ip
    ipo ipos iq it llm llms m&a mba md mp mps ngo ngos nda ok op-ed pc pcs pdf phd pm pr q1 q2 q3 q4 qr r&d rna sms
    sec suv svp tv tvs u.k uk u.n un u.s us usa u.s.a usb ufo vat vc vcs vip vp vps vpn vr wi-fi a.m p.m ad bc covid
    ebitda ebit hdr hipaa cdma gsm lte lan wan wlan led oled lcd ram rom ssd usb-c hdmi html css http https json xml sql
    sdk nft nfts dao defi cpi ppi pce pmi pmis roi kpi kpis eps gaap ifrs hiv aids adhd ptsd bmi mri rfid gst yoy qoq
    fomc wacc irr nav aum arpu saas paas erp crm fta faa cdc fda epa irs doj ftc fcc osha hud gao cbo omb
    ev evs ai's lgbtq edt est gmt pst pdt utc cet bst faq diy usd eur gbp
    """
)
"""Abbreviations that are no name of a person or a company, lower case."""

CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur
    thurs fri sat sun christmas easter thanksgiving ramadan hanukkah halloween
    """
)
"""Days, months and feasts, lower case."""

HONORIFICS = word_set(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness reverend rev father fr sister brother
    monsieur madame mme herr frau señor señora senor senora sheikh sheik hon honorable judge justice capt captain
    col colonel gen general lt lieutenant maj major sgt sergeant cmdr commander adm admiral pvt private cpl corporal
    detective inspector superintendent constable officer deputy sen senator rep representative congressman
    congresswoman gov governor pres president vice-president mayor premier chancellor minister ambassador secretary
    chairman chairwoman chairperson chair ceo cfo cto coo cio cmo cpo cofounder co-founder founder king queen prince
    princess duke duchess pope cardinal bishop archbishop rabbi imam ayatollah mullah pastor deacon coach manager
    director editor analyst attorney councillor councilman councilwoman councilor alderman commissioner treasurer
    spokesman spokeswoman spokesperson aunt uncle grandma grandpa mum mom dad cllr maître maitre hajiya mwalimu ato
    alhaji datuk hubby empress emperor sultan emir mother papa mama abba tante
    """
)
"""Words that, with a capital, stand directly before a person's name and are outside it; lower case, no period."""

PERSON_TITLES = word_set(
    """
    mr mrs ms miss mx dr prof sir dame monsieur madame mme herr frau señor señora senor senora rev sen rep gov lt
    sgt capt col
    """
)
"""Honorifics after which nothing but a person can stand."""

SHE_TITLES = word_set(
    """
    mrs ms miss dame lady madame mme frau señora senora queen princess duchess sister baroness congresswoman
    """
)
HE_TITLES = word_set("mr sir lord monsieur herr señor senor king prince duke father brother baron congressman")

SHE_NOUNS = word_set(
    """
    sister wife daughter mother niece aunt grandmother granddaughter actress businesswoman chairwoman congresswoman
    spokeswoman widow girlfriend stepmother ballerina countess waitress nun
    """
)
"""Nouns for women."""

HE_NOUNS = word_set(
    """
    brother husband son father nephew uncle grandfather grandson actor businessman chairman congressman spokesman
    widower boyfriend stepfather fisherman count waiter monk priest
    """
)
"""Nouns for men."""

AGENTS = word_set(
    """
    spokesman spokeswoman spokesperson spokespeople aide aides lawyer lawyers attorney friend friends colleague
    colleagues representative daughter son wife husband brother sister mother father adviser advisers biographer
    neighbour neighbor partner assistant source sources official officials person people woman man moderator voice
    somebody someone nobody everybody everyone
    """
)
"""Nouns for somebody who speaks without a name."""

ROLE_NOUNS = word_set(
    """
    actor actress activist adviser advisor aide ambassador analyst anchor archaeologist architect artist astronaut
    astronomer athlete attorney author banker baritone barrister bassist biologist blogger boss boxer broadcaster
    broker builder businessman businesswoman campaigner candidate captain carpenter cartoonist ceo chair chairman
    chairwoman chairperson champion chancellor chef chemist chief choreographer climber coach coder cofounder
    co-founder colleague columnist comedian commander commentator commissioner composer conductor congressman
    congresswoman consultant correspondent councillor counsel creator critic cyclist dancer daughter dean defender
    deputy designer detective developer diplomat director dissident doctor driver drummer economist editor employee
    engineer entrepreneur epidemiologist executive expert farmer father filmmaker fighter financier fisherman
    forward founder friend general geologist goalkeeper golfer governor guitarist hacker head historian host husband
    illustrator inspector investigator investor inventor journalist judge jurist justice keeper king lawmaker lawyer
    leader lecturer lieutenant manager mathematician mayor meteorologist midfielder minister model mother musician
    neighbour neighbor neuroscientist nurse novelist officer operator organiser organizer owner painter partner
    pastor pharmacist philanthropist philosopher photographer physicist physician pianist pilot pitcher playwright
    player poet policeman politician premier presenter president priest producer professor programmer prosecutor
    psychologist publisher quarterback rapper rector reporter representative researcher resident rider rival runner
    sailor salesman scholar scientist screenwriter sculptor secretary senator shareholder shopkeeper singer sister
    sociologist soldier solicitor son songwriter soprano spokesman spokesperson spokeswoman star statistician
    stockbroker strategist striker student superintendent surgeon swimmer teacher technologist tenor trader trainer
    treasurer trustee tycoon veteran victim violinist virologist volunteer widow widower wife winger winner witness
    worker wrestler writer youtuber zoologist brother aunt uncle cousin nephew niece grandson granddaughter
    grandfather grandmother billionaire millionaire magnate mogul principal provost sheriff butcher baker plumber
    electrician technician cashier waiter waitress barista beekeeper dentist veterinarian vet caretaker librarian
    curator archivist auctioneer accountant auditor actuary underwriter regulator ombudsman whistleblower plaintiff
    defendant suspect hostage prisoner survivor passenger pedestrian commuter tenant landlord
    """
)
"""Lower-case nouns for what a person is."""

COMPANY_NOUNS = word_set(
    """
    company start-up startup firm maker manufacturer retailer chain bank lender insurer brewer carmaker automaker
    chipmaker carrier airline drugmaker developer builder conglomerate subsidiary parent supplier unicorn studio
    label brokerage publisher platform vendor provider grocer supermarket utility telco distributor wholesaler
    exporter importer refiner miner operator giant group business corporation enterprise fintech biotech shipbuilder
    steelmaker owner broadcaster streamer hedge-fund investor fund broker consultancy agency contractor rival
    restaurant brand toymaker planemaker shipper lessor jeweller jeweler watchmaker winemaker distiller fabless
    foundry winery brewery distillery bakery dairy hotelier cooperative producer processor outfit venture incubator
    accelerator mill shipyard refinery smelter hotel bookseller caterer bottler pub café cafe eatery haulier forwarder
    reinsurer housebuilder homebuilder pharmacy bookshop pizzeria salon hedge-fund clothier cobbler hauler trucker
    """
)
"""Lower-case nouns for what a company is; some of them may be people or other bodies too."""

STRONG_COMPANY_NOUNS = word_set(
    """
    company start-up startup firm retailer insurer brewer carmaker automaker chipmaker airline drugmaker
    conglomerate subsidiary unicorn brokerage grocer telco fintech biotech shipbuilder steelmaker toymaker
    planemaker lessor watchmaker lender corporation
    """
)
"""Company nouns that mean a company and nothing else."""

LEGAL_FORMS = word_set(
    """
    inc incorporated ltd limited plc llc llp lp corp corporation co company gmbh ag sa s.a nv n.v bv b.v spa s.p.a
    ab asa oyj oy aps a/s kk pty sas srl sarl kg kgaa se bhd tbk pjsc ojsc pao ooo sab pvt cia ltda kft zrt doo dd
    ad s.a.s s.r.l l.p l.l.c s.a.c sac s.a.a s.a.b sab s.a.u sau s.p.r.l sprl c.v cv s.r.o sro d.o.o d.d hf
    ehf jsc pte sdn mbh gbr ohg psc pcl berhad ltée ltee lda s.l sae
    qpsc cie
    """
)
"""Legal forms of companies, lower case, without the last period."""

SURE_LEGAL_FORMS = LEGAL_FORMS - word_set(
    "company co se ad dd sa lp kg limited spa d.d hf cie sae s.l psc cv sac sab sau"
)
"""Legal forms that are nothing else."""

COMPANY_HEADS = word_set(
    """
    airlines airways aerospace apparel associates automotive bancorp bancshares bank banking biosciences biotech
    biologics biopharma brands breweries brewing builders bottling capital chemical chemicals coffee communications
    consulting cosmetics cruises diagnostics dynamics electric electronics energy engineering enterprises
    entertainment equities equity express fabrics financial foods fragrances freight furniture games gaming genomics
    global gold grocers group health healthcare holding holdings homes hotels industrial industries instruments
    insurance interactive international investment investments jewelers jewellers labs laboratories lines logistics
    machinery machines management manufacturing maritime markets media metals micro minerals mining mobility motor
    motors networks oil outfitters packaging partners petroleum pharma pharmaceutical pharmaceuticals pictures
    platforms plastics ports power products properties publishing railway railways realty records refining
    renewables resorts resources restaurants retail robotics savings securities semiconductor semiconductors
    services ship shipbuilding shipping software solutions solar steel storage stores studio studios supermarkets
    supply surgical systems tech technologies technology telecom telecommunications textiles therapeutics tobacco
    toys trading transport trucks trust utilities vaccines ventures vineyards water wealth wholesale wireless works
    yachts sons brothers dairy dairies mills farms kitchens bakeries bakery roasters distillers distillery cellars
    press advisors advisers advisory analytics aviation beverages beverage cement commerce comics computer computers
    computing containers couriers creameries creamery crypto data dental devices digital eyewear fashion fibre fiber
    films fisheries fitness footwear forge foundry garments growers handelshaus interiors kitchenware leasing marine
    materials medical motorsport movers nutrition optics outdoor payments pay petrochemicals pensions photonics
    poultry quarries recycling research salvage seafood seeds sensors silicon space sportswear stationers tanneries
    tea timber tires tools towers travel tyres watches wines wind transit ferries smelters refineries foundries
    lumber nurseries orchards ceramics glassworks ironworks hijos hermanos figli frères freres söhne soehne gebrüder
    daughters investimentos seguros energia energía électrique elettrica construções construcciones costruzioni
    ingeniería engenharia transportes trasporti transports verlag werke werk halbleiter bau bauunternehmung stahl
    kapital capitais investimenti inversiones participações participaciones sugars broking brokers motoren
    lebensmittel handel handels reederei éditions editions editores edições edizioni librairie boulangerie
    petróleos petroleo petróleo química alimentos comunicaciones telecomunicaciones telekomünikasyon sanayi holdingi
    bostäder fastigheter byggeri byg tegels bouw rederij bryggeri meieri fiskeri olje sementti cementos
    cervecería cervejaria cerveceria viñedos bodegas laboratorios laboratoires pharmaceutica farmacêutica
    superstores pizzeria trattoria diner bistro tavern salon barbers autos tiling
    roofing plumbing catering hospitality residences apartments realtors landscapes lettings solicitors architects
    opticians pharmacies chemists butchers grocers ironmongers hardware outfitter cashmere cotton knitwear mattresses
    batteries drones rockets satellites launch orbital quantum semiconductors fintech edtech insurtech proteins
    fertilisers fertilizers dyes paints paper pulp timber forestry plantations palms rubber sugar salt cocoa grains
    uranium lithium nickel copper potash graphite
    """
)
"""Last words of company names, lower case. Weak for a word that is also the end of other names."""

COMPANY_OPENERS = word_set(
    """
    grupo groupe gruppo gruppe banco banca banque bank bakkerij bäckerei boulangerie brasserie brouwerij brauerei
    bierbrauerei minera mineradora constructora construtora transportes transports compañía companhia compagnie
    compagnia cooperativa coopérative cementos cervecería cervejaria editorial éditions editions edizioni librería
    librairie libreria laboratorios laboratoires laboratori farmacia pharmacie supermercados almacenes autobuses
    aerolíneas aerolineas linhas naviera reederei rederij bodegas viñedos domaine maison cantina cantine
    empresa empresas sociedad société sociedade società inmobiliaria imobiliária immobilière immobilien ingenieurbüro
    kraftwerk stahlwerk stadtwerke volksbank raiffeisenbank sparkasse versicherung seguros hotel hôtel café caffè
    pizzeria trattoria osteria gasthaus gasthof restaurante ristorante clínica clinica étude perkebunan perusahaan
    pt tập công vingroup ooo zao pao ao tov firma zakłady fabryka huta spółka cukrownia usine fabbrica
    """
)
"""First words of company names in other languages, and of hotels and the like; lower case."""

WEAK_COMPANY_HEADS = word_set(
    """
    hijos hermanos daughters paper salt sugar copper launch quantum rubber gold diner tavern salon hardware autos
    handel bau werk stahl bouw cotton batteries drones rockets satellites timber bistro editions architects launch
    bank capital express global gold group health international management markets media power press products
    research services space trust water works wind sons brothers data lines micro electric tools towers travel
    transport company oil steel energy commerce computer computers technology mining digital films games medical
    fashion coffee tea seeds materials investment insurance
    """
)

ORG_HEADS = word_set(
    """
    academy administration agency alliance army assembly association athletic authority band board brigade bureau
    cabinet cathedral center centre chamber choir church city clinic club coalition college command commission
    committee communities community conference confederation congress conservatory consortium constabulary
    convention cooperative council court cup democrats department directorate embassy faculty federation festival
    fire force forum foundation front fund government guard guild high hospital house initiative inquiry institute
    institution judiciary laboratory league legislature library lobby ministry mission monastery mosque movement
    museum nations navy nhs observatory office olympics opera orchestra organisation organization panel parliament
    party patrol philharmonic police poll polytechnic port primary prison programme program project quartet regiment
    registry republicans reserve rovers school schools seminary senate society squad state station summit symphony
    synod task team temple theater theatre treasury tribunal trio troupe u.n un union united university wanderers
    watch whigs world zoo hotspur albion rangers fc afc cf sc philanthropy philanthropies charity nonprofit
    """
)
"""Last words of bodies that are no company, lower case."""

ORG_OPENERS = word_set(
    """
    university institute ministry department office bureau board council court house bank association federation
    society museum school college academy church bishopric archdiocese diocese party committee commission center
    centre international national royal federal united friends supreme world european african asian american british
    """
)

PLACE_HEADS = word_set(
    """
    airport avenue bay beach boulevard bridge canal canyon cape castle coast county creek desert district drive
    estuary falls fjord forest garden gardens glacier gulf harbor harbour heights highway hill hills island islands
    isle lake lane ocean park pass peninsula plain plains plateau plaza point province reef region river road sea
    square strait street terrace territory tower township tunnel valley village volcano wood woods borough parish
    amphitheatre amphitheater pavilion stage ballpark speedway raceway coliseum dome velodrome racecourse rink
    mount mountain mountains prefecture oblast canton airfield stadium arena capitol building campus mall marina
    pier quay dock station terminal hall palace
    """
)
"""Last words of places, lower case."""

COMPOUND_TAILS = word_set(
    """
    led era run born like wide free made old size type only held hit fed up in on off out plus pop go ray mail site
    boss chef fan fans hub bank man men king tier grid side line half mid ward wear ware tech news year week day
    hour mile foot inch ton gun bus car van jet age top bred key pro owned based backed style listed branded linked
    built themed inspired friendly centric trained funded driven focused sized bound dated aged speaking language
    related controlled operated occupied appointed nominated elected designed sponsored endorsed era-style ready
    first chief
    """
)
"""What ends a compound with a name in it ("Meta-owned"), and is no part of the name."""

WORK_HEADS = word_set(
    """
    act law rule award awards prize prizes medal trophy fellowship effect syndrome disease doctrine plan report
    declaration treaty accord agreement amendment bill deal theorem paradox scale test method stakes derby marathon
    grand open masters classic invitational championship championships tournament league series show week month day
    days night nights summit courier argus echo examiner inquirer dispatch observer sentinel bugle advertiser
    newspaper tv television radio conference congress expo fair exhibition edition collection trilogy symphony concerto
    sonata overture quartet bible times post herald tribune gazette chronicle journal magazine review affair scandal
    uprising war wars battle rebellion revolution crisis memorial monument statue fund scholarship protocol
    principle
    """
)
"""Last words of laws, prizes, events, papers and works, lower case: what stands before is no person or company."""

PLACE_OPENERS = word_set(
    """
    mount lake cape fort port saint st san santa gulf isle republic strait new north south east west northern
    southern eastern western central upper lower greater
    """
)

OF_HEADS = word_set(
    """
    bank university ministry department institute house office college church court school academy association
    federation society council board museum union league republic kingdom people's bishopric archdiocese diocese
    state commonwealth organization organisation center centre chamber gulf isle cape committee commission knights
    daughters sons friends city port
    """
)
"""First words of names that go on with "of" or "for"."""

PARTICLES = word_set(
    """
    van von der den de del della di da dos das do du la le el al ul bin ibn bint ter ten vander zu zur af av y e abu
    ap ben st
    """
)
"""Lower-case words inside personal names."""

NAME_SUFFIXES = word_set("jr sr ii iii iv")
"""Generational suffixes, lower case, without period."""

PRODUCT_NOUNS = word_set(
    """
    app model chatbot game browser software console phone smartphone film movie novel book album series show song
    single magazine newspaper ship horse assistant gadget drug vaccine car suv truck sedan rifle missile rocket
    plane jet boat yacht website site language operating-system system tool tools headset tablet laptop musical play
    opera documentary sitcom podcast memoir festival tournament competition newsletter comic painting sculpture band
    group trio quartet satellite spacecraft probe telescope hurricane typhoon storm species ferry tanker planet moon
    comet asteroid protein gene disease virus drama comedy thriller strip cartoon hymn anthem mission robot rover
    """
)
"""What a product, a work or another named thing is, lower case."""

KIN_NOUNS = word_set(
    """
    wife husband son daughter mother father brother sister widow widower parents children partner fiancee fiancé
    fiancée girlfriend boyfriend uncle aunt nephew niece grandson granddaughter family friend friends lawyer death
    career life face voice hands eyes brothers sisters twins sons daughters childhood ex-wife ex-husband home diary
    """
)
"""What only a person has, lower case."""

COMPANY_LISTS = word_set(
    """
    companies firms rivals giants brands retailers banks lenders carmakers automakers airlines chains competitors
    startups start-ups makers insurers investors clients customers suppliers platforms businesses manufacturers
    chipmakers stocks drugmakers operators publishers corporations conglomerates providers developers employers
    sponsors advertisers partners peers contractors exporters importers miners brewers grocers tenants
    """
)
"""Nouns for several companies, before their names."""

PEOPLE_LISTS = word_set(
    """
    people executives leaders figures stars actors players politicians artists singers writers researchers
    scientists friends colleagues founders critics candidates celebrities musicians directors technologists
    """
)
"""Nouns for several people, before their names."""

DIGITAL_VERBS = word_set("use uses used using download downloaded install installed on via")
"""What one does with a product, and where one posts: before the name of an app."""

PERSON_VERBS = word_set(
    """
    believes thinks believed thought recalls recalled remembers remembered smiled laughed grinned shrugged nodded
    laughs smiles sighs shrugs nods joked jokes grew studied graduated married died retired resigned lives lived sat
    walked leaned stood wore wears cried wept spoke met hopes loves loved knew knows felt feels quit retires retire
    scored
    """
)

POST_NOMINALS = frozenset(
    [
        "KC",
        "QC",
        "SC",
        "FRS",
        "FBA",
        "MP",
        "MEP",
        "MSP",
        "MLA",
        "TD",
        "OBE",
        "MBE",
        "CBE",
        "KBE",
        "PhD",
        "MD",
        "DDS",
        "Esq",
        "CPA",
        "CFA",
    ]
)
"""Letters after a person's name, outside it."""

NATIONALITIES = word_set(
    """
    american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss
    austrian swedish norwegian danish finnish icelandic polish czech slovak hungarian romanian bulgarian greek
    turkish russian ukrainian belarusian lithuanian latvian estonian georgian armenian azerbaijani kazakh uzbek
    chinese japanese korean taiwanese vietnamese thai malaysian indonesian filipino singaporean burmese cambodian
    indian pakistani bangladeshi afghan iranian iraqi syrian lebanese israeli palestinian jordanian saudi emirati
    qatari kuwaiti yemeni omani egyptian libyan tunisian algerian moroccan sudanese ethiopian somali kenyan ugandan
    tanzanian rwandan nigerian ghanaian senegalese ivorian cameroonian congolese angolan zimbabwean zambian
    mozambican african canadian mexican cuban haitian jamaican brazilian argentine argentinian chilean peruvian
    colombian venezuelan bolivian ecuadorian uruguayan paraguayan australian european asian arab latin western
    eastern northern southern hispanic black white serbian croatian bosnian albanian slovenian kosovar macedonian
    moldovan maltese cypriot nepalese nepali tibetan mongolian uighur uyghur kurdish jewish muslim christian
    catholic protestant sunni shiite buddhist hindu sikh republican democratic democrat conservative labour liberal
    communist socialist islamic islamist soviet nazi roman californian texan londoner parisian scandinavian nordic
    balkan caribbean n.american chechen tamil zulu maori samoan fijian dominican salvadoran guatemalan honduran
    nicaraguan panamanian malian eritrean namibian botswanan malawian gambian liberian hongkonger bavarian catalan
    basque flemish breton corsican sicilian anglo victorian
    """
)
"""Adjectives of peoples, faiths and parties, lower case."""

FINANCE_AFTER = word_set(
    """
    shares share stock stocks bonds investors shareholders shareholder employees employee staff executives executive
    revenue profit profits earnings sales customers engineers spokesman spokeswoman spokesperson headquarters ceo
    cfo cto coo chairman products product stores store factory factories workers founder cofounder co-founder
    subsidiary board management lawyers officials unit division branch branches outlets watchers branded dividend
    valuation app apps platform platforms user users
    """
)
"""Words that, straight after a name (or its possessive), say that the name is a company or the like."""

ROLES_OF = word_set(
    """
    executive chief president chairman chairwoman chair founder founders cofounder co-founder cofounders co-founders
    ceo cfo cto coo head director officer analyst economist strategist partner manager owner shares share stock
    stake subsidiary unit division shareholders shareholder spokesman spokeswoman spokesperson customers clients
    employee employees engineer investors investor executives parent maker makers lawyer lawyers counsel
    vice-president researcher employed hired headquarters successor predecessor counterpart
    """
)
"""Nouns after which "of X", "at X", "for X", "in X" or "with X" points to a company."""

COMPANY_PREP_VERBS = word_set(
    """
    acquire acquired acquires acquiring buy buys bought buying sue sued sues suing own owns owned owning joined join
    joins founded cofounded co-founded founding founds launched left runs ran running lead leads led invest invested
    invests backed backs hired works worked working
    """
)

COMPANY_SUBJECT_VERBS = word_set(
    """
    reported posted acquired acquires launched launches unveiled unveils announced announces plans operates employs
    manufactures sells sold makes raised rose fell slipped climbed jumped plunged gained tumbled surged dropped
    declined agreed filed recalled shipped ships opened opens owns owned hired hires bought buys reports expects
    expected competes licensed licenses outsourced delisted listed merged merges hiked warned trades traded signs
    cuts loses names lifts climbs tops beats misses jumps slumps soars sinks slips sues settles pays eyes weighs
    lends supplies employed manufactured slid halts delays drops joins adds taps picks wins bets scraps shuts closes
    recalls debuts rolls doubles trims slashes seeks targets hikes ends begins posts gains extends widens tumbles
    dives surges rallies rebounds falls rises
    """
)

STATES = word_set(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana
    iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin
    wyoming ontario quebec alberta manitoba saskatchewan calif mass conn fla ill ind kan ky md mich minn mo neb nev
    okla ore pa tenn tex va vt wash wis wyo n.y n.j n.c n.d s.c s.d d.c england scotland wales ireland france
    germany italy spain portugal australia canada mexico brazil argentina india china japan kenya nigeria ghana
    russia ukraine poland turkey
    """
)
"""What stands after a town and a comma, lower case."""
