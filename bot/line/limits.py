"""Every number LINE's reference sets for what the bot sends, in one place; `rules/` applies them.

Texts are counted in grapheme clusters where the name says so, else in UTF-16 units.
https://developers.line.biz/en/reference/messaging-api/
"""

MESSAGES = 5
RECIPIENTS = 500

TEXT = 5000
EMOJIS = 20
MENTIONS = 20
SUBSTITUTIONS = 100
SENDER_NAME = 20
QUICK_REPLIES = 13
ALT_TEXT = 1500

URL = 2000  # of pictures, videos and sounds
URI = 1000  # of a button

LABEL_GRAPHEMES = 20
IMAGE_LABEL_GRAPHEMES = 12
FLEX_LABEL_GRAPHEMES = 40
SAID_GRAPHEMES = 300  # what a button shows or sends in the person's name
POSTBACK = 300
CLIPBOARD = 1000

BUTTONS = 4
BUTTONS_TEXT_GRAPHEMES = 160
CONFIRM_BUTTONS = 2
CONFIRM_TEXT_GRAPHEMES = 240
COLUMNS = 10
COLUMN_BUTTONS = 3
COLUMN_TEXT_GRAPHEMES = 120
PICTURED_TEXT_GRAPHEMES = 60  # of buttons and columns with an image or a title
TITLE_GRAPHEMES = 40

# LINE does not say how it measures a Flex message; we count UTF-8 bytes of compact JSON and keep a fifth in reserve.
BUBBLE_BYTES = 30_000 * 80 // 100
CAROUSEL_BYTES = 50_000 * 80 // 100
BUBBLES = 12
TALLEST = 3  # height of a picture as a multiple of its width

PLACE_NAME = 100
LATITUDE = 90
LONGITUDE = 180
TRACKING_ID = 100

IMAGEMAP_WIDTH = 1040
IMAGEMAP_AREAS = 50
IMAGEMAP_TEXT = 400
IMAGEMAP_LABEL = 100
IMAGEMAP_LINK_LABEL = 30

MENU_AREAS = 20
MENU_BAR_GRAPHEMES = 14
MENU_NAME_GRAPHEMES = 300
MENU_NARROWEST = 800
MENU_WIDEST = 2500
MENU_LOWEST = 250
MENU_FLATTEST_PERCENT = 145  # width as a percentage of height

LOADING_LEAST = 5
LOADING_MOST = 60
LOADING_STEP = 5
