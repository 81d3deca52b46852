"""Every format that is read, from the bytes to the article."""

import csv
import gzip
import io
import json
import sys
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from claimx import Article, Failure, read
from claimx.reading import Item, articles, items
from claimx.reading.dates import day, of_url
from claimx.reading.pdf import joined

FIRST = "The Harlow council cut 340 jobs on Tuesday, the mayor, Ada Brandt, said."
SECOND = "Spending fell by £2.5m to £41m, according to the auditors, and 12 libraries closed."
TEXT = f"{FIRST}\n\n{SECOND}"


def collect(*paths: object, **options: object) -> tuple[list[Article], list[Failure]]:
    failures: list[Failure] = []
    return list(read(*paths, on_error=failures.append, **options)), failures  # type: ignore[arg-type]


def one(path: Path) -> Article:
    found, failures = collect(path)
    assert failures == []
    [article] = found
    return article


def page(body: str = "", head: str = "") -> str:
    more = "".join(f"<p>{FIRST} It was week {n} of the dispute.</p>" for n in range(4))
    return (
        f"<!doctype html><html><head><title>Jobs go - Harlow Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Jobs go</h1>{more}"
        f"<p>{SECOND}</p>{body}</article><footer>Contact us</footer></body></html>"
    )


HEAD = (
    '<meta property="og:site_name" content="Harlow Post"><meta property="og:title" content="Jobs go | Harlow Post">'
    '<meta property="article:published_time" content="2024-03-05T23:10:00-05:00">'
    '<link rel="canonical" href="https://post.example/jobs-go">'
)


def test_page_gives_text_title_day_outlet_and_address(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(head=HEAD), encoding="utf-8")
    article = one(tmp_path / "a.html")
    assert FIRST in article.text
    assert SECOND in article.text
    assert "Sport" not in article.text
    assert "Contact us" not in article.text
    assert (article.title, article.publisher) == ("Jobs go", "Harlow Post")
    assert (article.published, article.url) == (date(2024, 3, 5), "https://post.example/jobs-go")
    assert article.id == "a.html"
    assert article.encoding is None


LINKED = {
    "@type": "NewsArticle",
    "headline": "Jobs go",
    "datePublished": "2024-03-05",
    "publisher": {"name": "The Post"},
}


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (f'<script type="application/ld+json">{json.dumps(LINKED)}</script>', "", date(2024, 3, 5)),
        (f'<script type="application/ld+json">{json.dumps({"@graph": [{}, LINKED]})}</script>', "", date(2024, 3, 5)),
        ('<script type="application/ld+json">{"datePublished": "2024-03-05", oops</script>', "", date(2024, 3, 5)),
        ('<meta name="pubdate" content="March 5, 2024">', "", date(2024, 3, 5)),
        ("", '<time itemprop="datePublished" datetime="2024-03-05">5 March</time>', date(2024, 3, 5)),
        ('<link rel="canonical" href="https://a.example/2024/mar/05/jobs">', "", date(2024, 3, 5)),
        ('<meta name="date" content="03/05/2024">', "", None),
        ("", '<time datetime="2024-03-05">a</time> <time datetime="2019-01-01">b</time>', None),
        ("", "<p>Last changed on 5 March 2024. Copyright 2019.</p>", None),
    ],
)
def test_day_of_a_page_is_what_it_says_to_machines_or_unknown(
    tmp_path: Path, head: str, body: str, expected: date | None
) -> None:
    (tmp_path / "a.html").write_text(page(body, head), encoding="utf-8")
    assert one(tmp_path / "a.html").published == expected


def test_page_laid_out_in_tables_is_read(tmp_path: Path) -> None:
    cell = "".join(f"<p>{FIRST} It was week {n} of the dispute.</p>" for n in range(6))
    layout = (
        f"<table><tr><td><a href='/'>Home</a></td><td>{cell}</td></tr></table><p>Contact the paper by letter only.</p>"
    )
    (tmp_path / "a.html").write_text(f"<html><body>{layout}</body></html>")
    assert one(tmp_path / "a.html").text.count(FIRST) == 6


def test_front_matter_is_read_and_the_text_left_alone(tmp_path: Path) -> None:
    body = f"# Jobs go\n\n*{FIRST}*\n"
    front = '---\ntitle: "Jobs go"\ndate: 2024-03-05 10:00\ntags:\n  - jobs\ncode: !!python/object:os.system x\n---\n'
    (tmp_path / "a.md").write_text(front + body, encoding="utf-8")
    article = one(tmp_path / "a.md")
    assert (article.text, article.title, article.published) == (body, "Jobs go", date(2024, 3, 5))
    (tmp_path / "b.md").write_text(f"---\nno end\n\n{body}", encoding="utf-8")
    assert one(tmp_path / "b.md").text == f"---\nno end\n\n{body}"


def test_toml_front_matter_and_an_unreadable_day(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text('+++\ntitle = "Jobs"\npublished = "soon"\n+++\nForty left.', encoding="utf-8")
    article = one(tmp_path / "a.md")
    assert (article.title, article.published, article.text) == ("Jobs", None, "Forty left.")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            {
                "@type": "NewsArticle",
                "headline": "Jobs go",
                "articleBody": TEXT,
                "datePublished": "2024-03-05T10:00:00Z",
                "publisher": {"@type": "Organization", "name": "Harlow Post"},
                "mainEntityOfPage": {"@id": "https://post.example/1"},
            },
            {"title": "Jobs go", "publisher": "Harlow Post", "url": "https://post.example/1"},
        ),
        (
            {
                "uri": "tag:post.example,2024:1",
                "type": "text",
                "headline": "Jobs go",
                "body_text": TEXT,
                "versioncreated": "2024-03-05T10:00:00Z",
            },
            {"id": "tag:post.example,2024:1", "title": "Jobs go", "url": None},
        ),
        (
            {
                "uri": "https://post.example/1",
                "headlines": [{"role": "main", "value": "Jobs go"}],
                "bodies": [
                    {"role": "caption", "contenttype": "text/plain", "value": "A caption."},
                    {"role": "main", "contenttype": "text/html", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"},
                ],
                "contentcreated": "2024-03-05T10:00:00Z",
            },
            {"title": "Jobs go", "url": "https://post.example/1"},
        ),
        (
            {
                "id": 7,
                "title": {"rendered": "Jobs &amp; more go"},
                "content": {"rendered": f"<p>{FIRST}</p>\n<p>{SECOND}</p>"},
                "date": "2024-03-05T10:00:00",
                "link": "https://post.example/1",
            },
            {"id": "7", "title": "Jobs & more go", "url": "https://post.example/1"},
        ),
        (
            {
                "maintext": TEXT,
                "title": "Jobs go",
                "date_publish": "2024-03-05 10:00:00",
                "source_domain": "post.example",
            },
            {"publisher": "post.example"},
        ),
        (
            {"content": [FIRST, SECOND], "source": {"id": None, "name": "Post"}, "publishedAt": "2024-03-05"},
            {"publisher": "Post"},
        ),
    ],
    ids=["schema.org", "ninjs 1", "ninjs 2", "wordpress", "news-please", "newsapi"],
)
def test_records_of_many_makers(tmp_path: Path, record: dict[str, object], expected: dict[str, str | None]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(record))
    article = one(tmp_path / "a.json")
    assert article.text == TEXT
    assert article.published == date(2024, 3, 5)
    assert {key: getattr(article, key) for key in expected} == expected


def test_text_of_a_record_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "  <p>Forty\r\n\u00a0left.</p>\t "
    (tmp_path / "a.json").write_text(json.dumps({"text": text, "body": "other"}))
    assert one(tmp_path / "a.json").text == text


def test_lists_wrappers_and_values_one_after_the_other(tmp_path: Path) -> None:
    records = [{"text": "One."}, {"text": "Two."}]
    (tmp_path / "a.json").write_text(json.dumps(records, indent=2))
    (tmp_path / "b.json").write_text(json.dumps({"status": "ok", "articles": records}))
    (tmp_path / "c.json").write_text("\n".join(map(json.dumps, records)))
    (tmp_path / "d.jsonl").write_text(json.dumps(records, indent=1))
    found, failures = collect(tmp_path)
    assert failures == []
    assert [a.text for a in found] == ["One.", "Two."] * 4
    assert [a.id for a in found] == [
        f"{name}#{n}" for name in ("a.json", "b.json", "c.json", "d.jsonl") for n in (1, 2)
    ]


def test_list_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "One."}, {"text": "Two."}, {"text": "Thr')
    found, [failure] = collect(tmp_path)
    assert [a.text for a in found] == ["One.", "Two."]
    assert failure.error == "json"


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.csv")])
def test_table_rows_are_records(tmp_path: Path, delimiter: str, name: str) -> None:
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerows(
        [["Headline", "Article Text", "date"], ["Jobs go", TEXT, "2024-03-05"], ["", "", ""], ["x", "Two; 2,5|"]]
    )
    (tmp_path / name).write_bytes(out.getvalue().encode())
    found, failures = collect(tmp_path)
    assert failures == []
    assert [(a.id, a.title, a.text) for a in found] == [(f"{name}#1", "Jobs go", TEXT), (f"{name}#3", "x", "Two; 2,5|")]
    assert found[0].published == date(2024, 3, 5)


def test_table_without_texts_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,age\nAda,40\n")
    _, [failure] = collect(tmp_path)
    assert failure.error == "record"
    assert "name, age" in failure.message


def test_parquet_rows_are_records(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    table = arrow.table(
        {
            "text": [TEXT, None, "Two."],
            "published": [date(2024, 3, 5), None, None],
            "vector": [[0.5] * 3] * 3,
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    found, [failure] = collect(tmp_path)
    assert [(a.id, a.text, a.published) for a in found] == [
        ("a.parquet#1", TEXT, date(2024, 3, 5)),
        ("a.parquet#3", "Two.", None),
    ]
    assert "row 2" in failure.message


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>t</title><docdata><date.issue norm="20240305T100000Z"/></docdata>
<pubdata name="Harlow Post" ex-ref="https://post.example/1"/></head>
<body><body.head><hedline><hl1>Jobs go</hl1></hedline><byline>By A. Writer</byline></body.head>
<body.content><p>The Harlow council cut <num>340</num> jobs on
<chron norm="20240305">Tuesday</chron>, the mayor, <person>Ada Brandt</person>, said.</p>
<media><media-caption>Ada Brandt</media-caption></media><p>{SECOND}</p></body.content></body></nitf>"""
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1"><itemMeta>
<versionCreated>2024-03-05T10:00:00Z</versionCreated><provider><name>Post Agency</name></provider></itemMeta>
<contentMeta><headline>Jobs go</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content>
</body></nitf></inlineXML></contentSet></newsItem>"""
OTHER = f"<newsitem date='2024-03-05'><headline>Jobs go</headline><text><p>{FIRST}</p><p>{SECOND}</p></text></newsitem>"


@pytest.mark.parametrize(
    ("data", "publisher"),
    [(NITF, "Harlow Post"), (NEWSML, "Post Agency"), (OTHER, None)],
    ids=["NITF", "NewsML-G2", "other"],
)
def test_news_xml(tmp_path: Path, data: str, publisher: str | None) -> None:
    (tmp_path / "a.xml").write_text(data, encoding="utf-8")
    article = one(tmp_path / "a.xml")
    assert article.text == TEXT
    assert (article.title, article.published, article.publisher) == ("Jobs go", date(2024, 3, 5), publisher)


RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harlow Post</title>
<item><title>Jobs go</title><link>https://post.example/1</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Nothing</title></item>
<item><title>More</title><description>Caf&eacute; sales rose 4%&nbsp;in May.</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harlow Post</title><entry><title>Jobs go</title>
<link rel="alternate" href="https://post.example/1"/><published>2024-03-05T10:00:00Z</published>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""


def test_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    (tmp_path / "b.xml").write_text(ATOM, encoding="utf-8")
    found, [failure] = collect(tmp_path)
    assert [(a.id, a.title, a.publisher) for a in found] == [
        ("a.rss#1", "Jobs go", "Harlow Post"),
        ("a.rss#3", "More", "Harlow Post"),
        ("b.xml", "Jobs go", "Harlow Post"),
    ]
    assert [a.text for a in found] == [TEXT, "Caf\u00e9 sales rose 4%\u00a0in May.", TEXT]
    assert {found[0].published, found[2].published} == {date(2024, 3, 5)}
    assert {found[0].url, found[2].url} == {"https://post.example/1"}
    assert "entry 2" in failure.message


def test_mail_plain_and_html(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Jobs go", "The Harlow Brief <brief@post.example>"
    message["Date"] = "Tue, 05 Mar 2024 23:10:00 -0500"
    message.set_content(f"{FIRST} \u00a3", charset="utf-8", cte="quoted-printable")
    message.add_alternative(f"<p>{SECOND}</p>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="x.pdf")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    html = EmailMessage()
    html["Subject"] = "H"
    html.set_content(
        f"<style>p {{}}</style><table><tr><td><p>{FIRST}</p><p>{SECOND}</p></td></tr></table>", subtype="html"
    )
    (tmp_path / "b.eml").write_bytes(bytes(html))
    first, second = collect(tmp_path)[0]
    assert first.text.strip() == f"{FIRST} \u00a3"
    assert (first.title, first.published, first.publisher) == ("Jobs go", date(2024, 3, 5), "The Harlow Brief")
    assert second.text == TEXT


def pdf(*lines: str) -> bytes:
    """A page with these lines, written by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def test_pdf_lines_become_sentences(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(pdf("The Harlow council cut 340 jobs on", "Tuesday, the mayor, Ada Brandt, said."))
    assert one(tmp_path / "a.pdf").text == FIRST


def test_lines_of_a_page_join_and_paragraphs_part() -> None:
    lines = (
        "The Harlow council cut 340 jobs on Tues-\nday, the mayor said.\nA new paragraph begins here and\nends.\n\nEnd."
    )
    assert joined(lines).split("\n\n") == [
        "The Harlow council cut 340 jobs on Tuesday, the mayor said.",
        "A new paragraph begins here and ends.",
        "End.",
    ]


def warc(*records: tuple[str, bytes], compress: bool = True) -> bytes:
    """An archive of responses, each its own gzip member."""
    out = b""
    for number, (kind, body) in enumerate(records):
        payload = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{number}\r\n"
            f"WARC-Date: 2025-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        record = head.encode() + payload + b"\r\n\r\n"
        out += gzip.compress(record) if compress else record
    return out


@pytest.mark.parametrize("compress", [True, False])
def test_archive_pages(tmp_path: Path, compress: bool) -> None:
    pytest.importorskip("warcio")
    html = page(head=HEAD).replace("</p>", " caf\u00e9</p>").encode("cp1252")
    data = warc(
        ("text/html; charset=windows-1252", html), ("image/png", b"\x89PNG"), ("text/plain", b"Two."), compress=compress
    )
    (tmp_path / ("a.warc.gz" if compress else "a.warc")).write_bytes(data)
    found, failures = collect(tmp_path)
    assert failures == []
    assert [a.id.partition("#")[2] for a in found] == ["1", "3"]
    assert (found[0].url, found[0].published) == ("https://post.example/0", date(2024, 3, 5))
    assert "caf\u00e9" in found[0].text
    assert found[1].published is None


def test_archive_page_in_brotli_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("warcio")
    monkeypatch.setitem(sys.modules, "brotli", None)
    (tmp_path / "a.warc").write_bytes(warc(("text/html\r\nContent-Encoding: br", b"\x0b\x02\x80"), compress=False))
    [failure] = collect(tmp_path)[1]
    assert (failure.error, failure.message) == ("extra", "record 1: needs brotli: pip install brotli")


def zst(data: bytes) -> bytes:
    module = pytest.importorskip("zstandard")
    return module.ZstdCompressor().compress(data)  # type: ignore[no-any-return]


def test_compressed_files_are_what_is_in_them(tmp_path: Path) -> None:
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines[:17]) + gzip.compress(lines[17:]))
    (tmp_path / "b.txt.zst").write_bytes(zst(TEXT.encode()))
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(b"text\nOne.\n"))
    (tmp_path / "d.html.gz").write_bytes(gzip.compress(gzip.compress(page().encode())))
    (tmp_path / "e.gz").write_bytes(gzip.compress(b'{"text": "E."}'))
    (tmp_path / "f.txt").write_bytes(gzip.compress(b"F."))
    found, failures = collect(tmp_path)
    assert failures == []
    assert [a.text for a in found[:4]] == ["One.", "Two.", TEXT, "One."]
    assert FIRST in found[4].text
    assert [a.text for a in found[5:]] == ["E.", "F."]


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", page().encode(), "html"),
        ("a.txt", b"\n<?xml version='1.0'?><nitf/>", "xml"),
        ("a.txt", pdf("x"), "pdf"),
        ("a.txt", b'{"text": "a"}', "txt"),
        ("a.html", b'{"text": "a"}', "json"),
        ("a.html", b"Plain words.", "txt"),
        ("a.xml", page().encode(), "html"),
        ("a.json", b"<p>No JSON</p>", "html"),
        ("a.html", b"<?xml version='1.0'?><html><p>a</p></html>", "html"),
        ("a.html", "<html><p>a</p></html>".encode("utf-16"), "html"),
        ("a.unknown", b"MIME-Version: 1.0\nSubject: s\n\nText.", "eml"),
        ("a.unknown", b'{"text": "a"}\n{"text": "b"}', "record"),
        ("a.unknown", b"Words: all of them.", "txt"),
    ],
)
def test_form_is_told_by_content_where_the_name_lies(tmp_path: Path, name: str, data: bytes, form: str) -> None:
    (tmp_path / name).write_bytes(data)
    item = next(items(tmp_path / name))
    assert isinstance(item, Item)
    assert item.format == form


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", b"PK\x03\x04 rest", "binary"),
        ("a.txt", b"\x89PNG\r\n", "binary"),
        ("a.pdf", b"no pdf", "format"),
        ("a.parquet", b"no parquet", "format"),
        ("a.warc", b"no warc", "format"),
        ("a.pdf", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.xml", b"<nitf><p>", "xml"),
        ("a.xml", b"<things><thing/></things>", "no_text"),
        ("a.rss", b"<rss><channel/></rss>", "no_text"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "no_text"),
        ("a.eml", b"no header at all", "format"),
        ("a.md", b"---\ntitle: t\n---\n", "empty"),
        ("a.parquet", b"PAR1 damaged PAR1", "parquet"),
        ("a.pdf", b"%PDF-1.4 damaged", "broken"),
        ("a.gz", b"\x1f\x8b\x08damaged", "corrupt"),
    ],
)
def test_what_cannot_be_read_is_one_failure(tmp_path: Path, name: str, data: bytes, error: str) -> None:
    (tmp_path / name).write_bytes(data)
    found, failures = collect(tmp_path / name)
    assert found == []
    assert [failure.error for failure in failures] == [error]
    assert "\n" not in failures[0].message


@pytest.mark.parametrize(
    ("name", "data", "module", "extra"),
    [
        ("a.pdf", pdf("x"), "pypdf", "pdf"),
        ("a.warc", warc(("text/plain", b"x")), "warcio", "warc"),
        ("a.parquet", b"PAR1", "pyarrow", "parquet"),
        ("a.txt.zst", b"\x28\xb5\x2f\xfd", "zstandard", "zst"),
    ],
)
def test_missing_library_is_told_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, module: str, extra: str
) -> None:
    for known in [known for known in sys.modules if known.partition(".")[0] == module]:
        monkeypatch.setitem(sys.modules, known, None)
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(data)
    _, [failure] = collect(tmp_path / name)
    assert failure.error == "extra"
    assert failure.message == f"needs {module}: pip install 'claimx[{extra}]'"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-03-05T10:00:00Z", date(2024, 3, 5)),
        ("20240305T100000Z", date(2024, 3, 5)),
        ("Tue, 05 Mar 2024 10:00:00 GMT", date(2024, 3, 5)),
        ("March 5th, 2024", date(2024, 3, 5)),
        ("5 Sept. 2024", date(2024, 9, 5)),
        ("25/12/2024", date(2024, 12, 25)),
        ("12-25-2024", date(2024, 12, 25)),
        ("05/03/2024", None),
        ("2024-02-30", None),
        ("2024", None),
        ("1709632800", None),
        (1709632800, None),
        ("x" * 100_000, None),
    ],
)
def test_days(written: object, expected: date | None) -> None:
    assert day(written) == expected


def test_day_of_an_address() -> None:
    assert of_url("https://a.example/2024/3/05/x") == date(2024, 3, 5)
    assert of_url("https://a.example/2024/13/05/x") is None
    assert of_url(None) is None


def test_item_is_plain_and_is_read_elsewhere(tmp_path: Path) -> None:
    import pickle

    (tmp_path / "a.txt").write_text(TEXT)
    [item] = items(tmp_path)
    assert isinstance(item, Item)
    assert pickle.loads(pickle.dumps(item)) == item
    assert list(articles(item, publisher="Post")) == [Article(id="a.txt", text=TEXT, publisher="Post")]
