"""The lexer of content streams reads what pdfminer's parser reads."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdfparser import PDFStreamParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF, PSException
from pdfminer.psparser import PSKeyword

from itaextract.read.lexer import operators, read_object
from itaextract.read.unicodemap import read_unicode_map


def as_read(*parts):
    """Each operator of content streams with the operands before it."""
    operands = []
    found = []
    for operator in operators([PDFStream({}, part) for part in parts], operands):
        found.append((operator, operands[:]))
        operands.clear()
    return found


def as_pdfminer_reads(*parts):
    parser = PDFContentParser([PDFStream({}, part) for part in parts])
    operands = []
    found = []
    try:
        while True:
            _, token = parser.nextobject()
            if isinstance(token, PSKeyword):
                found.append((token.name, operands))
                operands = []
            else:
                operands.append(token)
    except PSEOF:
        return found


PRINTABLE = st.sampled_from([bytes([c]) for c in range(32, 127)])
NUMBERS = st.sampled_from([b"0", b"-3", b"+7", b"12.5", b".5", b"-.25", b"4.", b"00.10", b"-0"])
STRINGS = st.lists(
    st.sampled_from(
        [b"a", b" ", b"\\(", b"\\)", b"(x)", b"\\\\", b"\\n", b"\\101", b"\\7", b"\xe1"]
    )
).map(lambda parts: b"(" + b"".join(parts) + b")")
HEX = st.sampled_from([b"<>", b"<0041>", b"<0E 01>", b"<abc>", b"<\n41>"])
NAMES = st.sampled_from([b"/F1", b"/A#20B", b"/", b"/x.y-z", b"/\xe1"])
ATOMS = st.one_of(NUMBERS, STRINGS, HEX, NAMES, st.sampled_from([b"true", b"false"]))
ARRAYS = st.lists(ATOMS).map(lambda items: b"[" + b" ".join(items) + b"]")
NESTED = st.lists(st.one_of(ATOMS, ARRAYS)).map(lambda items: b"[" + b" ".join(items) + b" ]")
DICTIONARIES = st.lists(st.tuples(st.just(b"/K"), ATOMS)).map(
    lambda pairs: b"<<" + b" ".join(b" ".join(pair) for pair in pairs) + b">>"
)
OPERATORS = st.sampled_from([b"Tj", b"TJ", b"T*", b"re", b"'", b'"', b"f*", b"BT", b"% gone\n"])
CONTENT = st.lists(st.one_of(ATOMS, ARRAYS, NESTED, DICTIONARIES, OPERATORS))


@given(CONTENT, st.sampled_from([b" ", b"\n", b"\r\n", b"\0 "]))
def test_same_operators_and_operands_as_pdfminer(parts, blank):
    data = blank.join(parts) + b" end"
    assert as_read(data) == as_pdfminer_reads(data)


@given(st.lists(PRINTABLE).map(b"".join))
def test_any_bytes_are_read_to_their_end(data):
    try:
        as_read(data)
    except PSException:  # an odd dictionary, which pdfminer refuses, too
        with pytest.raises(PSException):
            as_pdfminer_reads(data)


REFERENCES = st.sampled_from([b"1 0 R", b"12 0 R", b"null"])
VALUES = st.one_of(ATOMS, REFERENCES, ARRAYS, DICTIONARIES)
OBJECTS = st.one_of(
    ATOMS,
    st.lists(VALUES).map(lambda items: b"[" + b" ".join(items) + b"]"),
    st.lists(st.tuples(st.sampled_from([b"/K", b"/L"]), VALUES), unique_by=lambda p: p[0]).map(
        lambda pairs: b"<<" + b" ".join(b" ".join(pair) for pair in pairs) + b">>"
    ),
)


def plain(value):
    """A value that can be compared: pdfminer leaves ``null`` in lists and dictionaries a word."""
    if isinstance(value, PDFObjRef):
        return ("R", value.objid)
    if value is None or isinstance(value, PSKeyword):
        return None
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        found = {key: plain(item) for key, item in value.items()}
        return {key: item for key, item in found.items() if item is not None}
    return (type(value), value)


@given(OBJECTS, st.sampled_from([b"", b" ", b"\r\n"]))
def test_same_objects_as_pdfminer(data, behind):
    document = object()
    parser = PDFStreamParser(data + b" ")
    parser.set_document(document)
    assert plain(read_object(data + behind, document)) == plain(parser.nextobject()[1])


@pytest.mark.parametrize("data", [b"", b" ", b"1 2", b"<</A 1>> <<>>", b"1 obj", b"R", b"[1 0 R"])
def test_what_is_no_object(data):
    with pytest.raises(ValueError):
        read_object(data, object())


def test_streams_follow_on_each_other():
    parts = [b"BT /F1 12", b"Tf [(a) -3", b"(b)] TJ ET"]
    assert as_read(*parts) == as_pdfminer_reads(*parts)


def test_marked_content_with_a_number_is_passed_over():
    assert as_read(b"/P <</MCID 3>> BDC (a) Tj EMC") == [(b"Tj", [b"a"]), (b"EMC", [])]


def test_inline_images_are_no_operators():
    data = b"q BI /W 2 /H 1 /BPC 8 /CS /G ID \x51 \x52 EI Q (a) Tj"
    found = as_read(data)
    assert [operator for operator, _ in found] == [b"q", b"EI", b"Q", b"Tj"]
    assert found[1][1][0].attrs["W"] == 2


def test_many_numbers_without_an_operator_are_read_in_one_go():
    assert as_read(b"1 " * 200_000 + b"m")[0][1] == [1.0] * 200_000


MAP = b"""/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar <0001> <0E01> <0002> <0E400E01> <0003> <D83DDE00> endbfchar
2 beginbfrange <0010> <0014> <0E10> <0020> <0022> [<0041> <0042> <00430044>] endbfrange
endcmap end"""


@pytest.mark.parametrize(
    "data",
    [
        MAP,
        MAP.replace(b" endbfrange", b" <0030> <0031> <0020> endbfrange"),
        MAP.replace(b"<0E01>", b"<00A0>").replace(b"<0002>", b"<0001>"),
        MAP.replace(b"<0020> <0022>", b"<0020> <0025>"),
        MAP.replace(b"endcmap", b"endcmap 1 beginbfchar <0001> <0041> endbfchar"),
        MAP.replace(b"<0014>", b"<14>"),
        b"",
    ],
)
def test_character_maps_as_pdfminer_reads_them(data):
    expected = FileUnicodeMap()
    CMapParser(expected, io.BytesIO(data)).run()
    found = read_unicode_map(data)
    assert found is not None
    assert found.cid2unichr == expected.cid2unichr


def test_a_range_beyond_all_codes_is_cut():
    found = read_unicode_map(b"1 beginbfrange <00000000> <FFFFFFFF> <00000000> endbfrange")
    assert found is not None
    assert len(found.cid2unichr) == 0x10000


def test_maps_that_build_on_others_are_left_to_pdfminer():
    assert read_unicode_map(b"/Identity-H usecmap") is None
