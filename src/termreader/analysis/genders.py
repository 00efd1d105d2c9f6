"""Given names that say "he" or "she" in most of the world, so that a pronoun finds its person. Data only, lower case.

Names borne by both (Alex, Jordan, Andrea, Jean, Robin) are in neither list.
"""

from termreader.analysis.words import word_set

FEMALE_NAMES = word_set(
    """
    aaliyah abigail ada adaeze adaline adelaide adele adelina adeola aditi adriana adrienne agatha agnes agnieszka
    aiko aileen aisha aisling ajda akua alana alba aleida alejandra aleksandra alena alessandra alessia alexandra
    alexia alexis alfonsina alice alicia alina alison aliya allegra allison alma althea alva alya alyssa amadi
    amalia amanda amandine amandla amara amber amelia amelie amina amira amrita amy ana anahit anais ananya
    anastasia anaïs anca andreea andrina anette angela angelica angelina angharad angie anika aniko anissa anita
    anja anjali anna annabel annabelle annalena anne anne-marie anneke annelies anneliese annemarie annette annick
    annie annika annukka anoushka antje antonella antonia anushka anwen anya aoife aparna apolline april araceli
    aranka ariadne ariana arianna arlene arwa asha aslaug asma aspasia assia astou astrid asuka asunción athena
    audrey augusta aurelie aurora ava avril aya ayaka ayano ayesha ayla aylin ayse azadeh azra bahar barbara barbora
    bathsheba beata beatrice beatrix beatriz becky begoña belen belinda benedetta benedicte berenice berit
    bernadette berta bertha beryl beth bethany bettina betty beverly beyoncé bhavna bianca birgit birgitta birgitte
    blanca blythe bonnie bożena branka breanna brenda brenna brianna bridget brigitte brittany bronagh bronwen
    bronwyn brooke brunhilde brynhildur caitlin calliope camila candace candice cara carina carla carlota carlotta
    carly carmela carmella carmen carol carolina caroline carolyn carrie cassandra catarina caterina catherine cathy
    catriona cecile cecilia cecily celeste celia celine cerys chandrika chanel chantal charlene charlotte charmaine
    chelsea cherie cheryl chiamaka chiara chidinma chinwe chioma chipo chitra chloe chloé christa christel
    christelle christina christine ciara cilla cindy claire clara clarice clarissa claudette claudia claudine
    clemence clementine clodagh clotilde clémentine colleen concepción conchita connie constance consuelo cora
    coralie cordelia corina corinne cornelia courtney cressida cristiana cristina cynthia cyntia célia céline dace
    dafna dagmar dahlia daisy dalia damaris danica daniela danielle danna danuta daphne daphné darcey daria darina
    darya davina dawn dayana debbie debora deborah debra deepa deirdre delaney delia delilah delphine delyth demelza
    denisa denise despina devika diana diane dilys dimitra dina ditte divya dolly dolores dominika donatella donna
    dora doris dorota dorothea dorothy dorothée dragana drusilla dulce dusica dympna ebba ebony edda edeltraud edith
    edna edwina effie eileen eilidh eimear eirini eirlys ekaterina ekua ela elaine eleanor elena eleni eleonora
    eleonore eleri elif elisa elisabeth elise eliska elizabet elizabeth elke ella ellen ellinor elma elodia elodie
    eloise elsa elsbeth elsie elspeth elvira emanuela emelie emese emi emiko emilia emily emine emma emmanuelle
    emmeline encarnación enid enrica erica erika erin erna ernestine erzsebet esi esin esme esperance esperanza
    estefania estela estelle esteri esther eszter ethel etta eudora eugenia eugenie eulalia eun-ji eun-young eunice
    euphemia eva evangeline eve evelina evelyne everly evgenia ewa fabienne fabiola faith faiza fanny farah fatima
    fatimata fatma fatmata fatou fatoumata federica felicia felicitas felicity fenella ferelith fernanda filippa
    filomena fiona fionnuala flavia fleur flora florence folasade frances francesca franka franziska françoise freda
    frederica frederique fredrika freya frida frieda friederike fumiko funmilayo gabriela gabriella gabrielle
    gabrielė gaia gail galia galina gemma genevieve geneviève genoveva georgette georgia georgiana georgina
    geraldine germaine gertraud gertrude ghada gilda gillian gina ginevra ginny giorgia giovanna gisela gisele gitta
    giulia giuliana giulietta giuseppina gladys glenda gloria glynis grace graciela grainne grażyna greer greta
    gretchen grete gretel griselda gráinne guadalupe gudbjörg gudrun guendalina gulnara gulsum guðrún gwen
    gwendoline gwendolyn gwyneth gyöngyi hadassah hadiza hadley hafsa hailey halina hanako hanan hania hannah hanne
    hannelore harriet haruka hatice hattie haya hazel heather hebe hedda hedvig hedwig hege heidi heike helen helena
    helene helga heli hella helle hellen henrietta hermine hermione hester hilary hilda hilde hildegard hilma himari
    hina hind hiroko holly honoria hortense hulda hyacinth hye-jin hélène ida iduna ieva ifeoma ifeyinwa ilana
    ilaria ildiko iliana ilona ilsa ilse imani imelda imke imogen inaya indira indra ines inga ingeborg ingeburg
    ingela ingrid ingunn inna inès ioana iola iolanthe iona irena irene irenka irina iris irma irmgard iryna isabel
    isabella isabelle isadora isha ishani isla isolde ivana iveta ivonne ivy iwona izabela jacinda jacinta jacintha
    jacqueline jade jadwiga jagoda jalila jamila jana jane janelle janet janette janice janika janina jarmila
    jaroslava jasmin jasmina jasmine jaya jayne jeanette jeanne jeannette jeannine jelena jelka jemima jemma jenifer
    jenna jennie jennifer jenny jessica jette ji-eun jill jitka jiyoung joana joanie joann joanna joanne jocelyn
    jodi jodie joelle johanna johanne jolanda jolanta jolene jonquil jordana joscelyne josefa josefina josephine
    josette josie jovana joy joyce joëlle juana juanita judit judita judith judy julia juliana juliane julie juliet
    juliette justina justine jutta kadiatou kaisa kaitlyn kalpana kamala kamila kanako kaori kara karen karima karin
    karina karine karla karolina kasia kassandra katarzyna kate katerina katharina katharine katherine kathleen
    kathrin kathrine kathryn kathy katie katja katrien katrin katrina katrín kavita kavya kayla kaylee kazuko keiko
    keisha kendra kerstin ketevan kezia khadija khadijah kiara kiera kiki kimberly kirsi kirsten kirstin kirsty
    klara klaudia klára kristel kristen kristin kristina kristín kristýna krystal ksenia kyoko kátia lada laila
    lakeisha lakisha lakshmi lale lalita lamia lana lara larisa larissa latifa latisha latoya laura lauretta lavinia
    layla lea leah leda leena leila leilani leire leith lena lene leni lenka leona leonie leonora leticia letizia
    leïla liana libby lidia lidija lien liesbeth liesl lieve ligia lihua liina lila lili lilian liliana lilith lilja
    lillian lily lina linda linnea lioba lisa lisbet lisbeth lise lisette liudmila liudmyla liv livia liz ljiljana
    ljubica llinos lois lola lorelei lorena lorenza loreta loreto loretta lorna lorraine lotte lottie louella louisa
    louise lourdes luba lubna lucia luciana lucie lucienne lucilla lucille lucinda lucy ludivine ludmila luisa luise
    lulu lupita lutfiye luz lydia lydie lynda lynette lyra lysandra lyudmila léa léonie mabel madalena madeleina
    madeleine madeline madison maelle maeve mafalda magali magda magdalena magdalene maggie magnolia mahnaz maike
    maire mairead maite maja makena makiko malak malala malgorzata malika malin malina malka mallory mamie mandy
    manisha manon manuela manuella mara marcela marcelina marcella marcelle marcia marei mareike marella maren
    margaret margarita margaux margot mari maria mariam marian mariana marianna marianne maribel maricel marie
    marie-claire marieke marielle marijke marika marilena marilou marilyn marina marine marisa marissa marit marita
    maritza marja marjan marjatta marjolein marjorie marketa marla marlena marlene marlies marta martha marthe
    martina martine martyna maruša marwa mary marya maryam maryann maryna marzena masako matea mathilda mathilde
    matilda mattea maud maude maura maureen mavis maxine maya maylin mayumi maéva maïmouna meena meera megan meghan
    mehwish mei mei-ling meike meilin melanie melany melek meliha melinda melissa melody mercedes meredith meret
    meriem merve meryl mette mia micaela michaela michele micheline michelle michiko michèle midori mieke mihaela
    mihoko mikaela mila milagros mildred milena milica millicent millie mimi min-ji mina minako minerva minna miora
    mira mirabel miranda mireia mireille mirela mirella miriam mirjam mirjana mirka miroslava misaki mitsuko mitzi
    miyako moana moira molly mona monica monika monique monserrat montserrat morag morgane morwenna muireann muna
    munira muriel myfanwy myra myrna myrtle máiréad nada nadezda nadezhda nadia nadine nadja nagore nahla naina
    najat najwa nancy nandini nanette naoko naomi narges nasrin natalia natalie natalija nataliya natasha nathalie
    nayla nazanin neema neha nela nelly nera nerea nerys neus neva ngozi nia niamh nicole nicoletta nicolette nike
    niki nilufar nimmi nina nisha nives nkechi noelia noelle noemie nora norma noura noémie nuria nyasha nyla nóra
    núria oana oceane octavia océane odette odile ofelia ogechi oksana okwui olena olga olha olive olivia olja
    oluchi olympe olympia omolara onyeka oonagh ophelia ophélie oriana orla orsolya otilia ottilie ottoline oxana
    oyunbileg padma paige paloma pamela pamina pandora pansy paola parisa parvati parvin pascale patricia patrizia
    patrycja paula paulette paulien paulina pauline pearl peggy pelin penelope penny perla perpetua persis petra
    petronella petunia phaedra philippa philippine philomena phoebe phyllida phyllis pia pilar pippa polina polly
    pooja portia preeti prisca priscilla priti priya priyanka prudence prunella rabia rachael rachel rachida radhika
    radka radoslava rafaela ragna ragnheidur ragnheiður ragnhild raisa raluca ramla ramona rania raquel rasa rashida
    rebeca rebecca rebekah rebekka reem reena regina regine regula reiko reina rekha renata renate renee reneé
    renáta reshma rhea rhian rhiannon rhoda rhonda ricarda riika riitta rina risa rita ritu ritva riya roberta rocio
    rocío rohini rolande romana romilda romy rona roopa rosa rosalba rosalia rosalie rosalind rosalyn rosamond
    rosamund rosana rosanna rose roseanne rosemarie rosemary rosetta rosie rosina rosita rowena roxanne roya roza
    rozalia roísín ruby rukhsana rukmini runa ruth ruzena ryoko róisín saara sabine sabrina sadia sadie safiya sagal
    sahar saida saki sakina sakura sally salome salomé samantha samina samira sandra sandrine sangeeta sanjana sanna
    sanne saoirse sapna sara sarah sarai saskia satu savannah savitri sayaka scarlett seema sefina selena selin
    selina selma senait seo-yeon serap seraphina seraphine serena sevda sevgi sevil shabana shabnam shahida shaista
    shana shanelle shanice shaniqua shanthi shanti sharifa sharmila sharon shauna shazia sheena sheila shelagh
    shelley sheri sherry sheryl shilpa shiori shira shirin shirley shobha shoshana shreya shruti shweta sian sibyl
    sidonie sierra sigal signe sigrid sigridur sigrun sigrún siiri silja silke silvia simin simona simonetta sindi
    sinead sinem sini siobhan sissel sive siân slavica slavka smita snezana snežana sobia sofia soila solange
    soledad solene sollie solveig solvej solène songül sonia sonja soo-jin sophia sophie sophy soraya stacey
    stanislava stefania stefanie steffi stella stelle stephanie stephany stina stine su-jin sudha sue sujata suki
    sulekha sumiko suna sunita sunniva suraya susan susana susanna susanne sushma susie suvi suzana suzanne suzette
    suzy svea svenja svetla svetlana svitlana swati swetlana sybil sybille sylvia sylvie sylwia sílvia sólveig tabea
    tabitha tahira taina taisia takako talia tallulah tama tamaki tamar tamara tamika tammy tamsin tania tanja tansy
    tanya tara tarja taslima tasneem tatiana tatjana tatyana tegan teresa tereza terri tess tessa teuta thalia
    thandeka thandiwe thea thekla thelma theodora theresa therese theresia thora thordis thuy thérèse tiffany tiina
    tilda tilde tilly timea tina tini titiana toini tomoe tomoko tonia tonje torunn tove trang trine trish trixie
    trude trudi trudy tsehay tuula tuva twyla tyra térèse uiara ulla ulrica ulrika ulrike uma umm una ursa ursula
    ursule urška usha uta ute vaishali valda valentina valeria valerie valérie vanda vandana vanessa varvara
    vasiliki vasilisa veera velma vendela venetia vera verena veronica veronika veronique verónica vesna vibeke
    vicky victoire victoria vida viktoria viktoriya vilma vimala viola violet violeta violetta virginia virginie
    virpi viveca viveka vivi viviane vivien vlasta wafa waltraud wambui wanda wangari wangui wanjiku wanjiru wendy
    whitney wiebke wiktoria wilhelmina wilma winifred winnie winona wioletta xena xenia xiaoling xiaomei ximena
    xiomara xochitl xue yaa yael yana yara yasmin yasmine yasuko yelena yelizaveta yesenia yeva yevgenia yewande
    yifei yildiz ylva yoana yoanna yoko yolanda yolande yordanka yoshiko ysolde yuhan yuka yukari yukiko yulia
    yuliia yuliya yumiko yuna yvaine yvette yvonne zahra zaida zainab zainabu zakiya zala zara zaria zdenka zehra
    zelda zelma zena zenobia zeta zeynep zhanna zinaida zita ziva zlata zoe zofia zoja zola zora zoraida zorica
    zosia zoé zoë zsofia zubaida zuleika zulema zuleyha zuzana élise élodie štěpánka żaneta
    """
)

MALE_NAMES = word_set(
    """
    aaron abdallah abdelaziz abdelkader abdelkrim abderrahmane abdi abdirahman abdoulaye abdul abdulaziz abdulla
    abdullah abdulrahman abebe abel abhinav abhishek abraham absalom achille achim adalbert adam adama adebayo adem
    adil aditya adnan adolfo adonis adriaan adrian adrien aeneas agostinho agustín ahmad ahmed ahmet aidan ailbhe
    ajay ajit akbar akhil akin akio aksel alain alan alasdair alastair albert alberto albin albrecht alden aldo alec
    alejandro alejo aleksandar aleksander aleksandr aleksei aleksey alessandro alessio alexander alexandre
    alexandros alexei alexey alexios aleš alfie alfons alfonso alfred alfredo algernon alhassan ali alioune alistair
    allan allen almir alonso aloysius alp alphonse alvaro alvin amadou amar ambrose amedeo amir amit amos amílcar
    anand anas anastasios anatol anatole anatoly ander anders andoni andreas andrei andrej andrejs andres andrew
    andrzej andré andy aneurin angelo angelos angus anil anish anselm ansgar antal anthony antoine anton antoni
    antonio antonis antonín antti apostolos aram arash archibald archie aristide arjun arkadiusz arkady arlo armand
    armando armin arnaud arndt arne arno arnold arnulf aron arsen arsène artem arthit arthur artur arturo arun arve
    arvid arvind arvo ashok asif aslan athanasios atle atsushi attila aubrey august augustin augustine augusto
    augustus aurelien aurelio aurélien austin avraham axel axl ayodele aziz babajide babatunde badr bahram bakari
    baltasar balthazar balázs baptiste barack bardo barnabas barnaby barney barry bart bartholomew baruch bashar
    bashir basil basile bastiaan bastian bastien baudouin bayard beau bela ben benedict benedikt bengt benicio
    benito benjamin benjamín benji benoit benoît bentley beppe bernard bernardo bernd bernhard bernt bert bertil
    bertram bertrand bijan bilal bill billy birger bjarne bjarni bjorn björn blaine blaise blake bob bogdan bohdan
    boleslav boniface boris boubacar bouke brad bradley brage bram brandon branimir branko braulio brayden brendan
    brendon brent brett brian brice brody bronisław bruce bruno bryan bryce bryn bulent burak burt byron byung
    bálint béla bérenger caetano caio caleb calum calvin camilo caoimhín carel carl carlo carlos carlton carmelo
    carson carsten casimir casper cassius cathal cedric cedrick celso cem cenk cesar cesare chad chaim charalambos
    charles cheikh chester chidi chijioke chima chinedu chinonso christiaan christian christof christoph christophe
    christopher chuck chukwuemeka cian ciaran ciarán cillian clarence clark claudio claus clayton clemens clement
    cletus cleveland cliff clifford clint clinton clive clovis clément cole colin colm colum conall conan connor
    conor conrad constantin constantine constantinos corey cormac cornelis corneliu cornelius cosimo cosmo costas
    craig crispin cristian cristiano cristóbal curtis cuthbert cyprian cyril cyrille cyrus cécil cédric césar daan
    dag dagfinn daichi daisuke dalibor damian damien damir damon dan daniel daniele danilo danny dante dario darius
    dariusz darragh darren darryl daryl dave david davide davit davor dawid dawit dean declan deepak deniz dennis
    denzel derek dermot desi desiderio desmond detlef devdutt dewey dewi dhruv dick didier didrik diego dierk dieter
    dietmar dietrich dilip dimitar dimitri dimitrios dimitris dinesh dino diogo dion dirk djibril dmitri dmitry
    dmytro dominic dominik don donal donald donato donnie donovan dorian doug dougal douglas dov dragan dražen drew
    duarte duncan dusan dustin dušan dwayne dwight dylan eamon eamonn earl eberhard eckhard ed edd eddie eddy edgar
    edgardo edin edison edmond edmund edoardo edouard eduardo edward edwin eelco efraim egbert egil egon einar eino
    eirik eivind ejike ekrem elazar eldar elden eli elias elie eliezer elijah elio eliot eliseo elkanah elliot
    elliott ellis elmar elmer elon eloy elvin elvis emanuel emanuele emeka emeric emerson emil emile emilio emir
    emlyn emmanuel emmet emmett emre emrys endre endrit eneko engelbert ennio enrico enrique enzo eoin ephraim
    erasmus eren erhan erhard eric erich erik erkki erland erling ernest ernesto ernst ernő erol errol ervin erwin
    esa esben esteban ethan etienne eugen eugene eugenio eugène eusebio evan evander evangelos everett evert ewald
    ewan ewen eyal eyvind ezekiel ezequiel ezio ezra fabian fabien fabio fabrice fabrizio faisal faizal farid
    faustino federico feliks felipe felix femi feodor ferdinand ferenc fergus fernando feroz fidel fikret filip finn
    fintan fionn firas flavio fletcher florent florentin florian floyd folke fons francesco francis francisco franck
    francois frank franklin franz françois fraser fred freddie frederick fredric fredrik fridolin fridtjof
    friedemann friedrich frits fritz frédéric fumio fyodor félix gabor gabriel gaetano galen gamal ganesh gareth
    garrett gary gaston gaurav gaute gavin gavril gaétan gearóid geert gellért gene gennadi gennady gennaro geoff
    geoffrey geoffroy georg george georges georgi georgios geraint gerald gerard gerardo gerd gereon gerhard germán
    gerolf geronimo gerrit gert gethin ghassan gheorghe giacomo gian giancarlo gianfranco gianluca gianluigi gianni
    gideon gilbert gilberto gildas giles gilles gino gintaras gioele giorgio giorgos giovanni girolamo giuliano
    giulio giuseppe givi gleb glen glenn glyn godfrey godwin gonzalo gonçalo gopal goran gordon gottfried gottlieb
    graeme graham grant greg greger gregor gregorio gregory grigor grigory grzegorz grégoire guglielmo guido
    guilherme guillaume guillem guillermo gunnar gunter gunther gus gustav guus guy gwilym györgy gábor gérard göran
    günter günther gürkan haakon haim hajime hakan hakeem hakim halil halvard hamad hamid hamish hamza hamzah hannes
    hannibal hanno hannu hans harald haris harish harlan harley harm harold haroon haroun harry hartmut haruki
    haruto harvey hasan hashim hassan hassane hayato heath hector heikki heiko heiner heinrich heinz helge helmut
    helmuth hemant hendrick hendrik henk henning henri henrik henry henryk herb herbert herbie heribert herman
    hermann hernán hervé hicham hideki hideo hilario hilmar hiroaki hironori hiroshi hisham holger honoré horace
    horacio horatio horaţiu horia horst howard howie hrant hristo hubert hudson hugh hugo humberto humphrey huseyin
    hussein huw hyun-woo håkan héctor hélio hüseyin iain ian ibou ibrahim ibrahima ichiro idris idrissa ignacio
    ignatius ignaz igor ihor ikechukwu ikenna ilan ilias ilija ilir illia ilya imad imran imre indiana ingemar
    ingmar ingo ingolf ingram inigo ioan ioannis ion ionut iosif irakli iraklis irfan irving irwin isaac isaiah
    isaias isak isamu ishaan isidor isidore isidro islam ismail issa issam istván itai itamar ivan ivar ivo iwan
    izaak jaakko jaap jabari jabbar jacek jacinto jack jackson jacky jacob jacopo jacques jadon jae-hyun jago
    jaideep jaime jair jake jakob jakov jalen jamal jamar james jamil janez janne janos janusz jared jarek jari jarl
    jarle jaromír jaroslav jarrod jascha jason jasper javad javed javier jay jayden jeb jed jedediah jedidiah jeff
    jeffery jeffrey jelle jens jerald jeremiah jeremy jeremías jeroen jerome jerry jerzy jesus jethro jim jimmy
    jindřich jiri jiří joachim joakim joao joaquin joaquín joar jochen joe joel johan johann johannes john johnny
    jon jonas jonathan joost jordi jorg jorge jorgen joris jorn jose josef josefo joseph josh joshua josiah josip
    josué josé jovan jozef joão juan juanjo juergen juha juhani jukka jules julian julien julio julius julián jun-ho
    junichi jurek jurgen juri jurij jussi justin justus jános jérémie jérémy jérôme józef jörg jørgen jürgen kaan
    kacper kaito kaleb kamal kamil kamran karel karim karl karlheinz karol karsten kasimir kaspar kasper kazimierz
    kazuhiro kazuki kazuo kazuya keanu keegan keiichi keir keiran keisuke keith kelechi kelvin kemal ken kenan
    kendrick kenji kennedy kenneth kenny kenta kenzo kerem kermit keshav kevin kevork khaled khaleel khalid kian
    kieran kiernan kilian kingsley kirill kiyoshi kjartan kjell klaus klemens knud knut koen kofi kohei koichi koji
    koldo konrad konstantin konstantinos konstanty korbinian kornel kosta kostas kostya kouki krishna kristian
    kristjan kristján kristof kristoffer krzysztof kuba kunal kurt kurtis kwabena kwame kwasi kyle kyrylo kálmán
    károly lachlan lachlann ladislav laird lalit lamar lambert lamine lance lando larry lars lasse laszlo laurence
    laurens laurent laurentius laurits lavrentiy lawrence laz lazar leander leandro leib leif leighton len lennart
    lennox leo leofric leon leonard leonardo leonid leopold leopoldo leroy lesław lev levan levent levi levon lewis
    liam liborio lino linus lionel lior liviu ljubomir llewellyn lloyd lluís llyr loic lonnie lorcan lorenzo loris
    lothar louis lowell loïc luan lubomir lubos luboš luc luca lucas lucian luciano lucien lucio ludger ludo ludovic
    ludovico ludvig ludwig luigi luis luiz luka lukas lukasz luke lukáš lutz luuk lyle lyndon lászló léandre léo
    léon léonard maarten maciej mads magne magnus magnús mahesh mahir mahmoud mahmud maik maksim maksym malachi
    malachy malcolm malick malte mamadou manabu mando manfred manish manoj manolis mansoor mansour manuel marc
    marcel marcello marcelo marcin marcio marco marcos marcus marek mariano marijan marin marino mario marius marián
    mark markku marko markus marlon marouane marques marsel marshall martijn martin martino marty martín maruf
    marvin marwan masahiro masato masayoshi massimo mateo mateusz mathias mathieu mathis mati matias mato mats matt
    matteo matteus matthew matthias matthijs matti mattia mattias matvei matvey matías maurice mauricio maurizio
    mauro maxence maxim maxime maximilian maximilien maximo maxwell maynard mehdi mehmed mehmet mehran melchior
    melker melvin mendel merlin mert meurig meyer michael michail michal michalis michel michiel mick mickaël
    mieczysław miguel mihai mikael mike mikel mikhail mikheil mikkel mikko miklós mikołaj mikulas milad milan miles
    milivoj milo milos miloslav milovan miloš milton mirko miro miron miroslav mirza mitch mitchell mitja modou
    mohamad mohamed mohammad mohammed mohamud mohan mohanad mohsen moise mojtaba montgomery mordecai moritz morten
    mortimer moses moshe mostafa moussa moïse mthandeni muammar muhamed muhammad muhammed muhannad mukesh mukhtar
    munir murad murat murdo murphy murray musa mustafa mustapha mykhailo mykola myles myron nabil nadav nader nadir
    naftali nahum najib namdi namir nando naoki naoto naphtali narayan narendra nasser nat natan nathan nathanael
    nathaniel naveen navid nazim neal neculai ned nedim neels nehemiah neil nello nelson nelu nemanja nenad nestor
    neville newton niall niccolò nicholas nick nicodemus nicolae nicolai nicolas nicolás nicolò nidal niels nigel
    nikhil niklas niko nikola nikolai nikolaos nikolaus nikolay nikos nilo nils nilton nitin noah noam noboru nolan
    norbert norberto norman norton noé noël nuno nunzio néstor obadiah obed oberon obinna octave octavian octavio
    oddvar odysseas ofer olaf olav ole oleg oleh oleksandr oleksii oliver olivier olli olof olumide oluwaseun omar
    omari omer ondrej ondřej onur orazio orhan ori orlando orson osama osbert osborne oscar osgood oskar oskari
    osman ossian osvaldo oswald oswaldo otis ottavio ottmar otto oumar oussama owen paavo pablo paco paddy padraig
    panagiotis panayiotis panos paolino paolo parveen pascal pascoe patrice patricio patrick patryk pau paul paulino
    paulo paulus pavel pavlo pavlos pedro peer pekka pelle per percival percy peregrine perry petar pete peter
    peteris petr petri petros petru petrus petter phil phileas philemon philip philipp philippe phillip phineas
    pierfrancesco pierluigi piero pierre pierrick piers pieter pim piotr pirmin placido plamen porfirio prabhakar
    pradeep pradip prakash pranab pranav prasad pravin prem prentice preston primo prosper przemysław pádraig
    quentin quincy quintin quinton rab rachid radek radim radomir radoslav radosław radovan radu rafael rafał rafe
    raffaele raffi raghu rahim rahul rainer rainier raivo raj rajan rajeev rajendra rajesh rajiv rakesh ralf ralph
    ramesh ramin ramiro ramon ramsay ranald randall randolph randy rangan raoul raphael rasheed rashid rasim rasmus
    rastko raul ravi ravindra ray raymond raymundo razvan raúl redmond reece rees reginald reinaldo reiner reinhard
    reinhold reino remco remigiusz remo remus renato renaud rene renzo rené reto reuben rex reza rhodri rhys ricard
    ricardo riccardo rich richard richie rick rickard ricky ridvan riku rinaldo ringo rion rishi ritesh roar rob
    robb robbie robert roberto roberts rocco roch rod roderick rodger rodion rodney rodrigo rogelio roger rogerio
    rohan rohit roi rok roland rolando rolf romain roman romano romeo romuald ron ronald ronaldo ronan ronnie roope
    roque rory roscoe ross rostam rostislav rostyslav roy royce ruairi ruaridh ruben rubén rudi rudiger rudolf
    rudolph rudy rufus rui rune rupert ruslan russ russell rutger ruud ryan ryo ryota ryszard ryunosuke régis rémi
    rüdiger saad saadi sabri sachin sadiq saeed safet sahil sahin said saif sajid sakari saku saladin salah saleh
    salem salih salim salman salvador salvatore salvo samer samir sammy samson samuel samuele samuli sancho sandeep
    sander sandor sandro sanjay santeri santiago santino santos santosh sarath sascha satoru satoshi satya satyajit
    saul saverio savvas saïd saša scott seamus sean sebastian sebastiano sebastien sebastião sedat sefton segun
    selim selçuk semih semyon senad serdar serge sergei sergej sergey sergi sergio sergiu serhat serhii serhiy seth
    severin severino seymour shadi shahid shahin shahrukh shakil shane shankar sharad shashi shaun shaw sheldon
    shigeru shimon shin shingo shinji shinzo shlomo shmuel sho shoaib shotaro shun shyam siarhei sid siddharth
    siddhartha siegfried siegmund sigmund sigurd sigurður silas silvan silvano silvester silvio sim simen simeon
    simo simon simão sinan sipho siraj sixten slavko slavomir slobodan sly snorri soeren solomon soner soren sorin
    souleymane spencer spiro spyridon spyros stan stanimir stanislas stanislav stanisław stanley stavros stefan
    stefano stefanos steffen stein steinar stellan sten stephen steve steven stewart stig stijn stipe stoyan
    strahinja stu stuart sture stéphane subhash sudhir sufyan sukhdev sulaiman suleiman suleyman sumit sundar sunil
    suresh surinder svein sven svend sverre svetozar sylvain sylvester szymon sándor séamus sébastien sören søren
    süleyman tadashi taddeo tadeusz tadeáš taha tahir takashi takeo takeshi takuma takumi takuya talal tamas tamás
    tancredi tanel tanner tapani tapio tarek tariq tarmo taro tarquin tatsuya tauno tayyip ted teddy teemu temur
    tendai teo teodor teodoro teppei terence terje tero terrence tetsuya teun tewodros thabo thaddeus thanasis
    thanos theo theobald theodor theodore theodoros theophilus thiago thibault thibaut thierno thierry thijs thomas
    thor thorbjørn thore thorleif thorsten thulani théo tiago tiberiu tibor tidiane tigran tihomir til tim timo
    timofey timothy timur tinashe tino titus tivadar tobi tobias tobiasz tobin toby todd todor tom tomas tomasso
    tomasz tomislav tommaso tommy tomoki tomás tomáš tony tor torben tord tore torgeir torkel tormod torstein
    torsten toshiro travis trent trevor trey tristan troels trond troy tudor tuncay tunde turgut tvrtko tycho tyler
    tymoteusz tyrell tyrese tyrone tytus uchenna udo ugo ulf uli ulises ulric ulrich ulysses umar umberto upendra
    urban uri uriah uriel uroš urs usman uwe vadim valdemar valdis valentin valentyn valentín valerian valerio
    valeriy valery valter vance vangelis vano varun vasco vasil vasile vasilis vasily vassilis vasyl vaughan vaughn
    velimir venkat vern vernon vernor viacheslav vicente victor vid vidar vidmantas viggo vigo vijay vijayan vikas
    vikram viktor viktoras vilhelm vilhelms ville vilmos vilém vince vincenc vincent vincente vincenzo vinod viorel
    virgil virgilio vishal vitaly vito vittore vittorio vitus vivaan vivek vlad vladan vladimir vladislav vladyslav
    vojislav vojtěch volker volodymyr vuk vukašin vyacheslav wade wadim waheed waldemar waldo waleed walid wallace
    walter ward warren warwick wasim wassim waylon wayne wei-chen wendell wenzel werner wesley wessel wieslaw wiktor
    wilbert wilbur wilf wilfred wilfrid wilfried wilhelm wilkie will willard willem willi william willy wilmer
    wilson winfred winfried winston wiremu witold wladimir wojciech wolfgang woody wulf wycliffe wyn wyndham
    włodzimierz xabier xander xavi xavier xerxes yahya yakov yakub yan yanis yann yannic yannick yannis yared
    yaroslav yaser yash yasin yasir yassin yasuhiro yasuo yavuz yaw yehuda yevgeny yevhen yiannis yigal yitzhak
    yngve yohan yohannes yoichi yonatan yorgos yosef yoshi youcef youssef youssouf yuichi yuji yukio yunus yuriy
    yury yusef yusuf yusuke yutaka yuto yuval yves zac zach zachary zack zahid zain zakaria zaki zbigniew zdenek
    zdeněk zdravko zeb zebulon zed zeev zeke zeljko zenon ziad zoltan zoltán zoran zsolt zubin zvonimir zygmunt
    álvaro ángel éamon édouard élie émile étienne íñigo ödön ömer özgür ørjan øystein łukasz željko
    """
)
