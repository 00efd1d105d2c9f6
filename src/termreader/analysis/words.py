"""English words that are no name by themselves: small words, abbreviations, calendar, ends of compounds. Data only."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by blanks."""
    return frozenset(words.split())


FUNCTION_WORDS = word_set(
    """
    a about above according across actually add added after again against ago ahead all almost along already also
    although always am amid among an and another any anyone anything are as asked at away back based be because been
    before behind being below beneath beside besides best between beyond both but by can cannot come could dear
    despite did do does doing done down due during each earlier early either else enough even ever every everybody
    everyone everything except far few fewer finally first five following for former formerly four from further get
    give given go going good got had has have having he hello hence her here hers herself hi him himself his how
    however i if in including indeed inside instead into is it its itself just last lately later least less let like
    long look made many maybe me meanwhile might mine more moreover most much must my myself near nearly neither
    never nevertheless new next no nobody none nor not nothing now of off often oh ok okay old on once one only onto
    or other others otherwise our ours ourselves out outside over own part perhaps please put quite rather really
    recent recently right said same say says second see seems several shall she should since six so some somebody
    someone something sometimes soon still such sure take ten than thank thanks that the their theirs them
    themselves then there therefore these they thing things think third this those though three through throughout
    thus till to today together tomorrow tonight too toward towards two under unless unlike until up upon us use
    used very via was we well were what whatever when whenever where whereas whether which while who whoever whom
    whose why will with within without would yes yesterday yet you your yours yourself uh um hmm hey yeah wow ah ha
    huh nope yep i'm i'll i've i'd we're we've we'll you're you've you'll they're they've they'll don't doesn't
    didn't won't can't isn't aren't wasn't weren't it'll he'll she'll couldn't wouldn't shouldn't hasn't haven't
    hadn't that'll there'll
    """
)
"""Lower-case words that are never a name by themselves, whatever their case; straight apostrophes."""

ABBREVIATIONS = word_set(
    """
    a.i ai agi api atm cd ceo cfo cio cmo coo cpo cpu cto dna dvd esg etf eu e.u evp fbi gdp gpu gpus gps hr id ip
    ipo ipos iq it llm llms m&a mba md mp mps ngo ngos nda ok op-ed pc pcs pdf phd pm pr q1 q2 q3 q4 qr r&d rna sms
    sec suv svp tv tvs u.k uk u.n un u.s us usa u.s.a usb ufo vat vc vcs vip vp vps vpn vr wi-fi a.m p.m ad bc covid
    ebitda ebit hdr hipaa cdma gsm lte lan wan wlan led oled lcd ram rom ssd usb-c hdmi html css http https json xml sql
    sdk nft nfts dao defi cpi ppi pce pmi pmis roi kpi kpis eps gaap ifrs hiv aids adhd ptsd bmi mri rfid gst yoy qoq
    fomc wacc irr nav aum arpu saas paas erp crm fta faa cdc fda epa irs doj ftc fcc osha hud gao cbo omb
    ev evs ai's lgbtq edt est gmt pst pdt utc cet bst faq diy usd eur gbp
    """
)
"""Abbreviations that are no name of a person or a company, lower case."""

CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur
    thurs fri sat sun christmas easter thanksgiving ramadan hanukkah halloween
    """
)
"""Days, months and feasts, lower case."""

COMPOUND_TAILS = word_set(
    """
    led era run born like wide free made old size type only held hit fed up in on off out plus pop go ray mail site
    boss chef fan fans hub bank man men king tier grid side line half mid ward wear ware tech news year week day
    hour mile foot inch ton gun bus car van jet age top bred key pro owned based backed style listed branded linked
    built themed inspired friendly centric trained funded driven focused sized bound dated aged speaking language
    related controlled operated occupied appointed nominated elected designed sponsored endorsed era-style ready
    first chief
    """
)
"""What ends a compound with a name in it ("Meta-owned"), and is no part of the name."""
