"""What is too much: every reader stops at these, whatever a file holds."""

HEAD = 8_192  # bytes looked at to tell what a file is
FILE = 64_000_000  # bytes of a file that is read whole, after decompression
LINE = 40_000_000  # bytes of one line of .jsonl
LAYERS = 2  # compressed within compressed
FREE = 16_000_000  # bytes that may come out of a compressed file at any ratio
RATIO = 200  # bytes out for a byte in, beyond `FREE`
PAGE = 20_000_000  # characters of an HTML page, which is also where trafilatura stops
TAGS = 100_000  # opening brackets of an HTML page
CELL = 10_000_000  # characters of one cell of a .csv
COLUMNS = 2_000  # of a table
ROWS = 16  # table rows held at a time
LEAVES = 2_000  # pages of a .pdf
DRAWN = 20_000_000  # bytes of what the pages of a .pdf draw
NODES = 400_000  # opening brackets of an XML document
PARTS = 200  # nested parts of a mail
BORDERS = 2_000  # lines of a mail that could part its parts
HEADER = 4_000  # characters of a mail's header field
FIELDS = 5_000  # keys of a record
LINKED = 1_000_000  # characters of structured data in a page
FRONT = 8_192  # characters of front matter
