"""English words for people: titles, roles, kin, what people do, and small words inside their names. Data only."""

from termreader.analysis.words import word_set

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

PARTICLES = word_set(
    """
    van von der den de del della di da dos das do du la le el al ul bin ibn bint ter ten vander zu zur af av y e abu
    ap ben st
    """
)
"""Lower-case words inside personal names."""

NAME_SUFFIXES = word_set("jr sr ii iii iv")
"""Generational suffixes, lower case, without period."""

KIN_NOUNS = word_set(
    """
    wife husband son daughter mother father brother sister widow widower parents children partner fiancee fiancé
    fiancée girlfriend boyfriend uncle aunt nephew niece grandson granddaughter family friend friends lawyer death
    career life face voice hands eyes brothers sisters twins sons daughters childhood ex-wife ex-husband home diary
    """
)
"""What only a person has, lower case."""

PEOPLE_LISTS = word_set(
    """
    people executives leaders figures stars actors players politicians artists singers writers researchers
    scientists friends colleagues founders critics candidates celebrities musicians directors technologists
    """
)
"""Nouns for several people, before their names."""

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
