"""Given names that say "he" or "she" in most of the world, so that a pronoun finds its person. Data only, lower case.

Names borne by both (Alex, Jordan, Andrea, Jean, Robin) are in neither list.
"""

from termreader.analysis.words import word_set

FEMALE_NAMES = word_set(
    """
    abigail ada adele adriana agnes aiko aisha alana alejandra alessandra alexandra alexis alice alicia alina alison
    allison alma alyssa amanda amber amelia amelie amina amira amy ana anastasia angela angelica angelina angie
    anita anja anna annabel anne annette annie annika antonia anya aoife april ariana arlene astrid audrey aurora
    ava ayesha ayla barbara beata beatrice beatriz becky belinda bernadette beth bethany betty beverly bianca bonnie
    brenda bridget brigitte brooke caitlin camila camille candace cara carla carlotta carmen carol carolina caroline
    carolyn carrie cassandra catarina catherine cathy cecilia celeste celia celine charlene charlotte chelsea cheryl
    chiara chioma chloe christina christine cindy claire clara clarissa claudia colleen connie constance cora
    corinne courtney cristina cynthia dagmar daisy dalia dana daniela danielle daphne dawn deborah debra deirdre
    delia delphine denise diana diane dina dolores donna dora doris dorothy ebony edith eileen elaine elena eleanor
    elisa elisabeth elise elizabeth ella ellen elsa elsie emilia emily emma erica erika erin esme esperanza estelle
    esther eva eve evelyn faith farah fatima fatou federica felicia fiona flora florence frances francesca freya
    frida gabriela gabriella gabrielle gail genevieve georgia georgina geraldine gertrude gina ginevra gisele giulia
    giulietta gloria grace greta gretchen grete gulnara gwen gwendolyn hadiza hannah harriet hazel heather heidi
    helen helena helene helga henrietta hilary hilda hillary holly ida ilana ilse imogen ines inga ingrid irena
    irene irina iris isabel isabella isabelle isla ivana ivy jacqueline jade jana jane janet janice jasmine jeanette
    jeanne jemima jenna jennifer jenny jessica jill joan joanna joanne jocelyn jodie johanna josephine joy joyce
    juanita judith judy julia juliana julie juliet justine kaitlyn kamala karen karin karina kate katerina katharine
    katherine kathleen kathryn kathy katie katrina kayla keiko kelly kerry kim kimberly kirsten kristen kristin
    kristina krystal lakshmi lara larissa latoya laura lauren lea leah leila lena leonora leticia lidia lila lilian
    lillian lily linda lisa liv livia liz lois lola loretta lorna lorraine lotte louisa louise lucia lucille lucinda
    lucy luisa luise lydia lynn mabel madeleine madeline madison magda magdalena maggie maeve maja mandy manuela
    mara marcia margaret margarita margot maria mariam marian mariana marianne marie marielle marijke marilyn marina
    marisa marissa marjorie marlene marta martha martina mary maryam matilda maud maureen maya megan mei melanie
    melinda melissa mercedes meredith mia michele michelle mildred millie mina mira miranda miriam mitsuko molly
    mona monica monika monique muriel nadia nadine naomi natalia natalie natasha ngozi nicole nicola nina noelle
    nora noura olga olivia oksana paige pamela patricia paula paulina pauline peggy penelope penny petra philippa
    phoebe phyllis polly priscilla priya priyanka rachel ramona raquel rebecca regina renata renee rhea rhoda rhonda
    rita roberta rosa rosalind rose rosemary rosie roxanne ruby ruth sabine sabrina sadie sally samantha sandra sara
    sarah saskia savannah selena serena sharon sheila shelley sheryl shirley shweta sierra sigrid silvia simona
    simone sinead siobhan sofia solange solene solène sonia sophia sophie stacey stacy stella stephanie sue susan
    susanna susanne suzanne svetlana sybil sylvia tabitha tamara tamar tania tanya tara tatiana teresa tess tessa
    thandiwe thea thelma theresa tiffany tina tracy trudy ulla ursula valentina valerie vanessa vera verena veronica
    veronika vicky victoria viola violet virginia vivian viviane wanda wangari wendy whitney wilhelmina wilma
    winifred xiomara yael yasmin yasmine yolanda yoko yuki yvette yvonne zahra zainab zara zelda zoe zuzana adaeze
    amara amrita ananya anjali deepa divya fatoumata folasade funmilayo gulsum hiroko ifeoma indira kavita lakisha
    lalita leena lupita makena meena meera michiko nandini naoko nasrin nkechi oluchi padma parvati pooja preeti
    radhika rania rekha reshma sanjana sapna shirin shreya sunita sushma swati tomoko uma usha wanjiru yewande
    yumiko zeynep ayse elif emine merve hatice marit solveig sunniva ragnhild gudrun sigridur katarzyna malgorzata
    agnieszka ewa zofia jadwiga halina lyudmila ludmila yulia yelena ekaterina tatyana galina nadezhda oxana olena
    daria darya ksenia polina xenia liudmila zsofia eszter ildiko ioana mihaela raluca elodie amandine aurelie
    clemence coralie maelle manon margaux marine mathilde noemie oceane sandrine sylvie veronique valérie hélène zoé
    anaïs chloé inès léa céline françoise geneviève joëlle joelle michèle mireille
    """
)

MALE_NAMES = word_set(
    """
    aaron abdul abdullah abel abraham adam adrian ahmad ahmed aidan akira alan albert alberto alejandro aleksandr
    alessandro alexander alexandre alfred ali allan allen alonso alvin amadou amir amit anatol anatoly anders
    andreas andrew andrei andres andré andy angelo angus anil anthony antoine anton antonio archie ariel arjun
    armand arnold arthur arturo arun ashok atsushi aurelio austin axel barack barry bart bartholomew basil ben
    benedict benjamin bernard bernd bill billy björn bob boris brad bradley brandon brendan brent brett brian bruce
    bruno bryan byron caleb calvin carl carlo carlos cedric cesar chad charles charlie chester chidi chris christian
    christopher chukwuemeka clarence claude clayton cliff clifford clive cole colin connor conrad corey craig curtis
    cyril cyrus dale damian damien dan daniel daniele dario darren darryl dave david dean declan dennis derek dermot
    desmond diego dieter dimitri dmitri dmitry dominic don donald doug douglas duncan dustin dwayne dwight dylan
    eamon earl ed eddie edgar edmund eduardo edward edwin eli elias elijah elliot elliott elon emeka emil emilio
    emmanuel enrico enrique eric erik ernest ernesto ethan eugene evan fabio farid felipe felix ferdinand fernando
    filip finn floyd francesco francis francisco franck francois françois frank franklin franz fred freddie
    frederick fritz fyodor gabriel gareth garrett gary gavin gene geoff geoffrey george georg gerald gerard gerhard
    giles giovanni giuseppe glen glenn gordon graham grant greg gregory guillaume guillermo gus gustav guy hamish
    hamza hans harold harry harvey hassan hector heinrich heinz hendrik henk henri henrik henry herbert herman
    hiroshi horace howard hugh hugo hussein iain ian ibrahim igor ignatius isaac isaiah ismail ivan jack jackson
    jacob jacques jaime jake jakob jamal james jan jared jason javier jay jayden jed jeff jeffrey jens jeremiah
    jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin joe joel johan johann johannes john johnny jon
    jonas jonathan jorge jose josé joseph josh joshua juan juergen jürgen julian julien julio julius jun jurgen
    justin kamal karim karl keith ken kenji kenneth kevin khalid klaus knut konstantin kofi kurt kwame kyle lachlan
    lance larry lars laurence laurent lawrence leander lee len leo leon leonard leonardo leroy lewis liam lionel
    lloyd lorenzo lou louis luc luca lucas luigi luis lukas luke magnus mahmoud malcolm manuel marc marcel marcello
    marco marcos marcus mario mark markus martin marvin mateo mathieu mats matt matteo matthew matthias maurice
    mauricio max maxim maximilian mehmet melvin michael michal miguel mihai mike mikhail miles milo milos mitch
    mitchell mohamed mohammad mohammed moritz moses muhammad murray mustafa nathan nathaniel neil nelson nicholas
    nick nicolas niels nigel nikhil nikola nikolai nils noah noel norman olaf ole oleg oliver olivier omar orlando
    oscar oskar otto owen pablo paolo pascal patrick paul pavel pedro percy pete peter petr phil philip philippe
    phillip pierre piotr pranav quentin radek rafael rahul raj rajesh ralph ramon randall randy raphael raul ravi
    ray raymond reginald rené reuben rex ricardo riccardo richard rick ricky rob robert roberto rodney rodrigo roger
    roland rolf roman ron ronald rory ross roy ruben rudolf rudy rupert russell ryan salman salvador samir samuel
    sanjay satoshi scott sean sebastian sergei sergey sergio seth shane shaun shawn sidney simon solomon spencer
    stanley stefan stephen steve steven stewart stuart sundar suresh sven takeshi tariq ted terence terrence terry
    theo theodore thiago thomas tim timothy tobias toby todd tom tomas tomasz tommy tony travis trevor tristan troy
    tyler umar urs uwe vadim valentin vernon viktor victor vijay vikram vince vincent vitaly vladimir wade wallace
    walter warren wayne wesley wilfred wilhelm will willem william winston wolfgang xavier yann yannick yevgeny
    yusuf yves zachary zoltan abhishek adebayo anand aditya arvind babajide deepak dhruv femi ganesh gaurav gopal
    harish hideo ichiro ikenna kaito kazuo kenta kunal manish mukesh narendra naveen obinna olumide pradeep prakash
    rajiv rakesh ramesh ritesh rohan rohit sachin sandeep satya segun shankar shinji siddharth sunil taro tetsuya
    tunde uchenna vinod vivek yash yoshi jair joão luiz thierry gilles didier fabrice cédric jérôme stéphane
    sébastien frédéric
    """
)
