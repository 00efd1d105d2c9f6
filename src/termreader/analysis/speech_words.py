"""English words that bring in speech, and verbs of saying of the languages most often quoted. Data only."""

from termreader.analysis.words import word_set

SPEECH_VERBS = word_set(
    """
    said says say saying told tells tell added adds add wrote writes write asked asks ask replied replies reply
    explained explains explain recalled recalls recall noted notes note argued argues argue warned warns warn
    insisted insists insist continued continues announced announces declared declares claimed claims claim
    acknowledged acknowledges admitted admits agreed agrees conceded concedes concluded concludes confirmed confirms
    cried cries exclaimed exclaims joked jokes laughed laughs murmured murmurs muttered mutters observed observes
    posted posts tweeted tweets quipped quips remarked remarks remembered remembers responded responds shouted
    shouts sighed sighs snapped snaps stated states stressed stresses suggested suggests thundered testified
    testifies urged urges whispered whispers yelled yells mused muses called calls described describes answered
    answers began begins boasted boasts commented comments countered counters interjected offered offers emphasised
    emphasized emphasises emphasizes predicted predicts promised promises protested protests proclaimed repeated
    repeats reported retorted vowed vows pleaded pleads scoffed déclaré dit affirmé explique expliqué ajouté estime
    sagte erklärte meinte betonte dijo afirmó declaró explicó disse detto spiegato meint sagt fragt fragte erzählt
    erzählte schreibt schrieb antwortet antwortete warnt warnte raconte lance confie assure répond répondu raconté
    demande souligne dice dijeron asegura aseguró responde respondió preguntó explica ha-detto afferma spiega
    risponde zegt zei vertelt snorted hollered gasped croaked drawled intoned purred jeered snarled sniffed groaned
    moaned spat crowed cackled stammered mumbles beamed allowed ventured grumbled grumbles objected objects quoted
    proposed proposes pronounced confided confides shrugged smiled grinned nodded lamented laments complained
    complains denied denies estimated estimates believes thinks thought bellowed barked chuckled sobbed begged
    reasoned reflected reflects recounted recounts volunteered cautioned cautions texted emailed chanted sang
    mumbled growled hissed pointed points
    """
)
"""Forms of verbs that bring in speech. The net has been trained with this class: a word more asks for training anew,
and belongs in `SAYING_VERBS` otherwise."""

SAYING_VERBS = SPEECH_VERBS | word_set(
    """
    asserted asserts contended contends maintained maintains alleged alleges reiterated reiterates disclosed discloses
    opined opines pondered ponders wondered wonders marvelled marveled marvels enthused enthuses gushed gushes fumed
    fumes raged deadpanned deadpans teased mocked mocks sneered sneers shrieked screamed screams roared bawled blurted
    chimed inquired inquires enquired queried queries clarified clarifies elaborated elaborates underlined underlines
    underscored underscores summarised summarized summarises summarizes counselled advised advises assured assures
    reassured pledged pledges swore swears threatened threatens accused accuses slammed slams blasted blasts denounced
    denounces condemned condemns criticised criticized criticises criticizes decried decries derided derides dismissed
    dismisses defended defends praised praises hailed hails lauded lauds apologised apologized apologises apologizes
    confessed confesses characterised characterized characterises characterizes portrayed portrays branded
    likened likens deemed deems cited quoted quotes messaged blogged retweeted signalled signaled hinted hints implied
    implies reckoned reckons jested parried rejoined interrupted interrupts resumed piped implored implores exhorted
    instructed instructs ordered forecast forecasts bragged brags gloated mourned
    whined griped carped rebutted demanded revealed reveals blamed blames thanked rejected rejects labelled labeled
    dubbed attacked ridiculed credited credits
    """
)
"""All finite verbs that bring in speech, those among them that a name must stand beside to mean it."""

PARTICIPLES = word_set(
    """
    saying adding writing telling asking stating noting warning explaining insisting arguing claiming calling describing
    quipping joking tweeting posting declaring promising vowing recalling replying responding answering suggesting
    admitting acknowledging conceding concluding predicting remarking observing stressing urging accusing denouncing
    dismissing praising likening muttering shouting whispering
    """
)
"""What brings in speech in the second half of a sentence: "she refused, adding: “…”"."""

BEAT_VERBS = word_set(
    """
    shrugged smiled laughed grinned nodded sighed paused frowned winked chuckled blinked sobbed wept smirked giggled
    shuddered gestured pointed leaned looked turned stood stopped hesitated shrugs smiles laughs grins nods sighs
    pauses
    """
)
"""What somebody does before or after speaking."""

SPEECH_NOUNS = word_set(
    """
    verdict answer reply response message view advice words explanation conclusion warning motto line question plea
    statement comment summary take reaction assessment argument post tweet email letter note
    """
)
"""Nouns that bring in speech after a possessive and before a colon."""

STRONG_SPEECH_VERBS = word_set(
    """
    said says say told tells added adds wrote writes asked asks replied replies explained explains recalled recalls
    noted notes argued argues warned warns insisted insists continued continues joked jokes mused muses posted
    tweeted responded responds remarked quipped muttered murmured shouted whispered exclaimed cried testified
    countered answered stressed conceded sighed laughed snapped stated declared remembered remembers cautioned
    commented retorted complained protested texted emailed
    """
)
"""Verbs whose subject, when nothing else speaks against it, is a person."""
