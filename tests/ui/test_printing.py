import re

import pytest
from PySide6.QtCore import QRectF, Qt

from journal.ui import printing


@pytest.mark.parametrize(
    ("paper", "points"), [(printing.A4, (842, 595)), (printing.A3, (1191, 842))]
)
def test_paper_lies_on_its_long_side(application, paper, points):
    data = printing.pdf(paper, "A title", [lambda painter: painter.drawText(20, 20, "Words")])
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert tuple(round(float(side)) for side in box.groups()) == points


def test_each_page_is_painted_in_pixels_of_the_screen(application):
    seen = []

    def paint(painter):
        seen.append(painter.viewport())
        painter.fillRect(QRectF(0, 0, *printing.A4.room), Qt.GlobalColor.black)

    data = printing.pdf(printing.A4, "Two", [paint, paint])
    assert len(seen) == 2
    assert len(re.findall(rb"/Type /Page\b", data)) == 2
    width, height = printing.A4.room
    assert (round(width), round(height)) == (1047, 718)
