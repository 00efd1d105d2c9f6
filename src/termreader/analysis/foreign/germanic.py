"""Small words, verbs of saying and nouns for people in German and Dutch. Data only."""

from termreader.analysis.foreign.language import Language
from termreader.analysis.words import word_set

GERMAN = Language(
    verbs=word_set(
        """
        sagt sagte erklärt erklärte meint meinte betont betonte erzählt erzählte berichtet berichtete ergänzt
        ergänzte warnt warnte fordert forderte kritisiert kritisierte antwortet antwortete entgegnet
        entgegnete erwidert erwiderte fragt fragte ruft rief schreibt schrieb bestätigt bestätigte versichert
        versicherte behauptet behauptete räumt räumte klagt klagte lobt lobte mahnt mahnte urteilt urteilte
        vermutet vermutete versprach verspricht erinnert erinnerte kommentiert kommentierte scherzt scherzte
        lacht lachte brummt brummte seufzt seufzte murmelt murmelte schwärmt schwärmte fügt fügte findet fand
        glaubt glaubte nennt nannte bezeichnet bezeichnete äußert äußerte kündigt kündigte begründet
        begründete bilanziert bilanzierte resümiert resümierte stellt gibt gab gesteht gestand verkündet
        verkündete teilt teilte spottet spottete schimpft schimpfte bedauert bedauerte beschreibt beschrieb
        bemerkt bemerkte verteidigt verteidigte wirft warf
        """
    )
    - word_set("stellt gibt gab fand ruft warf wirft lacht lachte fügt findet räumt erinnert teilt"),
    plurals=word_set(
        "sagen sagten erklären erklärten fordern forderten warnen warnten meinen meinten berichten betonten"
    ),
    participles=word_set(
        """
        gesagt erklärt gemeint betont erzählt berichtet ergänzt gewarnt gefordert kritisiert geantwortet
        gefragt geschrieben bestätigt versichert behauptet geklagt gelobt versprochen genannt bezeichnet
        geäußert angekündigt
        """
    ),
    gerunds=frozenset(),
    pairs={"sprach": word_set("von"), "spricht": word_set("von"), "fügt": word_set("hinzu"), "heißt": word_set("es")},
    auxiliaries=word_set("hat hatte habe"),
    reflexive=frozenset(),
    particles=word_set("so"),
    according=word_set("laut nach"),
    accordance={"angaben": word_set("von des der")},
    opinions=word_set("meinung ansicht"),
    he_objects=word_set("ihm"),
    she_objects=word_set("ihr"),
    according_to_whom=word_set("dem der"),
    views=word_set("für"),
    after_name=word_set("zufolge"),
    he=word_set("er"),
    she=word_set("sie"),
    sure=word_set("er"),
    he_articles=frozenset(),
    she_articles=frozenset(),
    definite=word_set("der die das"),
    indefinite=word_set("ein eine viele manche mehrere einige"),
    possessives=word_set("sein seine ihr ihre unser unsere"),
    prepositions=word_set(
        """
        von vom mit zu zum zur bei beim aus für gegen an am auf im in ins über nach durch ohne um unter vor
        neben laut seit des dem den zwischen gegenüber
        """
    ),
    conjunctions=word_set("und oder aber"),
    relatives=word_set("dass der die das welche"),
    he_titles=word_set("herr herrn"),
    she_titles=word_set("frau"),
    she_endings=("erin", "orin", "istin", "ärztin", "ntin", "ssin", "rätin", "chefin", "anwältin", "beauftragte"),
    people=word_set(
        """
        sohn tochter bruder schwester mutter vater ehemann ehefrau angaben sprecher sprecherin fahrer fahrerin
        anwalt anwältin anwohner anwohnerin nachbar nachbarin zeuge zeugin experte expertin mitarbeiter
        mitarbeiterin beamter beamte polizist polizistin minister ministerin bürgermeister bürgermeisterin
        präsident präsidentin forscher forscherin bauer bäuerin händler händlerin mann frau freund freundin
        kollege kollegin lehrer lehrerin arzt ärztin vorsitzende vorsitzender chef chefin trainer trainerin
        """
    ),
    roles=word_set(
        """
        spieler spielerin trainer trainerin stürmer torwart kapitän sänger sängerin schauspieler
        schauspielerin autor autorin schriftsteller schriftstellerin regisseur regisseurin künstler künstlerin
        jährige jähriger forscher forscherin wissenschaftler wissenschaftlerin politiker politikerin ökonom
        ökonomin pastor pfarrer pfarrerin geschäftsführer geschäftsführerin leiter leiterin projektleiter
        projektleiterin unternehmer unternehmerin meteorologe meteorologin
        """
    ),
    being=word_set("ist war sei sind waren wird wurde werde hat habe nicht nur sehr"),
    clitics=word_set("sich nicht"),
    adverbs=word_set("selbst auch dann noch schon zudem jedoch später zugleich außerdem dabei dazu heute gestern"),
    comparing=word_set("wie"),
    presenting=word_set("so"),
    resuming=frozenset(),
    small=word_set(
        "das ist nicht den dem mit von zu auf für sich auch im wir ich ein eine dass bei werden wird nach sind als wie"
    ),
    inverts=True,
)

DUTCH = Language(
    verbs=word_set(
        """
        zegt zei vertelt vertelde verklaart verklaarde stelt stelde meent meende vindt vond benadrukt
        benadrukte waarschuwt waarschuwde antwoordt antwoordde reageert reageerde vraagt vroeg roept riep
        schrijft schreef bevestigt bevestigde noemt noemde voegt legt denkt dacht klaagt klaagde concludeert
        concludeerde herinnert erkent erkende beaamt beaamde belooft beloofde verzucht verzuchtte grapt grapte
        vervolgt vervolgde licht besluit besloot aldus bekent bekende beweert beweerde oordeelt oordeelde
        """
    )
    - word_set("licht besluit besloot aldus voegt legt herinnert"),
    plurals=word_set("zeggen zeiden vertellen vertelden vinden stellen verklaarden melden meldden"),
    participles=word_set(
        """
        gezegd verteld verklaard gesteld benadrukt gewaarschuwd geantwoord gereageerd gevraagd geroepen
        geschreven bevestigd genoemd geklaagd geconcludeerd erkend beloofd
        """
    ),
    gerunds=frozenset(),
    pairs={
        "laat": word_set("weten"),
        "liet": word_set("weten"),
        "spreekt": word_set("van"),
        "sprak": word_set("van"),
    },
    auxiliaries=word_set("heeft had"),
    reflexive=frozenset(),
    particles=word_set("aldus"),
    according=word_set("volgens"),
    accordance={},
    opinions=word_set("mening"),
    he_objects=word_set("hem"),
    she_objects=word_set("haar"),
    according_to_whom=word_set("wie"),
    views=word_set("voor"),
    after_name=frozenset(),
    he=word_set("hij"),
    she=word_set("zij ze"),
    sure=word_set("hij"),
    he_articles=frozenset(),
    she_articles=frozenset(),
    definite=word_set("de het"),
    indefinite=word_set("een enkele veel sommige"),
    possessives=word_set("zijn haar hun onze"),
    prepositions=word_set(
        "van met voor tegen aan bij uit op in over door naar om onder tot tussen zonder volgens namens te na tijdens"
    ),
    conjunctions=word_set("en of maar"),
    relatives=word_set("dat die"),
    he_titles=word_set("meneer dhr"),
    she_titles=word_set("mevrouw mevr"),
    she_endings=("ster", "rice", "esse"),
    people=word_set(
        """
        zoon dochter broer zus moeder vader echtgenoot woordvoerder woordvoerster advocaat advocate bewoner
        bewoonster buurman buurvrouw getuige deskundige expert medewerker bron minister burgemeester wethouder
        president onderzoeker onderzoekster directeur directrice boer boerin winkelier agent man vrouw vriend
        vriendin collega leraar lerares arts voorzitter trainer
        """
    ),
    roles=word_set(
        """
        speler speelster trainer coach aanvoerder spits keeper zanger zangeres acteur actrice schrijver
        schrijfster auteur regisseur kunstenaar wetenschapper onderzoeker politicus econoom redacteur leider
        hoogleraar woordvoerder ondernemer ingenieur
        """
    ),
    being=word_set("is was zijn waren wordt werd heeft had niet zeer"),
    clitics=word_set("zich niet"),
    adverbs=word_set("zelf ook dan nog al verder later eerder vandaag gisteren"),
    comparing=word_set("zoals"),
    presenting=word_set("zo"),
    resuming=frozenset(),
    small=word_set("een het van niet op te zijn dat met voor er maar ook naar aan bij wordt ik we wij om uit nog"),
    inverts=True,
)
