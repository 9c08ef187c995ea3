"""Make the golden DOC and RTF of tests/data/{doc,rtf}/sources. Run by hand, never by a test:

    .venv/bin/python tests/data/make_office.py

They are the golden DOCX of the same names, saved by LibreOffice (`soffice` must be on the path). It writes the time into some
files, so two runs need not give the same bytes; what is read from them must be what is read from the DOCX.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("report", "tcvn3")
FORMATS = ("doc", "rtf")


def main() -> None:
    """Write all files where the tests look for them."""
    soffice = shutil.which("soffice")
    if soffice is None:
        sys.exit("soffice is missing: apt-get install libreoffice-writer-nogui")
    sources = [str(HERE / "docx" / "sources" / f"{name}.docx") for name in NAMES]
    for form in FORMATS:
        folder = HERE / form / "sources"
        with tempfile.TemporaryDirectory() as profile:
            home = f"-env:UserInstallation=file://{profile}"
            subprocess.run(
                [soffice, home, "--headless", "--convert-to", form, "--outdir", str(folder), *sources], check=True
            )


if __name__ == "__main__":
    main()
