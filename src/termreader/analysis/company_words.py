"""English words for companies: nouns, legal forms, first and last words of their names, what they do. Data only."""

from termreader.analysis.words import word_set

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
    reinsurer housebuilder homebuilder pharmacy bookshop pizzeria salon clothier cobbler hauler trucker
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
    ad s.a.s s.r.l l.p l.l.c s.a.c sac s.a.a s.a.b s.a.u sau s.p.r.l sprl c.v cv s.r.o sro d.o.o d.d hf
    ehf jsc pte sdn mbh gbr ohg psc pcl berhad ltée ltee lda s.l sae
    qpsc cie saa k.k
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
    opticians pharmacies chemists butchers ironmongers hardware outfitter cashmere cotton knitwear mattresses
    batteries drones rockets satellites launch orbital quantum fintech edtech insurtech proteins
    fertilisers fertilizers dyes paints paper pulp forestry plantations palms rubber sugar salt cocoa grains
    uranium lithium nickel copper potash graphite
    cinemas publishers printers holidays coaches taxis cycles bicycles shoes denizcilik kinzoku kogyo seiki denki
    lojistik inşaat nakliyat spedition möbel maskin rakennus energi
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
    laiterie fromagerie molkerei käserei zuivel
    kraftwerk stahlwerk stadtwerke volksbank raiffeisenbank sparkasse versicherung seguros hotel hôtel café caffè
    pizzeria trattoria osteria gasthaus gasthof restaurante ristorante clínica clinica étude perkebunan perusahaan
    pt tập công vingroup ooo zao pao ao tov firma zakłady fabryka huta spółka cukrownia usine fabbrica
    """
)
"""First words of company names in other languages, and of hotels and the like; lower case."""

WEAK_COMPANY_HEADS = word_set(
    """
    hijos hermanos daughters paper salt sugar copper launch quantum rubber gold diner tavern salon hardware autos
    handel bau werk stahl bouw cotton batteries drones rockets satellites timber bistro editions architects
    bank capital express global group health international management markets media power press products
    research services space trust water works wind sons brothers data lines micro electric tools towers travel
    transport company oil steel energy commerce computer computers technology mining digital films games medical
    fashion coffee tea seeds materials investment insurance
    """
)

COMPANY_LISTS = word_set(
    """
    companies firms rivals giants brands retailers banks lenders carmakers automakers airlines chains competitors
    startups start-ups makers insurers investors clients customers suppliers platforms businesses manufacturers
    chipmakers stocks drugmakers operators publishers corporations conglomerates providers developers employers
    sponsors advertisers partners peers contractors exporters importers miners brewers grocers tenants
    """
)
"""Nouns for several companies, before their names."""

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
