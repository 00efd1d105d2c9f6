"""Small exports of other programs, as those programs write them; made up for the tests."""

import io
import json
import zipfile
from collections.abc import Mapping

from termreader.exchange.library_import import GivenFile, LibraryFile, read_library

WORDS = "The llama hums when it is content, and the herd answers. Nobody knows why, said Ann Author of Llama Weekly."

POCKET = """title,url,time_added,tags,status
Hums,https://x.example/hums,1600322788,llamas|sounds,unread
"Said ""hello"",
twice",https://x.example/said,1600172739,,archive
=HYPERLINK("x"),https://x.example/sum,0,,unread
No address,,1599806347,,unread
Script,javascript:alert(1),1599806347,,unread
"""
INSTAPAPER = """URL,Title,Selection,Folder,Timestamp,Tags
https://x.example/a,A,,Archive,1600322788,[]
https://x.example/b,B,the herd answers,Llamas,1600322789,"[""wool"", ""hills""]"
https://x.example/c,C,,Starred,1600322790,
ftp://x.example/d,D,,Unread,1600322791,
"""
READWISE_COLUMNS = (
    *("Highlight", "Book Title", "Book Author", "Amazon Book ID", "Note", "Color", "Tags"),
    *("Location Type", "Location", "Highlighted at", "Document tags"),
)
READWISE = f"""{",".join(READWISE_COLUMNS)}
"A ""quote"" of hers",The Book,Jane Doe,B00,my note,yellow,".wool, long hair",page,12,2024-05-01 10:00:00+00:00,pets
Another quote,The Book,Jane Doe,B00,,,,,,,
,The Book,Jane Doe,B00,,,,,,,
"""
RAINDROP = """id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1,A,my words,an excerpt,https://x.example/a,Reading/Llamas,"wool, hills",2024-03-01,,"Highlight: the herd answers
Note: does it
Highlight: nobody knows why",true
2,B,,,https://x.example/b,Unsorted,,2024-03-02T10:00:00.000Z,,"one
two",false
"""
RIS = """TY  - BLOG
AU  - Doe, Jane
AU  - Roe, Rick
TI  - On llamas
T2  - Llama Weekly
PY  - 2019/05/10/
UR  - https://x.example/on-llamas
KW  - wool
KW  - hills
N1  - <p>They <b>hum</b>.</p>
N1  - And spit,
at times.
ER  -

TY  - BOOK
TI  - A book with neither
ER  -
"""
BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
  <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
  <DL><p>
    <DT><A HREF="https://x.example/a" ADD_DATE="1600322788" TAGS="wool,hills">A &amp; B</A>
    <DD>What I think of it,
    in two lines
    <DT><H3>Animals</H3>
    <DL><p><DT><A HREF="https://x.example/b">https://x.example/b</A></DL><p>
  </DL><p>
  <DT><A HREF="place:sort=8">Recent</A>
  <DT><A HREF="javascript:void(0)">Bookmarklet</A>
</DL><p><script>x</script>
"""
CSL = [
    {
        "id": "doe2019",
        "type": "post-weblog",
        "title": "On <i>llamas</i>",
        "URL": "https://x.example/on-llamas",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "Llama Weekly"}],
        "issued": {"date-parts": [[2019, 5, "10"]]},
        "container-title": "Llama Weekly",
        "note": "DOI: 10.1000/1\nRead this again.",
    },
    {"id": "x", "type": "book", "title": "Nothing to read"},
]
BETTER_BIBTEX = {
    "config": {},
    "items": [
        {
            "itemType": "webpage",
            "title": "On llamas",
            "url": "https://x.example/on-llamas",
            "date": "2019-05",
            "creators": [
                {"creatorType": "author", "firstName": "Jane", "lastName": "Doe"},
                {"creatorType": "editor", "name": "Rick Roe"},
            ],
            "tags": [{"tag": "wool"}, {"tag": "hills"}],
            "dateAdded": "2020-01-02T03:04:05Z",
            "notes": [{"note": "<p>One.</p><ul><li>Two</li></ul>", "dateAdded": "2020-01-03T00:00:00Z"}],
            "attachments": [
                {"annotations": [{"annotationText": "the herd answers", "annotationComment": "does it"}]},
            ],
        },
        {"itemType": "note", "note": "<p>alone</p>"},
    ],
}
WALLABAG = [
    {
        "id": 1,
        "url": "https://x.example/hums",
        "title": "Hums",
        "is_archived": 0,
        "is_starred": 1,
        "content": f"<h2>Humming</h2><p>{WORDS}</p>",
        "created_at": "2016-09-08T11:55:58+0200",
        "published_at": "2016-09-07T00:00:00+0000",
        "published_by": ["Ann Author"],
        "domain_name": "x.example",
        "language": "en",
        "tags": ["wool", {"label": "hills", "slug": "hills"}],
        "annotations": [
            {"quote": "the herd answers", "text": "does it", "created_at": "2016-09-09T00:00:00+0000"},
            {"quote": "words that are nowhere", "text": ""},
        ],
    },
    {"id": 2, "url": "https://x.example/old", "title": "Old", "is_archived": True, "content": ""},
    {"id": 3, "url": "file:///etc/passwd", "title": "No", "is_archived": False},
]
HYPOTHESIS = {
    "total": 2,
    "rows": [
        {
            "uri": "https://x.example/hums",
            "text": "does it",
            "tags": ["herd life"],
            "created": "2024-05-01T10:00:00+00:00",
            "document": {"title": ["Hums"]},
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "the herd answers"}]}],
        },
        {"uri": "urn:x-pdf:1", "text": "x", "tags": [], "target": [{}]},
    ],
}
DELICIOUS = [
    {"title": "A", "url": "https://x.example/a", "tags": ["wool", ""], "description": "said", "created": "1358531607"},
]
PINBOARD = [
    {
        "href": "https://x.example/a",
        "description": "A",
        "extended": "said",
        "tags": "wool hills",
        "time": "2013-01-18T17:53:27Z",
        "toread": "yes",
    },
]
READABILITY = {
    "bookmarks": [
        {"article__title": "A", "article__url": "https://x.example/a", "archive": True, "favorite": True},
    ],
}


def omnivore() -> bytes:
    """A ZIP file as Omnivore wrote it, with a page and its highlights."""
    metadata = [
        {
            "slug": "hums",
            "title": "Hums",
            "author": "Ann Author",
            "url": "https://x.example/hums",
            "state": "Archived",
            "readingProgress": 100,
            "labels": ["wool", "hills"],
            "savedAt": "2024-10-29T16:30:11.000Z",
            "publishedAt": "2024-10-28T00:00:00.000Z",
        },
        {"slug": "later", "title": "Later", "url": "https://x.example/later", "state": "Active", "readingProgress": 20},
        {"slug": "none", "title": "None", "url": ""},
    ]
    highlights = "> the herd answers \n\n#animals #sound\n\ndoes it\n\n> words that\n> \nare nowhere "
    return packed(
        {
            "metadata_0_to_3.json": json.dumps(metadata),
            "content/hums.html": f"<div><h2>Humming</h2><p>{WORDS}</p></div>",
            "highlights/hums.md": highlights,
        }
    )


def pocket_zip() -> bytes:
    """A ZIP file as Pocket wrote it in the end: CSV and the highlights."""
    quotes = [{"quote": "the herd answers", "created_at": 1600322788}]
    highlights = [{"url": "https://x.example/hums", "highlights": quotes}]
    return packed({"part_000000.csv": POCKET, "annotations/part_000000.json": json.dumps(highlights)})


def packed(entries: Mapping[str, str]) -> bytes:
    """A ZIP file of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)  # of no moment: the same every time
    return buffer.getvalue()


def spoilt(archive: bytes, name: str) -> bytes:
    """The ZIP file with one bit of one entry turned over."""
    with zipfile.ZipFile(io.BytesIO(archive)) as entries:
        entry = entries.getinfo(name)
    place = entry.header_offset + 30 + len(name) + entry.compress_size // 2
    return archive[:place] + bytes([archive[place] ^ 1]) + archive[place + 1 :]


SAMPLES: dict[str, object] = {
    "pocket": POCKET,
    "pocket-zip": pocket_zip(),
    "instapaper": INSTAPAPER,
    "omnivore": omnivore(),
    "wallabag": WALLABAG,
    "readwise": READWISE,
    "raindrop": RAINDROP,
    "csl": CSL,
    "better-bibtex": BETTER_BIBTEX,
    "ris": RIS,
    "hypothesis": HYPOTHESIS,
    "bookmarks": BOOKMARKS,
    "delicious": DELICIOUS,
    "pinboard": PINBOARD,
    "readability": READABILITY,
}
"""One export of each kind, by name."""


def encoded(value: object) -> bytes:
    """A text, or JSON, as bytes."""
    return value if isinstance(value, bytes) else (value if isinstance(value, str) else json.dumps(value)).encode()


def reading(value: object) -> tuple[str, LibraryFile]:
    """The name of the format that a file shows, and what it holds."""
    return read_library(GivenFile(encoded(value)))
