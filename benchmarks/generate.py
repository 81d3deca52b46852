"""Make news-like articles, the same for the same number and seed: invented people, places, firms and figures.

    python benchmarks/generate.py 200 [--seed 1] > articles.jsonl

Lengths scatter like those of short news (about 150 to 900 words), about every third sentence has a figure, and every
article brings names and words of its own that no earlier one had, as news does.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import claimx

HEADS = "bal cor dun fen gar hol kel lor mar nor pel ros sel tar ul ven wil yar zan bre clo dre gra ste".split()
TAILS = "ba da den dor fell gan go la len lin mo ney ra rick ro son stad ta ton va vik wick wyn zo".split()
FIRST = (
    "Ada Bela Carl Dana Edith Felix Greta Hugo Ines Jonas Karla Leo Mona Nils Olga Paul Rosa Stan Tessa Viktor".split()
)
OFFICES = (
    "Mayor", "Governor", "Health Minister", "Police Chief", "Senator", "Judge", "Professor", "Prime Minister",
)  # fmt: skip
BODIES = (
    "{town} Water Board", "Ministry of {topic}", "{town} City Council", "{town} Institute for {topic}", "{firm} Group",
    "{town} Chamber of Commerce", "National {topic} Agency", "Union of {town} Teachers",
)  # fmt: skip
TOPICS = "Health Housing Transport Energy Fisheries Education Statistics Labour Defence Trade".split()
THINGS = (
    "homes", "people", "workers", "patients", "hectares", "schools", "cars", "jobs", "arrests", "voters", "ships",
    "refugees", "tonnes of grain", "shops", "complaints", "trees", "passengers", "farmers",
)  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WHEN = (
    "on {day}", "in {year}", "last week", "this month", "since {year}", "in the first quarter of {year}", "last year",
    "between {year} and {later}", "over the past three years", "by {later}", "in {month}",
)  # fmt: skip
MONTHS = "January February March April May June July September October November December".split()
FIGURES = (
    "{person} said {day} that {bound}{count} {things} were affected {when}.",
    "According to the {body}, {bound}{count} {things} were counted {when}, up from {count} a year earlier.",
    "The {firm} spent ${money} million on the {thing} {when}, its annual report says.",
    "About {percent} percent of {things} in {town} were without power {when}.",
    "“We have seen {count} {things} {when}, and there will be more,” {person} told reporters in {town}.",
    "Prices rose {percent}% {when}, the {body} said in a statement.",
    "The court fined {person} ${money},000 and gave {town} {small} weeks to appeal.",
    "A study of {count} {things} found that {percent} percent had used a {thing} {when}.",
    "{bound}{count} {things} have left {town} {when}, which {person} called a record.",
    "Police arrested {small} {things} near {town} {when}, one of them {age}-year-old {person}.",
    "{person}, {age}, expects the {thing} to cost between ${money} million and ${money} billion.",
)  # fmt: skip
PLAIN = (
    "{person} told a crowd in {town} that the {thing} would be built where the old harbour stood.",
    "“Nobody asked us whether we wanted a {thing},” {person} said.",
    "The {body} did not answer questions about the {thing}, and its office in {town} stayed closed.",
    "Critics of the plan say that the {firm} has never shown how the {thing} is meant to work.",
    "Residents of {town} gathered outside the town hall and held up signs against the {firm}.",
    "The decision came after weeks of talks between the {firm} and the {body}, which both sides had called difficult.",
    "{person} declined to comment, but a spokesperson for the {body} said that the inquiry was still open.",
    "It was not clear who had ordered the {thing}, or why {town} had been chosen for it.",
    "Rain fell for most of the afternoon, and roads between {town} and the coast were closed.",
    "Neither {person} nor the {firm} has said what happens to the workers if the {thing} is given up.",
    "Opposition members called for an independent review of the {thing} and of the contract behind it.",
)  # fmt: skip


def invented(dice: random.Random, parts: int = 2) -> str:
    """A word that no dictionary has, most likely new each time."""
    middle = "".join(dice.choice(HEADS) for _ in range(parts - 1))
    return middle + dice.choice(TAILS) + (dice.choice(TAILS) if dice.random() < 0.3 else "")


def count(dice: random.Random) -> str:
    """A count as news writes it."""
    value = int(10 ** dice.uniform(0.5, 5.5))
    return dice.choice(
        (f"{value:,}", f"{value:,}", f"{value:,}", "dozens of", "two", "twelve", f"{value % 90 + 2} million")
    )


def cast(dice: random.Random) -> dict[str, list[str]]:
    """Who and what an article is about."""
    towns = [invented(dice).title() for _ in range(3)]
    firms = [invented(dice).title() for _ in range(2)]
    people = [f"{dice.choice(FIRST)} {invented(dice).title()}" for _ in range(3)]
    bodies = [
        dice.choice(BODIES).format(town=dice.choice(towns), topic=dice.choice(TOPICS), firm=firms[0]) for _ in range(2)
    ]
    return {
        "town": towns,
        "firm": firms,
        "people": people,
        "body": bodies,
        "thing": [invented(dice, 3) for _ in range(2)],
    }


def sentence(dice: random.Random, who: dict[str, list[str]], met: set[str], year: int) -> str:
    """A sentence, with a figure about every third time; people are named in full once, then by surname."""
    pattern = dice.choice(FIGURES) if dice.random() < 0.34 else dice.choice(PLAIN)
    name = dice.choice(who["people"])
    person = name.split()[-1] if name in met else f"{dice.choice(OFFICES)} {name}"
    if "{person}" in pattern:
        met.add(name)
    day = f"on {dice.choice(DAYS)}"
    when = dice.choice(WHEN).format(
        day=dice.choice(DAYS),
        month=dice.choice(MONTHS),
        year=year - dice.randint(1, 9),
        later=year + dice.randint(0, 9),
    )
    made: dict[str, Callable[[], str]] = {
        "{count}": lambda: count(dice),
        "{percent}": lambda: dice.choice((str(dice.randint(2, 98)), f"{dice.uniform(0, 50):.1f}")),
        "{money}": lambda: dice.choice((str(dice.randint(2, 900)), f"{dice.uniform(1, 10):.1f}")),
        "{small}": lambda: str(dice.randint(2, 40)),
        "{age}": lambda: str(dice.randint(18, 90)),
        "{things}": lambda: dice.choice(THINGS),
        "{bound}": lambda: dice.choice(("", "", "more than ", "nearly ", "at least ", "about ")),
        "{town}": lambda: dice.choice(who["town"]),
        "{firm}": lambda: dice.choice(who["firm"]),
        "{body}": lambda: dice.choice(who["body"]),
        "{thing}": lambda: dice.choice(who["thing"]),
    }
    text = pattern.replace("{person}", person).replace("{when}", when).replace("{day}", day)
    for slot, make in made.items():
        while slot in text:
            text = text.replace(slot, make(), 1)
    return text[0].upper() + text[1:]


def article(number: int, seed: int = 1) -> claimx.Article:
    """The article of a number, alone of all others."""
    dice = random.Random(f"{seed}/{number}")
    published = date(2019, 1, 1) + timedelta(dice.randrange(2_000))
    who, met = cast(dice), set[str]()
    words = min(900, max(150, int(dice.lognormvariate(5.8, 0.5))))
    paragraphs, length = [], 0
    while length < words:
        lines = [sentence(dice, who, met, published.year) for _ in range(dice.randint(1, 3))]
        paragraphs.append(" ".join(lines))
        length += len(paragraphs[-1].split())
    return claimx.Article(id=f"made-{number}", text="\n\n".join(paragraphs), published=published)


def articles(number: int, seed: int = 1) -> Iterator[claimx.Article]:
    """That many articles."""
    return (article(one, seed) for one in range(number))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for one in articles(options.number, options.seed):
        print(json.dumps({"id": one.id, "published": str(one.published), "text": one.text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
