"""Texts for hypothesis: any, and such as news writes."""

from hypothesis import strategies as st

NUMBERS = st.sampled_from(
    "40|1,200-1,400|$1.3bn|3.2 percentage points|Thousands|one in five|doubled|two-thirds|£2.4m|12 per cent|"
    "between 5 and 7 million|4.1%|3-2|dozens|a third|18,000|half a million|₹500 crore|6.5 miles|twice as many".split(
        "|"
    )
)
FRAMES = st.sampled_from(
    "Police said {} people were held on Monday.|The firm paid {} last year, according to its annual report.|"
    "“We lost {} in January,” said Ada Orme, the mayor.|Output rose {} to {} in the third quarter.|"
    "Of the {} members, {} left.|Orme told reporters that over {} had been spent since 2019.|"
    "A source familiar with the figures put it at about {}.|She added that {} would follow by 2030.|"
    "The number of visits fell to {}, down from {} a year earlier.|It could reach {} a day if nothing changed.|"
    "The Ministry of Works denied that {} were missing.|Nobody counted them.".split("|")
)
PIECES = st.sampled_from(
    [
        "40",
        " ",
        "\u00a0",
        "“",
        "”",
        '"',
        "'",
        "said",
        "Mr.",
        "$",
        "%",
        "million",
        "\n",
        "\n\n",
        ",",
        ".",
        "-",
        "–",
        "per",
        "1",
        "about",
        "2019",
        "Monday",
        "the",
        "a",
        "🙂",
        "e\u0301",
        "\u200b",
        "\u202e",
        "(",
        ")",
        "half",
        "and",
        "between",
        "to",
        "old",
    ]
)


def news_sentences() -> st.SearchStrategy[str]:
    """A sentence with a figure or two in it."""
    return st.builds(lambda frame, a, b: frame.replace("{}", a, 1).replace("{}", b, 1), FRAMES, NUMBERS, NUMBERS)


def article_texts() -> st.SearchStrategy[str]:
    """A few sentences in one or more paragraphs."""
    gaps = st.sampled_from([" ", "\n\n", "\n"])
    return st.lists(st.builds(lambda s, g: s + g, news_sentences(), gaps), min_size=1, max_size=5).map("".join)


def any_texts() -> st.SearchStrategy[str]:
    """Unicode, the pieces that news is made of in any order, and sentences with holes."""
    jumble = st.lists(PIECES, max_size=40).map("".join)
    spaced = st.lists(PIECES, max_size=40).map(" ".join)
    plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
    return st.one_of(plain, jumble, spaced, article_texts())
