"""Make the golden Word 97 files of tests/data/doc/sources. Run by hand, never by a test:

    .venv/bin/python tests/data/make_doc.py [folder]

They are the golden DOCX of the same names, saved by LibreOffice (`soffice` must be on the path). It writes the time into each
file, so no two runs give the same bytes; what is read from them must be what is read from the DOCX.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("report", "tcvn3")


def main() -> None:
    """Write all files into the folder named, or where the tests look for them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "doc" / "sources"
    soffice = shutil.which("soffice")
    if soffice is None:
        sys.exit("soffice is missing: apt-get install libreoffice-writer-nogui")
    sources = [str(HERE / "docx" / "sources" / f"{name}.docx") for name in NAMES]
    with tempfile.TemporaryDirectory() as profile:
        home = f"-env:UserInstallation=file://{profile}"
        command = [soffice, home, "--headless", "--convert-to", "doc", "--outdir", str(folder), *sources]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
