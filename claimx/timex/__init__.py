"""Time expressions: where they stand, their TIMEX3 type and value, and the days they cover.

>>> read("Output fell 3% in the two weeks since March 2021.", "2021-04-02")[0].value
'P2W'
"""

from claimx.timex.reader import read

__all__ = ["read"]
