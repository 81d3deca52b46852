"""Write models/en_claimx: a saved pipeline that names its base and carries no weights of it.

Run `python models/build.py` after a change of the component's settings; a test compares the result.
"""

import shutil
import sys
from pathlib import Path

import spacy


def build(folder: Path) -> None:
    """Save the pipeline to `folder`."""
    nlp = spacy.blank("en")
    nlp.meta.update(
        name="claimx",
        version="0.1.0",
        description="Numeric claims in English news, with source and time span",
        license="MIT",
    )
    nlp.add_pipe("claimx_base", config={"base": "en_core_web_sm"})
    nlp.add_pipe("claimx")
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder, exclude=["vocab"])


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "en_claimx")
