from pathlib import Path

import pytest

from claimx.lexicon import Entry, entries


class Word(Entry):
    word: str


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('entry = [{ word = "x" }]', "entry 1: example: Field required"),
        ('entry = [{ word = "x", example = "x" }, { word = "y", exampel = "y" }]', "entry 2: example: Field required"),
        ('entry = [{ word = "x", example = "x", colour = "red" }]', "entry 1: colour: Extra inputs"),
        ("entries = []", "not a word list"),
        ("entry = [", "not a word list"),
    ],
)
def test_a_bad_word_list_names_its_entry_and_key(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "openers.toml").write_text(text)
    with pytest.raises(ValueError, match=reason):
        entries("openers", Word, str(tmp_path))


def test_a_users_entries_come_before_ours(tmp_path: Path) -> None:
    (tmp_path / "openers.toml").write_text(
        'entry = [{ word = "Yonder", example = "They left the U.S. Yonder it is." }]'
    )
    found = entries("openers", Word, str(tmp_path))
    assert found[0].word == "Yonder"
    assert found[1:] == entries("openers", Word)


def test_a_users_cue_is_used(tmp_path: Path) -> None:
    import claimx

    (tmp_path / "openers.toml").write_text(
        'entry = [{ word = "Yonder", example = "They left the U.S. Yonder it is." }]'
    )
    nlp = claimx.load(lexicon=str(tmp_path))
    assert nlp.get_pipe("claimx").lexicon == str(tmp_path)  # type: ignore[attr-defined]
