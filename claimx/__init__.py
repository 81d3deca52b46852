"""claimx: numeric claims, their sources and their time spans in English news."""
