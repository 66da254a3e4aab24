"""The document gives the objects that pdfminer's gives, also of files that are odd."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_png_predictor

from hostile.pdfs import build, deflated, stream
from itaextract.read.document import Document
from itaextract.read.predictor import undo_up

FIXTURES = Path(__file__).parents[1] / "fixtures"
FILES = [
    *sorted((FIXTURES / "damage").glob("*.pdf")),
    *sorted((FIXTURES / "bad").glob("*.pdf")),
    *sorted((FIXTURES / "pdf").glob("*.pdf"))[:3],
]


def plain(value):
    if isinstance(value, PDFObjRef):
        return ("R", value.objid)
    if isinstance(value, PDFStream):
        return (value.objid, plain(value.attrs), value.get_data())
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.name if isinstance(value, PSLiteral) else value


def objects(open_document, count=200):
    """The first objects of a document, each as it is or with the error that it gives."""
    try:
        document = open_document()
    except Exception as error:
        return str(error)
    found = []
    for number in range(1, count):
        try:
            found.append(plain(document.getobj(number)))
        except (PSException, AssertionError) as error:
            found.append(type(error))
    return found


def same(data):
    reference = objects(lambda: PDFDocument(PDFParser(io.BytesIO(data))))
    return objects(lambda: Document(data, "")) == reference


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_objects_of_files(path):
    assert same(path.read_bytes())


TEXT = b"BT (x) Tj ET"
ODD = {
    "length by reference": stream(TEXT, length=b"3 0 R"),
    "length too small": stream(TEXT, length=b"5"),
    "length too large": stream(TEXT, length=b"500"),
    "length below zero": stream(TEXT, length=b"-5"),
    "no length": b"<< >>\nstream\n%b\nendstream" % TEXT,
    "compressed": deflated(TEXT),
    "compressed and damaged": stream(b"x\x9c" + TEXT, b"/Filter /FlateDecode"),
    "carriage return": b"<< /Length 12 >>\nstream\r%b\nendstream" % TEXT,
    "both": b"<< /Length 12 >>\nstream\r\n%b\r\nendstream" % TEXT,
    "nothing": b"",
    "null": b"null",
    "two objects": b"1 2",
    "a word": b"[1 foo]",
    "an odd dictionary": b"<< /A >>",
    "not closed": b"[1 2",
    "another object in it": b"7\n8 0 obj 9",
    "a comment": b"% of no use\n(text)",
    "text in brackets": b"(a (b) \\) c)",
    "numbers": b"[1 -2 +3 .5 -.5 4. 123456789012345678 1.234567890123456789]",
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_odd_objects(body):
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    data = build({1: catalog, 2: b"<< /Kids [] /Count 0 >>", 3: b"12", 4: body, 5: b"(last)"})
    assert same(data)
    assert same(data.replace(b"4 0 obj", b"4 0  obj"))
    assert same(data.replace(b"4 0 obj", b"6 0 obj"))


ROWS = st.lists(st.tuples(st.sampled_from([0, 2]), st.binary(min_size=5, max_size=5)))


@given(ROWS)
def test_rows_of_a_table(rows):
    data = b"".join(bytes([kind]) + row for kind, row in rows)
    assert undo_up(data, 5) == apply_png_predictor(12, 1, 5, 8, data)


@pytest.mark.parametrize("data", [b"\x01abcde", b"\x02abc", b"\x02abcde\x02"])
def test_tables_that_are_left_to_pdfminer(data):
    assert undo_up(data, 5) is None
