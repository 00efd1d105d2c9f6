"""English words for bodies, places, peoples, works and products: what is neither a person nor a company. Data only."""

from termreader.analysis.words import word_set

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

DIGITAL_VERBS = word_set("use uses used using download downloaded install installed on via")
"""What one does with a product, and where one posts: before the name of an app."""

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
