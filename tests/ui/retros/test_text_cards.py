from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from journal.ui.retros.text_cards import TextCards

TEXTS = (
    "Thirty-eight requests that nobody owned",
    "The board at lunch, and then the screen",
    "Have the release script refuse Fridays and rehearse the way back\nTomasz Wrona  ·  by Friday",
)


def ink_below(cards, item, frame):
    """Whether anything is drawn where the card has ended already."""
    option = QStyleOptionViewItem()
    option.rect = frame.adjusted(0, 0, 0, 0)
    image = QImage(frame.width(), frame.height() + 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    option.rect.moveTo(0, 0)
    cards.itemDelegate().paint(painter, option, cards.indexFromItem(item))
    painter.end()
    rows = range(frame.height() - 5, image.height())
    return any(image.pixelColor(x, y).alpha() for y in rows for x in range(image.width()))


def test_a_card_is_as_tall_as_its_text_at_every_width(theme, qtbot):
    cards = TextCards(theme, "Cards")
    qtbot.addWidget(cards)
    items = [cards.add(text, text) for text in TEXTS]
    cards.show()
    for width in range(140, 420, 7):
        cards.resize(width, 400)
        cards.doItemsLayout()
        for item in items:
            assert not ink_below(cards, item, cards.visualItemRect(item)), (width, item.text())


def test_a_card_is_chosen_once_tab_brings_the_focus(theme, qtbot):
    cards = TextCards(theme, "Cards")
    qtbot.addWidget(cards)
    cards.add("a", "First")
    cards.add("b", "Second")
    cards.show()
    cards.activateWindow()
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(cards.hasFocus)
    assert [item.text() for item in cards.selectedItems()] == ["First"]
