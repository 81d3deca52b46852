"""What is too much: every reader stops at these, whatever a file holds."""

FILE = 64_000_000  # bytes of one file that is read whole, after decompression
LINE = 40_000_000  # bytes of one line of .jsonl
HEAD = 8_192  # bytes looked at to tell what a file is
