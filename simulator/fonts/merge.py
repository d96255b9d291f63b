"""Join the cut files of Sarabun into one WOFF2 file a weight.

The npm package `@fontsource/sarabun` ships the family cut by script. Cut files lose the marks that sit
between two scripts, and a page then needs one rule a cut, so the cuts are joined once and the result is kept.

    npm pack @fontsource/sarabun && tar xzf fontsource-sarabun-*.tgz
    python simulator/fonts/merge.py package simulator/static/fonts web/static/fonts

Writing WOFF2 needs the `brotli` package.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = {"Sarabun-Regular": 400, "Sarabun-Bold": 700}
CUTS = ("thai", "latin", "latin-ext")
KEPT_LAYOUT = {"GSUB", "GPOS", "GDEF"}


def main(package: Path, *targets: Path) -> None:
    """Write the two joined weights and the licence into each target folder."""
    for target in targets:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / "LICENSE", target / "OFL.txt")
    for name, weight in WEIGHTS.items():
        font = joined([package / "files" / f"sarabun-{cut}-{weight}-normal.woff2" for cut in CUTS])
        for target in targets:
            font.save(target / f"{name}.woff2")


def joined(cuts: list[Path]) -> TTFont:
    """Return one WOFF2 font holding the glyphs and the layout rules of all the cuts."""
    with tempfile.TemporaryDirectory() as folder:
        plain = [_plain(cut, Path(folder)) for cut in cuts]
        merger: Any = Merger()  # type: ignore[no-untyped-call]
        font: TTFont = merger.merge([str(path) for path in plain])
    missing = KEPT_LAYOUT - set(font.keys())
    if missing:
        raise SystemExit(f"the joined font lost {sorted(missing)}: Thai marks would be misplaced")
    font.flavor = "woff2"
    return font


def _plain(cut: Path, folder: Path) -> Path:
    # The merger reads plain TrueType only.
    font = TTFont(cut)
    font.flavor = None
    path = folder / f"{cut.stem}.ttf"
    font.save(path)
    return path


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
