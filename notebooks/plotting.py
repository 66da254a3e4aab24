"""How the plots of the notebooks look: a font that has Thai, no frames."""

from matplotlib import font_manager, rcParams

THAI_FONTS = ("Loma", "Garuda", "Noto Sans Thai", "Sarabun", "Leelawadee UI", "Thonburi", "Tahoma")


def set_style() -> None:
    """Take the Thai fonts that are installed; without any, labels show boxes."""
    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    rcParams["font.family"] = [*(name for name in THAI_FONTS if name in installed), "DejaVu Sans"]
    rcParams["figure.dpi"] = 110
    rcParams["axes.spines.top"] = rcParams["axes.spines.right"] = False
