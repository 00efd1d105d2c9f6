"""What is known of a language beside English: its small words, verbs of saying and nouns for people."""

from dataclasses import dataclass

from termreader.analysis.words import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of a language; all words in lower case, with straight apostrophes."""

    verbs: frozenset[str]
    """Third person singular of verbs of saying, present and past."""
    plurals: frozenset[str]
    """The same for several."""
    participles: frozenset[str]
    """What makes the perfect of such a verb."""
    gerunds: frozenset[str]
    """What brings in speech in the second half of a sentence: "…, estimant que"."""
    pairs: dict[str, frozenset[str]]
    """Verbs and participles that mean saying only with one of these words right after them: "fait savoir"."""
    auxiliaries: frozenset[str]
    reflexive: frozenset[str]
    """Those of them that make a perfect only with "s'": "s'est étonné"."""
    particles: frozenset[str]
    """What stands in a verb's place: "so Falk", "aldus Falk"."""
    according: frozenset[str]
    """What whose words they are follows on: "selon Falk"."""
    accordance: dict[str, frozenset[str]]
    """The same in more words: "de acuerdo con", "nach Angaben von"."""
    opinions: frozenset[str]
    """What opens a view after a possessive: "à ses yeux", "a su juicio"."""
    he_objects: frozenset[str]
    she_objects: frozenset[str]
    """Pronouns after "selon"."""
    according_to_whom: frozenset[str]
    """Relatives after it: "Falk, secondo il quale"."""
    views: frozenset[str]
    """What opens a sentence that tells somebody's view: "pour Falk, …"."""
    after_name: frozenset[str]
    """The same, after the name: "Falk zufolge"."""
    he: frozenset[str]
    she: frozenset[str]
    sure: frozenset[str]
    """Those pronouns of the two that mean nothing but one person."""
    he_articles: frozenset[str]
    she_articles: frozenset[str]
    """Articles that tell a man or a woman before a noun for somebody."""
    definite: frozenset[str]
    indefinite: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    """Who, which and that."""
    he_titles: frozenset[str]
    she_titles: frozenset[str]
    she_endings: tuple[str, ...]
    """What a noun for a woman ends with, where no man's does."""
    people: frozenset[str]
    """Nouns for somebody who speaks without a name."""
    roles: frozenset[str]
    """Nouns for who is told of: "le joueur", "der Trainer"."""
    being: frozenset[str]
    """Forms of "be", and others that a predicate follows on."""
    clitics: frozenset[str]
    """Small pronouns and negations between a subject and its verb."""
    adverbs: frozenset[str]
    """What else may stand there."""
    comparing: frozenset[str]
    """What a verb follows before its subject: "comme disait Falk"."""
    presenting: frozenset[str]
    """What turns back to the words before: "c'est ainsi qu'il a qualifié"."""
    resuming: frozenset[str]
    """What goes on with speech after a cue inside of the marks; an apposition opens with none of them."""
    small: frozenset[str]
    """Other small words that tell the language."""
    drops: bool = False
    """Whether a verb needs no subject: "dijo", "ha spiegato"."""
    inverts: bool = False
    """Whether the verb is second, so that the subject follows it when anything else stands first."""

    def telling(self) -> frozenset[str]:
        """All words by which a text of this language is known."""
        words = self.small | self.definite | self.verbs | self.he | self.she | self.conjunctions | self.relatives
        return words - FUNCTION_WORDS

    def determiners(self) -> frozenset[str]:
        """What opens a noun's phrase."""
        return self.definite | self.indefinite | self.possessives

    def before_verbs(self) -> frozenset[str]:
        """What may open a clause whose verb comes before its subject."""
        return self.conjunctions | self.comparing | self.clitics

    def no_verbs(self) -> frozenset[str]:
        """Small words that are no verb."""
        return (
            self.determiners()
            | self.prepositions
            | self.conjunctions
            | self.relatives
            | self.clitics
            | self.adverbs
            | self.comparing
            | self.small
        )

    def before_names(self) -> frozenset[str]:
        """Words that stand before a name and are no part of it, with a capital at a sentence's start as well."""
        small = self.according | self.views | self.prepositions | self.conjunctions | self.possessives
        return small | self.comparing | self.people | self.roles


def bare(word: str) -> str:
    """A lower-case word without what is clipped before it: "est" of "s'est"."""
    return word.rpartition("'")[2] or word
