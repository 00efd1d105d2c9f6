"""Small words, verbs of saying and nouns for people in Spanish and Portuguese. Data only."""

from termreader.analysis.foreign.language import Language
from termreader.analysis.words import word_set

SPANISH = Language(
    verbs=word_set(
        """
        dijo dice afirmó afirma declaró declara señaló señala explicó explica aseguró asegura añadió añade
        agregó agrega indicó indica subrayó subraya destacó destaca advirtió advierte insistió insiste
        respondió responde preguntó pregunta contestó contesta comentó comenta contó cuenta relató relata
        recordó recuerda lamentó lamenta criticó critica denunció denuncia reconoció reconoce admitió admite
        sostuvo sostiene precisó precisa apuntó apunta concluyó concluye zanjó zanja bromeó bromea exclamó
        exclama escribió escribe manifestó manifiesta expresó expresa anunció anuncia confirmó confirma
        defendió defiende opinó opina considera consideró pidió pide reclamó reclama exigió exige prometió
        promete sentenció sentencia resume resumió replicó replica matizó matiza confesó confiesa susurró
        gritó grita gritaba decía contaba explicaba aseguraba afirmaba suspira calificó califica alertó alerta
        celebró celebra cree queja quejó avisó avisa llamó tachó tacha tildó remata remató apostilla espetó
        reprochó reprocha relataba
        """
    ),
    plurals=word_set(
        "dijeron dicen aseguran aseguraron afirman afirmaron explican explicaron señalan cuentan denuncian"
    ),
    participles=word_set(
        """
        dicho afirmado declarado señalado explicado asegurado añadido agregado indicado subrayado destacado
        advertido insistido respondido preguntado contestado comentado contado relatado recordado lamentado
        criticado denunciado reconocido admitido sostenido precisado apuntado concluido bromeado escrito
        manifestado expresado anunciado confirmado defendido opinado considerado pedido reclamado exigido
        prometido sentenciado calificado alertado
        """
    ),
    gerunds=word_set(
        """
        diciendo añadiendo asegurando afirmando señalando explicando subrayando insistiendo agregando
        recordando
        """
    ),
    pairs={"habló": word_set("de"), "habla": word_set("de"), "hablado": word_set("de"), "dejó": word_set("claro")},
    auxiliaries=word_set("ha había habría"),
    reflexive=frozenset(),
    particles=frozenset(),
    according=word_set("según"),
    accordance={"acuerdo": word_set("con")},
    opinions=word_set("juicio entender parecer opinión"),
    he_objects=word_set("él"),
    she_objects=word_set("ella"),
    according_to_whom=word_set("cual quien"),
    views=word_set("para"),
    after_name=frozenset(),
    he=word_set("él"),
    she=word_set("ella"),
    sure=word_set("él ella"),
    he_articles=word_set("el un"),
    she_articles=word_set("la una"),
    definite=word_set("el la los las"),
    indefinite=word_set("un una unos unas varios varias algunos algunas"),
    possessives=word_set("su sus nuestro nuestra"),
    prepositions=word_set(
        "de del a al para por con contra en ante bajo desde hacia hasta entre según sin sobre tras durante"
    ),
    conjunctions=word_set("y e o pero"),
    relatives=word_set("que quien"),
    he_titles=word_set("señor sr don"),
    she_titles=word_set("señora sra doña"),
    she_endings=("ora", "esa", "triz"),
    people=word_set(
        """
        hijo hija hermano hermana madre padre marido portavoz abogado abogada vecino vecina testigo experto
        experta responsable fuente ministro ministra alcalde alcaldesa presidente presidenta investigador
        investigadora diputado diputada director directora aficionado agricultor agricultora médico médica
        policía hombre mujer amigo amiga compañero compañera profesor profesora consejero consejera entrenador
        entrenadora
        """
    ),
    roles=word_set(
        """
        jugador jugadora entrenador entrenadora técnico técnica capitán delantero portero seleccionador
        cantante actor actriz escritor escritora autor autora director artista científico científica
        economista historiador historiadora dirigente político
        """
    ),
    being=word_set("es era está estaba son eran ser ha había sería fue debe debía no más"),
    clitics=word_set("se le les lo la no me nos"),
    adverbs=word_set("mismo misma también además ya luego después siempre"),
    comparing=word_set("como según"),
    presenting=word_set("así"),
    resuming=word_set("yo tú nosotros y pero porque que no si cuando como"),
    small=word_set("los las del se por una es con no su al más ha sus fue este como pero sobre hay nos y el"),
    drops=True,
)

PORTUGUESE = Language(
    verbs=word_set(
        """
        disse diz afirmou afirma declarou declara explicou explica contou conta acrescentou acrescenta
        ressaltou ressalta destacou destaca falou fala lembrou lembra respondeu responde perguntou pergunta
        garantiu garante alertou alerta avisou avisa lamentou lamenta criticou critica comentou comenta
        completou completa concluiu conclui anunciou anuncia confirmou confirma admitiu admite reconheceu
        reconhece defendeu defende escreveu escreve insistiu insiste sublinhou sublinha salientou salienta
        frisou frisa reforçou argumentou argumenta avaliou avalia relatou relata pediu pede prometeu promete
        questionou questiona acusou acusa brincou brinca desabafou desabafa gritou grita dizia contava
        explicava afirmava considerou considera classificou rebateu rebate informou indicou referiu refere
        observou observa apontou aponta ironizou exclamou resume resumiu adiantou acredita
        """
    ),
    plurals=word_set("disseram dizem afirmam afirmaram contam contaram explicam relatam relataram alertam criticam"),
    participles=word_set(
        "dito afirmado declarado explicado contado acrescentado respondido garantido alertado criticado anunciado"
    ),
    gerunds=word_set("dizendo acrescentando afirmando explicando lembrando garantindo alegando ressaltando destacando"),
    pairs={"deixou": word_set("claro")},
    auxiliaries=word_set("tem tinha havia teria"),
    reflexive=frozenset(),
    particles=frozenset(),
    according=word_set("segundo conforme"),
    accordance={"acordo": word_set("com")},
    opinions=word_set("ver entender opinião"),
    he_objects=word_set("ele"),
    she_objects=word_set("ela"),
    according_to_whom=word_set("qual quem"),
    views=word_set("para"),
    after_name=frozenset(),
    he=word_set("ele"),
    she=word_set("ela"),
    sure=word_set("ele ela"),
    he_articles=word_set("o um"),
    she_articles=word_set("a uma"),
    definite=word_set("o a os as"),
    indefinite=word_set("um uma uns umas vários várias alguns algumas"),
    possessives=word_set("seu sua"),
    prepositions=word_set(
        """
        de do da dos das em no na nos nas para por pelo pela com contra ao à aos às entre sobre sob segundo
        até desde durante sem após
        """
    ),
    conjunctions=word_set("e ou mas"),
    relatives=word_set("que quem"),
    he_titles=word_set("senhor sr seu"),
    she_titles=word_set("senhora sra dona"),
    she_endings=("ora", "triz", "esa"),
    people=word_set(
        """
        filho filha irmão irmã mãe pai marido porta-voz voz advogado advogada morador moradora vizinho vizinha
        testemunha especialista responsável fonte ministro ministra prefeito prefeita presidente pesquisador
        pesquisadora deputado deputada diretor diretora torcedor agricultor agricultora médico médica policial
        homem mulher amigo amiga colega professor professora técnico técnica treinador treinadora governador
        governadora bombeiro aposentado aposentada autarca
        """
    ),
    roles=word_set(
        """
        jogador jogadora técnico treinador treinadora comandante capitão atacante goleiro cantor cantora ator
        atriz escritor escritora autor autora cineasta artista cientista economista historiador historiadora
        dirigente governante empresário empresária geólogo geóloga
        """
    ),
    being=word_set("é era está estava são eram ser foi tem tinha seria vai deve não mais"),
    clitics=word_set("se lhe lhes o a não me nos"),
    adverbs=word_set("mesmo mesma também ainda já depois sempre então"),
    comparing=word_set("como conforme segundo"),
    presenting=word_set("assim"),
    resuming=word_set("eu nós e mas porque que não se quando como"),
    small=word_set(
        "do da não uma com em os dos na no por mais ao das se foi são ele pela pelo já também você isso nós"
    ),
    drops=True,
)
