"""The main job on the documents made for the tests, compared with what was written into them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from compare import compare, load_truth

from itaextract import Document, Settings, extract, read_text
from itaextract.cli import texts
from itaextract.errors import (
    EncryptedFileError,
    LimitExceededError,
    NoTextLayerError,
    SettingsError,
    UnreadableFileError,
)

FIXTURES = Path(__file__).parent / "fixtures"
PDFS = sorted((FIXTURES / "pdf").glob("*.pdf"))
TEXTS = sorted((FIXTURES / "text").glob("*.txt"))
ONE_PDF = FIXTURES / "pdf" / "nam-kian-2566-plan.clean.pdf"
BAD = FIXTURES / "bad"


def stem(path: Path) -> str:
    return path.name.split(".")[0]


def as_json(document: Document) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(document.model_dump_json())
    return record


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_a_pdf_gives_what_was_written(path: Path) -> None:
    result = compare(load_truth(stem(path)), as_json(extract(path)))
    assert not result.differences, result.report()


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_a_text_extract_gives_what_was_written(path: Path) -> None:
    result = compare(load_truth(stem(path)), as_json(extract(path)))
    figures = result.figures()
    assert figures["scores"] == figures["measures"] == figures["metadata"] == 1.0, result.report()
    assert figures["fields"] >= 0.97, result.report()


@pytest.mark.parametrize(
    "path", [p for p in PDFS if ".word." in p.name or ".pua." in p.name], ids=lambda p: p.stem
)
def test_a_damaged_text_layer_gives_the_same_records(path: Path) -> None:
    clean = as_json(extract(path.with_name(f"{stem(path)}.clean.pdf")))
    damaged = as_json(extract(path))
    assert damaged.pop("source")["text_layer"] == "repaired"
    clean.pop("source")
    assert damaged == clean


def test_every_record_of_a_pdf_tells_where_it_stands() -> None:
    document = extract(ONE_PDF)
    table_boxes = {t.id: t.boxes for t in document.tables}
    assert document.measures
    for measure in document.measures:
        place = measure.provenance
        assert place.table_id is not None
        assert len(place.boxes) == place.fragments
        assert sorted({box.page for box in place.boxes}) == place.pages
        for box in place.boxes:
            assert any(
                outer.page == box.page
                and outer.x0 - 1 <= box.x0 < box.x1 <= outer.x1 + 1
                and outer.top - 1 <= box.top < box.bottom <= outer.bottom + 1
                for outer in table_boxes[place.table_id]
            )
    assert any(m.provenance.fragments > 1 for m in document.measures)


def test_scores_of_prose_tell_where_they_stand() -> None:
    document = extract(FIXTURES / "pdf" / "huai-khrai-2565-summary.clean.pdf")
    assert document.score_mentions
    for score in [*document.score_mentions, *document.overall_scores]:
        assert score.provenance.boxes
        assert {box.page for box in score.provenance.boxes} == set(score.provenance.pages)


def test_path_bytes_and_stream_give_the_same_document() -> None:
    data = ONE_PDF.read_bytes()
    from_path = extract(str(ONE_PDF))
    from_bytes = extract(data)
    from_stream = extract(io.BytesIO(data))
    assert from_path.source.file_name == ONE_PDF.name
    assert from_bytes.source.file_name is None
    without_name = {"source": {"file_name"}}
    assert (
        from_path.model_dump(exclude=without_name)
        == from_bytes.model_dump(exclude=without_name)
        == from_stream.model_dump(exclude=without_name)
    )


def test_the_same_file_gives_the_same_bytes() -> None:
    assert extract(ONE_PDF).model_dump_json() == extract(ONE_PDF).model_dump_json()


def test_a_document_survives_its_json() -> None:
    document = extract(ONE_PDF)
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_only_the_chosen_pages_are_read() -> None:
    document = extract(ONE_PDF, Settings(pages="2"))
    assert {p for t in document.tables for p in t.pages} == {2}
    assert document.source.page_count > 1


def test_pages_that_the_file_does_not_have_are_refused() -> None:
    with pytest.raises(SettingsError, match="none of them selected"):
        extract(ONE_PDF, Settings(pages="90-"))


def test_thai_digits_are_kept_on_request() -> None:
    path = FIXTURES / "pdf" / "khlong-nam-khem-2565-plan.clean.pdf"
    kept = extract(path, Settings(keep_thai_digits=True))
    plain = extract(path)
    text = " ".join(i for m in kept.measures for i in m.success_indicators)
    assert any(c in text for c in "๐๑๒๓๔๕๖๗๘๙")
    assert not any(
        c in " ".join(i for m in plain.measures for i in m.success_indicators) for c in "๐๑๒๓๔๕๖๗๘๙"
    )
    assert kept.fiscal_year == plain.fiscal_year


def test_repaired_text_by_page() -> None:
    word = FIXTURES / "pdf" / "nam-kian-2566-plan.word.pdf"
    pages = read_text(word)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    text = "\n".join(page.text for page in pages)
    assert "ส านัก" not in text
    assert text == "\n".join(page.text for page in read_text(ONE_PDF))


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("empty.pdf", UnreadableFileError, "empty"),
        ("not-a-pdf.pdf", UnreadableFileError, "not a PDF"),
        ("truncated.pdf", UnreadableFileError, "PDF"),
        ("encrypted-user-password.pdf", EncryptedFileError, "password"),
        ("image-only.pdf", NoTextLayerError, "OCR"),
        ("no-such-file.pdf", UnreadableFileError, "No such file"),
    ],
)
def test_bad_files_are_refused_in_one_line(name: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message) as caught:
        extract(BAD / name, Settings(ocr="never"))
    assert "\n" not in str(caught.value)


def test_a_password_opens_an_encrypted_file() -> None:
    path = BAD / "encrypted-user-password.pdf"
    assert extract(path, Settings(password="secret")).source.page_count > 0
    with pytest.raises(EncryptedFileError):
        extract(path, Settings(password="wrong"))


def test_an_owner_password_alone_keeps_nobody_out() -> None:
    assert extract(BAD / "encrypted-owner-password-only.pdf").source.page_count > 0


def test_limits_are_kept() -> None:
    with pytest.raises(LimitExceededError, match="MiB"):
        extract(ONE_PDF, Settings(max_megabytes=0.001))
    with pytest.raises(LimitExceededError, match="glyphs"):
        extract(ONE_PDF, Settings(max_glyphs_per_page=5))


def test_an_unknown_reader_is_a_setting_error() -> None:
    with pytest.raises(SettingsError, match="no reader named 'magic'"):
        extract(ONE_PDF, Settings(reader="magic"))


def test_an_office_document_is_named_in_the_error() -> None:
    with pytest.raises(UnreadableFileError, match="Office document"):
        extract(b"PK\x03\x04" + b"\0" * 100)


def test_text_as_json_tells_what_was_repaired() -> None:
    (page,) = json.loads(texts.as_json(read_text(FIXTURES / "damage" / "lost-nikhahit.pdf")))
    assert page["page"] == 1
    assert "ตำบลห้วยน้ำใส" in page["text"]
    assert page["quality"]["score"] == 1.0
    assert "nikhahit" in {repair["kind"] for repair in page["repairs"]}
    assert set(page["repairs"][0]) == {"kind", "before", "after", "box", "confidence"}
