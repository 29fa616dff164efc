"""The one door: what is let in, what is refused, and the sentence the officer gets."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from goldenthread.documents.reading.formats.gathering import unaccounted
from goldenthread.documents.reading.formats.handing_over import document_as_json, document_from_json
from goldenthread.documents.reading.limits import CannotRead, ReadingLimits
from goldenthread.documents.reading.opening import open_document, read_in_a_sandbox
from goldenthread.documents.reading.source import (
    Cell,
    Heading,
    ListItem,
    Paragraph,
    SourceDocument,
    SourceLine,
    Table,
)

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return out.getvalue()


def word_bytes(body: str, *, prolog: str = "", **more: str) -> bytes:
    document = (
        f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    )
    return zipped(
        {"word/document.xml": document, **{name.replace("__", "/"): part for name, part in more.items()}}
    )


def excel_bytes() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Measure", "Target"])
    sheet.append(["Referrals", 100])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refusal(data: bytes | Path, name: str = "plan.docx", **limits: int) -> CannotRead:
    with pytest.raises(CannotRead) as refused:
        open_document(data, name=name, limits=ReadingLimits(**limits))
    assert refused.value.sentence.endswith(".")
    return refused.value


def encrypted_zip() -> bytes:
    data = bytearray(excel_bytes())
    where = data.find(b"PK\x01\x02")
    while where >= 0:
        data[where + 8] |= 1
        where = data.find(b"PK\x01\x02", where + 4)
    return bytes(data)


PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50
PROGRAM = b"MZ\x90\x00" + b"\x00" * 100


@pytest.mark.parametrize(
    ("data", "name", "code", "words"),
    [
        (b"", "plan.docx", "empty", "is empty"),
        (b" \r\n\t ", "plan.txt", "empty", "is empty"),
        ("\ufeff \n".encode(), "plan.txt", "empty", "no text"),
        (PICTURE, "plan.docx", "picture", "a picture, whatever its name says"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 30, "plan.pdf", "picture", "a picture"),
        (PROGRAM, "plan.docx", "program", "a program"),
        (b"\x7fELF" + b"\x00" * 40, "plan", "program", "a program"),
        (b"{\\rtf1 Plan}", "plan.doc", "other-format", "Rich Text"),
        (b"Rar!\x1a\x07", "plans.rar", "archive", "Unpack it"),
        (zipped({"a.docx": word_bytes(""), "b.txt": "x"}), "plans.zip", "archive", "one by one"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "plan.pptx", "other-format", "PowerPoint"),
        (zipped({"xl/workbook.bin": "x"}), "plan.xlsb", "other-format", ".xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "plan.docx", "password", "without the protection"),
        (OLE + "WordDocument".encode("utf-16-le"), "plan.doc", "old-format", ".docx"),
        (OLE + "Workbook".encode("utf-16-le"), "scores.xls", "old-format", ".xlsx"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "plan.ppt", "old-format", "PDF"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "x.msg", "old-format", "Outlook"),
        (OLE, "plan.doc", "old-format", "old Office"),
        (encrypted_zip(), "plan.xlsx", "password", "protected with a password"),
        (excel_bytes()[:2000], "plan.xlsx", "damaged", "cut short"),
        (bytes(range(256)) * 30, "plan.docx", "not-text", "neither Word"),
        (b"%PDF-1.7\n1 0 obj", "plan.pdf", "damaged", "damaged"),
    ],
    # Bytes made at import hold the time of day: their content, and even their number, would differ between
    # processes as part of a test's name.
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    data: bytes, name: str, code: str, words: str
) -> None:
    refused = refusal(data, name)
    assert refused.code == code
    assert words in refused.sentence


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "not-a-file"


def test_a_path_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_document(tmp_path / "gone.txt", name="gone.txt")


def test_a_file_of_300_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    large = tmp_path / "huge.docx"
    with large.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    tracemalloc.start()
    refused = refusal(large)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * 1024 * 1024  # bytes
    assert refused.code == "too-large"
    assert "This file has 300 MB; 50 MB is the most" in refused.sentence


def test_bytes_over_the_limit_are_refused_too() -> None:
    assert refusal(b"x" * 2000, file_bytes=1000).code == "too-large"


# --- Attacks ---------------------------------------------------------------------------------------------

ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'


def with_part(data: bytes, name: str, body: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return zipped({**{item: source.read(item) for item in source.namelist()}, name: body})


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "_rels/.rels"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_of_a_workbook_that_declares_entities_is_refused(part: str, encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}<d>&b;&c;</d>'.encode(encoding)
    assert refusal(with_part(excel_bytes(), part, body), "plan.xlsx").code == "entities"


@pytest.mark.parametrize("prolog", [ENTITIES, "<!-- x -->" + ENTITIES, "<!DOCTYPE w:document>"])
def test_a_word_document_that_declares_entities_is_refused(prolog: str) -> None:
    assert refusal(word_bytes("<w:p><w:r><w:t>x</w:t></w:r></w:p>", prolog=prolog)).code == "entities"


def test_a_bomb_that_says_how_large_it_is_is_refused_before_it_is_unfolded() -> None:
    refused = refusal(zipped({"word/document.xml": b"<a>" + b" " * 20_000_000}))
    assert refused.code == "bomb"
    assert "times when unzipped" in refused.sentence


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_unfolds() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 30_000_000}))
    where = data.find(b"PK\x01\x02")
    data[where + 24 : where + 28] = (1000).to_bytes(4, "little")
    data[22:26] = (1000).to_bytes(4, "little")
    assert refusal(bytes(data)).code in ("bomb", "damaged")


def test_parts_that_are_each_harmless_but_too_much_together_are_refused() -> None:
    many = {f"word/media/{n}.xml": os.urandom(1000) * 30 for n in range(40)}
    assert refusal(zipped({"word/document.xml": "<a/>", **many}), expanded_bytes=1_000_000).code == "bomb"


def test_a_package_of_very_many_files_is_refused() -> None:
    many = {f"x/{n}": "" for n in range(600)}
    assert refusal(zipped({"word/document.xml": "<a/>", **many}), entries=500).code == "bomb"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_package_with_two_parts_of_one_name_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<a/>")
        package.writestr("word/document.xml", "<b/>")
    assert refusal(out.getvalue()).code == "damaged"


def test_xml_nested_thousands_deep_is_refused() -> None:
    assert refusal(word_bytes("<w:p>" * 5000 + "</w:p>" * 5000)).code == "damaged"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 5000), st.integers(0, 255), st.integers(0, 5000))
def test_a_workbook_with_any_damage_is_read_or_refused(at: int, byte: int, cut: int) -> None:
    data = bytearray(excel_bytes())
    data[at % len(data)] = byte
    if cut % 3 == 0:
        data = data[: cut % len(data)]
    try:
        document = open_document(bytes(data), name="plan.xlsx")
    except CannotRead as refused:
        assert refused.sentence
    else:
        assert unaccounted(document) == []


# --- What is let in --------------------------------------------------------------------------------------


def test_a_workbook_called_a_word_document_is_read_as_what_it_is_with_a_warning() -> None:
    document = open_document(excel_bytes(), name="plan.docx")
    assert document.format == "excel"
    assert document.warnings == [
        "The name ends in .docx, but the file is an Excel workbook; it was read as that."
    ]


def test_a_table_of_text_called_xls_is_read_as_csv() -> None:
    document = open_document(b"Measure\tTarget\tLead\nA\t1\tx\nB\t2\ty\n", name="export.xls")
    assert document.format == "csv"
    assert document.warnings == ["The name ends in .xls, but the file is a CSV file; it was read as that."]


@pytest.mark.parametrize(
    ("name", "format"),
    [("x.csv", "csv"), ("x.txt", "text"), ("x.md", "text"), ("x", "csv"), ("X.CSV", "csv")],
)
def test_the_name_settles_whether_text_is_csv(name: str, format: str) -> None:
    document = open_document(b"a,b,c\n1,2,3\n4,5,6\n", name=name)
    assert document.format == format
    assert document.warnings == []
    assert unaccounted(document) == []


def test_macros_are_ignored_with_a_warning() -> None:
    with zipfile.ZipFile(io.BytesIO(excel_bytes())) as source:
        parts: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    document = open_document(zipped({**parts, "xl/vbaProject.bin": b"\x00"}), name="plan.xlsm")
    assert document.warnings == ["The workbook contains macros. They were ignored; nothing in it was run."]


def test_an_open_document_workbook_is_read() -> None:
    content = (
        '<o:document-content xmlns:o="urn:o" xmlns:t="urn:t" xmlns:x="urn:x"><o:body><o:spreadsheet>'
        '<t:table t:name="Scores"><t:table-row><t:table-cell><x:p>Measure</x:p></t:table-cell>'
        "<t:table-cell><x:p>Q<x:span>1</x:span></x:p></t:table-cell></t:table-row>"
        "<t:table-row><t:table-cell><x:p>Referrals</x:p></t:table-cell>"
        "<t:table-cell><x:p>54.7%</x:p></t:table-cell>"
        '<t:table-cell t:number-columns-repeated="9000"/></t:table-row>'
        '<t:table-row t:number-rows-repeated="1048570"><t:table-cell/></t:table-row>'
        "</t:table></o:spreadsheet></o:body></o:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    document = open_document(zipped({"mimetype": kind, "content.xml": content}), name="scores.ods")
    assert unaccounted(document) == []
    assert [line.text for line in document.lines] == ["Scores", "Measure\tQ1", "Referrals\t54.7%"]


# --- In a process of its own -----------------------------------------------------------------------------


def test_the_sandbox_reads_what_the_door_reads(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(excel_bytes())
    assert read_in_a_sandbox(path, "plan.xlsx") == open_document(path, name="plan.xlsx")


def test_the_sandbox_passes_a_refusal_on(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(PICTURE)
    with pytest.raises(CannotRead) as refused:
        read_in_a_sandbox(path, "plan.docx")
    assert refused.value.code == "picture"
    assert refused.value.sentence == refusal(PICTURE).sentence


def large_workbook(tmp_path: Path) -> Path:
    rows = "".join(f"<row><c><v>{n}</v></c><c><v>{n}</v></c></row>" for n in range(150_000))
    body = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    path = tmp_path / "large.xlsx"
    path.write_bytes(with_part(excel_bytes(), "xl/worksheets/sheet1.xml", body))
    return path


def test_the_sandbox_stops_a_reading_that_takes_too_long(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refused:
        read_in_a_sandbox(large_workbook(tmp_path), "large.xlsx", seconds=0.5)
    assert refused.value.code == "too-slow"
    assert "took longer than 0.5 seconds" in refused.value.sentence


def test_the_sandbox_stops_a_pdf_whose_drawings_call_one_another_for_ever(tmp_path: Path) -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    drawing = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
    ten_calls = b"/Length 60>>stream\n" + b"/F Do " * 10 + b"\nendstream endobj"
    objects = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj" + page + b"/Resources<</XObject<</F 5 0 R>>>>>>endobj",
        b"4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj",
        *[b"%d 0 obj" % n + drawing % (n + 1) + ten_calls for n in range(5, 15)],
    ]
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"\n".join(objects) + b"\ntrailer<</Root 1 0 R>>\n%%EOF")
    with pytest.raises(CannotRead) as refused:
        read_in_a_sandbox(path, "plan.pdf", seconds=3)
    assert refused.value.code == "too-slow"


def test_a_word_document_whose_main_part_has_another_name_is_read() -> None:
    paragraph = "<w:p><w:r><w:t>Be safe</w:t></w:r></w:p>"
    main = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph}</w:body></w:document>'
    relation = f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="/main.xml"/>'
    link = f"<Relationships>{relation}</Relationships>"
    document = open_document(zipped({"_rels/.rels": link, "main.xml": main}), name="plan.docx")
    assert [line.text for line in document.lines] == ["Be safe"]


def test_the_sandbox_stops_a_reading_that_takes_too_much_memory(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refused:
        read_in_a_sandbox(large_workbook(tmp_path), "large.xlsx", megabytes=60)
    assert refused.value.code in ("too-much-memory", "damaged")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": 1}', "{" * 50, '{"name":"a","format":"b","lines":[[1]]}']
)
def test_an_answer_that_is_no_document_is_not_believed(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        document_from_json(text)


def test_a_document_of_every_kind_of_block_survives_the_handing_over() -> None:
    text = "Children’s – plan"
    document = SourceDocument(
        "a",
        "word",
        [SourceLine(1, text, 2, "s"), SourceLine(2, "")],
        [
            Heading(text, 1, (1,)),
            Paragraph(text, (1,), True),
            ListItem("b", (1,), "(a)", 2),
            Table(
                [[Cell("a", (1,)), Cell("b\nc", (1, 2), ("b", "c"))], [Cell("d", (2,))]],
                (1, 2),
                1,
                [("x", (1,))],
            ),
            Table([], (1,)),
        ],
        {2: "blank line"},
        ["w"],
    )
    assert document_from_json(document_as_json(document)) == document
    assert json.loads(document_as_json(document))["name"] == "a"


def test_the_door_itself_loads_none_of_the_large_libraries() -> None:
    code = (
        "import sys, goldenthread.documents.reading.opening\n"
        "large = ('lxml', 'pdfplumber', 'docx', 'openpyxl', 'charset_normalizer')\n"
        "print([name for name in large if name in sys.modules])"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"
