"""Whatever a file holds, reading it ends, in articles or in one failure: bombs, damage, traps, wrong encodings."""

import gzip
import json
import random
import re
import socket
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx import Article, Failure, read
from claimx.reading import Item, articles, failures, items
from claimx.reading.decode import codec, decoded
from claimx.reading.parse import READERS

from .test_reading_formats import ATOM, FIRST, NEWSML, NITF, RSS, SECOND, TEXT, collect, page, pdf, warc

LARGE = 300_000_000  # bytes that a bomb gives


def bomb() -> bytes:
    return gzip.compress(bytes(LARGE), 9)


MEASURE = """
import re, sys, time
from claimx.reading import Item, articles, items
list(articles(Item("", "", "html", b"<html><body><p>" + b"Some words of a text. " * 20)))  # what is imported anyway
peak = lambda: int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
before, began = peak(), time.process_time()
for item in items(sys.argv[1]):
    for found in articles(item) if isinstance(item, Item) else [item]:
        print(type(found).__name__, getattr(found, "error", ""))
print(peak() - before, time.process_time() - began)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is told by Linux")
@pytest.mark.parametrize("kind", ["text", "page", "lines", "table", "json", "nested", "archive", "zst"])
def test_bomb_is_too_large_and_takes_no_memory(tmp_path: Path, kind: str) -> None:
    names = {"text": "a.txt.gz", "page": "a.html.gz", "lines": "a.jsonl.gz", "table": "a.csv.gz", "json": "a.json.gz"}
    if kind == "nested":
        path, data = tmp_path / "a.txt.gz", gzip.compress(bomb())
    elif kind == "archive":
        pytest.importorskip("warcio")
        path, data = tmp_path / "a.warc.gz", warc(("text/html", bytes(LARGE)))
    elif kind == "zst":
        path = tmp_path / "a.txt.zst"
        data = pytest.importorskip("zstandard").ZstdCompressor().compress(bytes(LARGE))
    else:
        head = {"table": b"text\n", "json": b"[", "page": b"<html>"}.get(kind, b"")
        path, data = tmp_path / names[kind], gzip.compress(head + bytes(LARGE), 9)
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    *found, figures = done.stdout.splitlines()
    growth, seconds = map(float, figures.split())
    print(f"\n{kind}: {len(data):,} bytes to {LARGE:,}: {found}, {growth / 1024:.0f} MB more, {seconds:.2f} s")
    assert found == ["Failure too_large"]
    assert growth < 100 * 1024


def test_compressed_too_often(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(gzip.compress(gzip.compress(b"Text."))))
    _, [failure] = collect(tmp_path)
    assert failure.error == "too_deep"


@pytest.mark.parametrize("share", [0.01, 0.4, 0.8, 0.999])
def test_cut_off_lines_give_what_came_before(tmp_path: Path, share: float) -> None:
    lines = [json.dumps({"text": f"{n} people left. {random.Random(n).random()}"}) + "\n" for n in range(400)]
    data = gzip.compress("".join(lines).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: int(len(data) * share)])
    found, failures = collect(tmp_path)
    print(f"\n{len(found)} of 400 lines, then {[f.error for f in failures]}")
    assert failures[-1].error == "truncated"
    assert len(failures) <= 2
    assert len(found) >= 400 * (share - 0.1)
    assert [a.id for a in found] == [f"a.jsonl.gz#{n}" for n in range(1, len(found) + 1)]


@pytest.mark.parametrize("compress", [True, False])
def test_archive_cut_anywhere_gives_the_pages_before_and_one_failure(tmp_path: Path, compress: bool) -> None:
    pytest.importorskip("warcio")
    body = [("text/plain", f"Page {n}: {random.Random(n).randbytes(200).hex()}".encode()) for n in range(4)]
    data = warc(*body, compress=compress)
    ends = [len(warc(*body[:n], compress=compress)) for n in range(5)]
    for cut in range(ends[3] + 1, ends[4] - 4, 7):
        (tmp_path / "a.warc").write_bytes(data[:cut])
        found, failures = collect(tmp_path)
        assert len(found) == 3 + (compress and len(data) - cut < 16), cut  # all of the page, but not of the member
        assert [failure.error for failure in failures] in (["truncated"], ["corrupt"]), cut


def test_archive_with_a_wrong_length_or_large_pages(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    good = warc(("text/plain", b"One."), ("text/plain", b"Two. " * 40_000), compress=False)
    (tmp_path / "a.warc").write_bytes(good)
    found, failures = collect(tmp_path)
    assert [len(a.text) for a in found] == [4, 200_000]
    assert failures == []
    (tmp_path / "a.warc").write_bytes(good + good.replace(b"Content-Length: 4", b"Content-Length: 2") + good)
    found, failures = collect(tmp_path)
    assert [a.text[:4] for a in found] == ["One.", "Two."]
    assert [failure.error for failure in failures] == ["corrupt"]
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    assert [failure.error for failure in collect(tmp_path)[1]] == ["empty"]


LAUGHS = "<!DOCTYPE nitf [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
)


@pytest.mark.parametrize("suffix", ["xml", "rss", "html", "txt"])
def test_xml_traps_leak_nothing_and_ask_nobody(tmp_path: Path, suffix: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET 42")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        asked: list[object] = []
        waiting = threading.Thread(target=lambda: _accept(server, asked))
        waiting.start()
        web = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        traps = [
            f"{LAUGHS}]><nitf><body.content><p>&m;</p></body.content></nitf>",
            f"<!DOCTYPE nitf [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><nitf><text>40 &x;</text></nitf>",
            f"<!DOCTYPE nitf [<!ENTITY x SYSTEM '{web}'>]><nitf><text>40 &x;</text></nitf>",
            f"<!DOCTYPE nitf [<!ENTITY % x SYSTEM '{web}'> %x;]><nitf><text>40 left</text></nitf>",
            f"<!DOCTYPE nitf SYSTEM '{web}'><nitf><text>40 people left</text></nitf>",
            f"<!DOCTYPE nitf SYSTEM '{secret.as_uri()}'><nitf><text>40 people left</text></nitf>",
            f"<?xml-stylesheet href='{web}'?><nitf><text>40 people left</text></nitf>",
            "<nitf xmlns:xi='http://www.w3.org/2001/XInclude'><text>40 "
            f"<xi:include href='{secret.as_uri()}' parse='text'/></text></nitf>",
            f"<!doctype html><html><head><base href='{web}'><link rel=stylesheet href='{web}'></head><body>"
            f"<img src='{web}'><iframe src='{secret.as_uri()}'></iframe><p>40 people left the town on Tuesday.</p>",
        ]
        for number, trap in enumerate(traps):
            (tmp_path / f"{number}.{suffix}").write_text(f"<?xml version='1.0'?>{trap}" if number < 8 else trap)
        found, failures = collect(tmp_path)
        waiting.join()
    print(f"\n{suffix}: {len(found)} articles, {len(failures)} failures, {len(asked)} connections")
    assert asked == []
    assert not [a for a in found if "SECRET" in a.text or "hahaha" in a.text or len(a.text) > 1_000]
    assert len(found) + len(failures) == len(traps)


def _accept(server: socket.socket, asked: list[object]) -> None:
    for _ in range(10):
        try:
            connection, address = server.accept()
        except TimeoutError:
            continue
        connection.close()
        asked.append(address)


CURLY = (
    "The council\u2019s budget, \u00a340m \u2014 rose. \u201cIt is caf\u00e9 money,\u201d Ren\u00e9e Van\u00e8s said.",
    "Ms. Nu\u00f1ez said \u20ac3m was lost; \u201cnobody\u2019s fault,\u201d she told the caf\u00e9\u2019s owners.",
    "Jos\u00e9 Ib\u00e1\u00f1ez, 41, won by 3\u20132. It\u2019s the club\u2019s 12th title.",
    "Temperatures hit 38 \u00b0C in \u00c5lesund, where 1,200 people live, the mayor\u2019s office said.",
)
PLAIN = str.maketrans({"\u2019": "'", "\u2014": "-", "\u2013": "-", "\u201c": '"', "\u201d": '"', "\u20ac": "EUR "})
CODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "mixed", "meta")


def test_forty_files_in_ten_encodings(tmp_path: Path) -> None:
    wanted: dict[str, str] = {}
    for number, text in enumerate(CURLY):
        for coding in CODINGS:
            name = f"{number}{coding}.{'html' if coding == 'meta' else 'txt'}"
            wanted[name] = text.translate(PLAIN) if coding == "latin-1" else text * 2 if coding == "mixed" else text
            data = wanted[name].encode(coding if coding not in ("mixed", "meta") else "utf-8")
            if coding == "mixed":
                data = text.encode() + text.encode("cp1252")
            elif coding == "meta":
                wanted[name] = f"{text} And so on."
                data = (
                    f"<html><head><meta charset=iso-8859-1></head><body><p>{text} And so on.</p></body></html>".encode()
                )
            (tmp_path / name).write_bytes(data)
    found, failures = collect(tmp_path)
    right = [a for a in found if a.text == wanted[a.id]]
    unflagged = [a.id for a in found if a.text != wanted[a.id] and a.encoding is None]
    print(f"\n{len(right)} of {len(wanted)} files exact; wrong: {sorted(set(wanted) - {a.id for a in right})}")
    assert failures == []
    assert len(right) >= 0.95 * len(wanted)
    assert unflagged == []
    guessed = {a.id[1:].split(".")[0] for a in found if a.encoding}
    assert guessed == {"cp1252", "latin-1", "utf-16-le", "utf-16-be", "mac_roman", "mixed"}


def test_other_scripts_are_told_apart_or_refused() -> None:
    text = (
        "\u041e\u043a\u043e\u043b\u043e 300 \u0447\u0435\u043b\u043e\u0432\u0435\u043a \u0443\u0448\u043b\u0438. " * 5
    )
    assert decoded(text.encode("cp1251")) == (text, "cp1251")
    assert decoded(text.encode("cp1251"), "windows-1251") == (text, None)


def test_declared_encodings_that_are_none() -> None:
    assert (
        codec("utf-7") is codec("rot13") is codec("hex") is codec("idna") is codec("no such") is codec("a\0b") is None
    )
    assert codec("ISO-8859-1") == codec("us-ascii") == "cp1252"


def test_page_cut_at_every_kilobyte(tmp_path: Path) -> None:
    whole = page(
        "".join(f"<div class='x'><p>{FIRST} Part {n}.<br><b>Bold <i>and</b> bent</i></div>" for n in range(60))
    )
    count = 0
    for cut in range(0, len(whole), 1_000):
        results = list(articles(Item("a", "a", "html", whole[:cut].encode())))
        assert len(results) == 1
        count += isinstance(results[0], Article)
    print(f"\n{count} of {len(range(0, len(whole), 1_000))} cut pages gave a text")
    assert count > 5


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("<html><body>" + "<div>" * 20_000 + "x", "too_deep"),
        ("<html><body>" + "<p>x" * 100_001, "too_large"),
        ("<html><body " + " ".join(f"a{n}=1" for n in range(20_000)) + "><p>x", "too_large"),
        ("<html><body>" + "x" * 20_000_001, "too_large"),
        ("<html>" + "<div>" * 400 + "x", "no_text"),
        ("<html></html>", "no_text"),
        ("<html><head><script>" + "x" * 1000, "no_text"),
    ],
    ids=["deep", "elements", "attributes", "long", "rather deep", "nothing", "script"],
)
def test_hostile_page_is_one_failure(data: str, error: str) -> None:
    [failure] = articles(Item("a", "a", "html", data.encode()))
    assert isinstance(failure, Failure)
    assert failure.error == error


@pytest.mark.parametrize(
    ("form", "data", "error"),
    [
        ("xml", b"<nitf><text>" + b"<p>" * 10_000, "xml"),
        ("xml", b"<nitf>" + b"<p/>" * 400_001, "too_large"),
        ("json", b'{"a":' * 200_000, "json"),
        ("json", b'{"text": ' + b"9" * 100_000 + b"}", "json"),
        ("json", b'{"text": "' + b"x" * 10_000_001 + b'"}', "too_large"),
        ("record", b"[[[[]]]]", "record"),
        ("eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 5_000, "too_deep"),
        ("eml", b'From: "' + b'"a' * 50_000 + b"\n\nText", "too_large"),
        ("eml", b"Content-Type: message/rfc822\n\n" * 10_000, "broken"),
        ("txt", b"x" * 10_000_001, "too_large"),
    ],
)
def test_hostile_document_is_one_failure(form: str, data: bytes, error: str) -> None:
    found = list(articles(Item("a", "a", form, data)))
    assert [getattr(one, "error", None) for one in found] == [error]


def test_unclosed_quote_of_a_table_ends(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'text,title\nOne.,a\n"' + (b"x," * 500 + b"\n") * 10_500)
    found, failures = collect(tmp_path)
    assert [a.text for a in found] == ["One."]
    assert [failure.error for failure in failures] == ["csv"]


def test_formula_and_markup_in_records_are_text(tmp_path: Path) -> None:
    text = "=HYPERLINK(1) <script>alert(1)</script> {{7*7}} $(rm) '; drop table --"
    (tmp_path / "a.json").write_text(json.dumps({"text": text, "title": text, "url": "javascript:alert(1)"}))
    [article], _ = collect(tmp_path)
    assert (article.text, article.title) == (text, text)


VALID: dict[str, list[bytes]] = {
    "txt": [TEXT.encode(), TEXT.encode("utf-16"), CURLY[0].encode("cp1252")],
    "md": [f"---\ntitle: x\ndate: 2024-01-01\n---\n{TEXT}".encode()],
    "html": [page('<script type="application/ld+json">{"datePublished": "2024-01-01"}</script>').encode()],
    "json": [json.dumps({"articles": [{"bodies": [{"value": TEXT}], "headlines": [{"value": "x"}]}]}).encode()],
    "record": [json.dumps({"body": f"<p>{TEXT}</p>", "date": "2024-01-01", "source": {"name": "x"}}).encode()],
    "xml": [NITF.encode(), NEWSML.encode(), RSS.encode(), ATOM.encode()],
    "eml": [
        b"From: =?utf-8?q?Caf=C3=A9?= <a@b.example>\nDate: Tue, 05 Mar 2024 10:00:00 GMT\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n'
        + FIRST.encode()
        + b"\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--b--\n"
    ],
    "pdf": [pdf(FIRST, SECOND[:30])],
}


def test_all_formats_are_fuzzed() -> None:
    assert set(VALID) == set(READERS)


def mutated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A valid file with some pieces cut, doubled or replaced, or bytes of no meaning."""
    data = draw(st.sampled_from([*seeds, draw(st.binary(max_size=300))]))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 40))
        new = draw(
            st.binary(max_size=12) | st.sampled_from([data[at : at + size] * 3, b"<", b'"', b"&x;", b"\n", b"{", b"\0"])
        )
        data = data[:at] + new + data[at + size :]
    return data


def test_every_error_has_its_meaning() -> None:
    code = "".join(file.read_text() for file in Path(failures.__file__).parent.glob("*.py"))
    used = set(re.findall(r'(?:Unreadable|Stopped)\(\s*"(\w+)"|"read", "(\w+)"', code))
    assert {a or b for a, b in used} - {"extract"} | {"record", "date"} == set(failures.ERRORS)


def test_pages_that_draw_too_much_are_too_large() -> None:
    pytest.importorskip("pypdf")
    drawing = zlib.compress(b"0 0 m " * 4_000_000)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(drawing), drawing)
    data = re.sub(rb"<</Length.*?endstream", lambda _: stream, pdf("x"), flags=re.S)
    [failure] = articles(Item("a", "a", "pdf", data))
    assert getattr(failure, "error", None) in ("too_large", "broken")


def check(form: str, data: bytes) -> None:
    results = list(articles(Item("a", "a", form, data)))
    assert results
    for result in results:
        assert isinstance(result, Article | Failure)
        if isinstance(result, Article):
            result.model_dump_json().encode()
        else:
            assert "\n" not in result.message


HURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PATIENT = settings(max_examples=3_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("form", sorted(VALID))
def test_no_bytes_make_a_reader_raise(form: str) -> None:
    @HURRIED
    @given(st.data())
    def law(data: st.DataObject) -> None:
        check(form, mutated(data.draw, VALID[form]))  # type: ignore[arg-type]

    law()


@pytest.mark.slow
@pytest.mark.parametrize("form", sorted(VALID))
def test_no_bytes_make_a_reader_raise_at_length(form: str) -> None:
    @PATIENT
    @given(st.data())
    def law(data: st.DataObject) -> None:
        check(form, mutated(data.draw, VALID[form]))  # type: ignore[arg-type]

    law()


FILES = {
    "a.jsonl": b'{"text": "One."}\n{"text": "Two."}\n',
    "a.json": b'[{"text": "One."}, {"text": "Two."}]',
    "a.csv": b'text,date\n"One, two.",2024-01-01\n',
    "a.warc.gz": warc(("text/plain", b"One."), ("text/html", page().encode())),
    "a.warc": warc(("text/plain", b"One."), ("text/html", page().encode()), compress=False),
    "a.txt.gz": gzip.compress(TEXT.encode()),
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_file_makes_the_splitting_raise(tmp_path: Path, name: str) -> None:
    @HURRIED
    @given(st.data())
    def law(data: st.DataObject) -> None:
        (tmp_path / name).write_bytes(mutated(data.draw, [FILES[name]]))  # type: ignore[arg-type]
        results = list(items(tmp_path / name))
        assert results
        for result in results:
            if isinstance(result, Item):
                check(result.format, result.data)

    law()


def test_damaged_parquet_is_a_failure(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    parquet.write_table(arrow.table({"text": [TEXT] * 50}), tmp_path / "good.parquet")
    good = (tmp_path / "good.parquet").read_bytes()
    draw = random.Random(7)
    for _ in range(60):
        bad = bytearray(good)
        for _ in range(draw.randrange(1, 6)):
            bad[draw.randrange(4, len(bad))] = draw.randrange(256)
        (tmp_path / "good.parquet").write_bytes(bad[: draw.randrange(5, len(bad) + 1)] if draw.random() < 0.3 else bad)
        assert list(items(tmp_path / "good.parquet"))


def test_reading_says_nothing_on_stderr(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text("<html></html>")
    (tmp_path / "a.pdf").write_bytes(pdf("x")[:300])
    (tmp_path / "a.warc").write_bytes(warc(("text/plain", b"x"), compress=False).replace(b"Length: ", b"Length: 1"))
    list(read(tmp_path, on_error=lambda _: None))
    assert capfd.readouterr() == ("", "")
