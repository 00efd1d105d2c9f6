"""Small words, verbs of saying and nouns for people in French and Italian. Data only."""

from termreader.analysis.foreign.language import Language
from termreader.analysis.words import word_set

FRENCH = Language(
    verbs=word_set(
        """
        dit affirme déclare estime explique assure ajoute souligne raconte confie note rappelle précise répond
        réplique rétorque lance demande prévient avertit insiste poursuit conclut regrette déplore dénonce
        juge considère résume promet reconnaît admet plaide soutient martèle tranche glisse soupire sourit
        commente analyse détaille relève observe constate indique annonce confirme écrit réagit ironise
        plaisante témoigne martelait développe complète renchérit nuance prédit proteste rassure s'exclame
        exclame étonne défend inquiète félicite réjouit agace interroge disait affirmait expliquait racontait
        estimait assurait ajoutait prévenait déclarait répondait soulignait rappelait précisait confiait
        notait déclara affirma ajouta expliqua répondit demanda lança murmura assura raconta s'écria écria
        accuse accusait murmure crie hurle pense croit veut qualifie salue
        """
    ),
    plurals=word_set("disent affirment expliquent assurent racontent estiment déclarent ajoutent dénoncent demandent"),
    participles=word_set(
        """
        dit affirmé déclaré estimé expliqué assuré ajouté souligné raconté confié noté rappelé précisé répondu
        répliqué rétorqué lancé demandé prévenu averti insisté poursuivi conclu regretté déploré dénoncé jugé
        considéré résumé promis reconnu admis plaidé soutenu martelé tranché glissé soupiré commenté analysé
        détaillé relevé observé constaté indiqué annoncé confirmé écrit réagi ironisé plaisanté témoigné
        exclamé étonné étonnée défendu défendue inquiété inquiétée félicité félicitée réjoui réjouie agacé
        agacée interrogé interrogée évoqué accusé qualifié salué renchéri nuancé protesté rassuré développé
        complété exprimé exprimée tweeté twitté
        """
    ),
    gerunds=word_set(
        """
        estimant ajoutant affirmant soulignant précisant expliquant assurant déclarant rappelant dénonçant
        évoquant regrettant jugeant disant notant insistant promettant accusant considérant indiquant
        qualifiant
        """
    ),
    pairs={
        "fait": word_set("savoir valoir remarquer observer part"),
        "laissé": word_set("entendre"),
        "laisse": word_set("entendre"),
        "parle": word_set("de d'un d'une"),
        "parlé": word_set("de d'un d'une"),
    },
    auxiliaries=word_set("a avait aurait est était"),
    reflexive=word_set("est était"),
    particles=frozenset(),
    according=word_set("selon d'après"),
    accordance={},
    opinions=word_set("avis yeux"),
    he_objects=word_set("lui"),
    she_objects=word_set("elle"),
    according_to_whom=word_set("lequel laquelle qui"),
    views=word_set("pour"),
    after_name=frozenset(),
    he=word_set("il"),
    she=word_set("elle"),
    sure=word_set("elle"),
    he_articles=word_set("le un"),
    she_articles=word_set("la une"),
    definite=word_set("le la les"),
    indefinite=word_set("un une des plusieurs certains"),
    possessives=word_set("son sa ses leur leurs notre"),
    prepositions=word_set(
        "de du des à au aux pour par avec contre chez sur sous envers selon vers entre dans en devant d' sans"
    ),
    conjunctions=word_set("et ou mais"),
    relatives=word_set("qui que qu' dont"),
    he_titles=word_set("m monsieur"),
    she_titles=word_set("mme madame mlle"),
    she_endings=("trice", "euse", "ière"),
    people=word_set(
        """
        fils fille frère sœur mère père mari femme épouse voisin cousine cousin porte-parole parole avocat
        avocate habitant habitante voisine témoin expert experte responsable syndicaliste source conseiller
        conseillère ministre maire président présidente chercheur chercheuse député députée directeur
        directrice patron patronne pêcheur ouvrier ouvrière élu élue homme ami amie collègue commerçant
        commerçante professeur professeure médecin policier policière
        """
    ),
    roles=word_set(
        """
        joueur joueuse entraîneur sélectionneur capitaine chanteur chanteuse acteur actrice écrivain écrivaine
        romancier romancière auteur autrice réalisateur réalisatrice artiste chercheur chercheuse scientifique
        épidémiologiste économiste sociologue historien historienne délégué déléguée dirigeant dirigeante
        intéressé intéressée quadragénaire trentenaire élu élue comédien comédienne agriculteur agricultrice
        """
    ),
    being=word_set("est était sont étaient être serait a avait devait devaient doit doivent pas plus"),
    clitics=word_set("se s lui leur le la l y en ne n me nous"),
    adverbs=word_set(
        "lui-même elle-même aussi également alors ensuite encore déjà toutefois même notamment ainsi enfin puis"
    ),
    comparing=word_set("comme que"),
    presenting=word_set("c'est voilà"),
    resuming=word_set(
        "je tu il elle on nous vous ils elles ce cela ça mais et car pas ne si où quand comme parce que c'est"
    ),
    small=word_set(
        "est dans une des pas sur du au aux avec ce cette ne son sa ses par plus nous vous je leur été c'est"
    ),
)

ITALIAN = Language(
    verbs=word_set(
        """
        dice disse afferma affermò dichiara dichiarò spiega spiegò aggiunge aggiunse sottolinea sottolineò
        racconta raccontò ricorda ricordò risponde rispose chiede chiese assicura assicurò insiste insistette
        avverte avvertì commenta commentò conclude concluse conferma confermò annuncia annunciò precisa
        precisò osserva osservò sostiene sostenne scrive scrisse ammette ammise promette promise replica
        replicò ribatte ribatté denuncia denunciò accusa accusò critica criticò lamenta esclama esclamò
        scherza sospira mormora ribadisce ribadì evidenzia rivela prosegue continua diceva spiegava raccontava
        affermava ripete ripeteva definisce definì attacca sbotta confida pensa crede sorride
        """
    ),
    plurals=word_set("dicono affermano spiegano raccontano sostengono denunciano chiedono assicurano"),
    participles=word_set(
        """
        detto affermato dichiarato spiegato aggiunto sottolineato raccontato ricordato risposto chiesto
        assicurato insistito avvertito commentato concluso confermato annunciato precisato osservato sostenuto
        scritto ammesso promesso replicato ribattuto denunciato accusato criticato lamentato esclamato
        scherzato ribadito evidenziato rivelato proseguito continuato definito attaccato confidato
        """
    ),
    gerunds=word_set("dicendo aggiungendo spiegando sottolineando affermando ricordando precisando definendo"),
    pairs={"parla": word_set("di"), "parlato": word_set("di"), "parlò": word_set("di")},
    auxiliaries=word_set("ha aveva avrebbe"),
    reflexive=frozenset(),
    particles=frozenset(),
    according=word_set("secondo"),
    accordance={},
    opinions=word_set("avviso parere giudizio"),
    he_objects=word_set("lui"),
    she_objects=word_set("lei"),
    according_to_whom=word_set("quale cui"),
    views=word_set("per"),
    after_name=frozenset(),
    he=word_set("lui egli"),
    she=word_set("lei ella"),
    sure=word_set("egli"),
    he_articles=word_set("il lo un uno"),
    she_articles=word_set("la una"),
    definite=word_set("il lo la i gli le"),
    indefinite=word_set("un uno una alcuni alcune diversi molti"),
    possessives=word_set("suo sua loro"),
    prepositions=word_set(
        """
        di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai dalle con per contro
        in nel nella su sul sulla tra fra secondo verso durante
        """
    ),
    conjunctions=word_set("e ed o ma"),
    relatives=word_set("che chi"),
    he_titles=word_set("signor sig"),
    she_titles=word_set("signora sig.ra"),
    she_endings=("trice", "essa"),
    people=word_set(
        """
        figlio figlia fratello sorella madre padre marito moglie portavoce avvocato avvocata abitante vicino
        vicina testimone esperto esperta responsabile fonte ministro ministra sindaco sindaca presidente
        ricercatore ricercatrice deputato deputata direttore direttrice tifoso medico poliziotto uomo donna
        amico amica collega professore professoressa allenatore assessore assessora prefetto contadino
        """
    ),
    roles=word_set(
        """
        giocatore giocatrice allenatore tecnico capitano attaccante portiere cantante attore attrice scrittore
        scrittrice autore autrice regista artista scienziato scienziata economista storico storica dirigente
        imprenditore imprenditrice ingegnere
        """
    ),
    being=word_set("è era sono erano essere sarà sarebbe ha aveva deve non più"),
    clitics=word_set("si gli le lo la ne ci non mi"),
    adverbs=word_set("stesso stessa anche inoltre poi ancora già sempre"),
    comparing=word_set("come"),
    presenting=word_set("così"),
    resuming=word_set("io tu noi e ma perché che non se quando come"),
    small=word_set(
        "di della del per non una con sono è alla dei nel più anche al dal questo gli delle si ha ho abbiamo"
    ),
    drops=True,
)
