"""Scans made from the fixtures, and what is needed to read them."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tesseract() -> None:
    """Skip where Tesseract or its Thai data are not installed."""
    from itaextract.errors import ItaExtractError
    from itaextract.ocr.engine import require_engine

    try:
        require_engine("tesseract")
    except ItaExtractError as error:
        pytest.skip(str(error))


Scan = Callable[..., bytes]


@pytest.fixture(scope="session")
def scan(fixtures: Path) -> Scan:
    """Make a scan of some pages of a fixture: grey images in a PDF without text."""
    np = pytest.importorskip("numpy")
    cv2 = pytest.importorskip("cv2")
    pdfium = pytest.importorskip("pypdfium2")
    from PIL import Image

    def make(
        name: str,
        pages: tuple[int, ...] = (1,),
        *,
        dpi: int = 200,
        skew: float = 0.6,
        noise: float = 4.0,
        quality: int = 60,
    ) -> bytes:
        random = np.random.default_rng(0)
        document = pdfium.PdfDocument(fixtures / "pdf" / f"{name}.clean.pdf")
        images = []
        for number in pages:
            page = np.asarray(document[number - 1].render(scale=dpi / 72, grayscale=True).to_pil())
            height, width = page.shape
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1)
            page = cv2.warpAffine(page, turn, (width, height), borderValue=255)
            page = page * (245 / 255) + random.normal(0, noise, page.shape)
            images.append(Image.fromarray(np.clip(page, 0, 255).astype(np.uint8)))
        file = io.BytesIO()
        first, *rest = images
        first.save(file, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=quality)
        return file.getvalue()

    return make
