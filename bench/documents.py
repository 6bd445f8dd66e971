"""How long does a document take, and how much memory does the child that draws it need? `python bench/documents.py`.

Prints one line a format and size: seconds as a caller waits for them, the child's peak memory, and the file's size.
"""

import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from api.documents.docx import render_docx  # noqa: E402  only importable once the path is set
from api.documents.pdf import render_pdf  # noqa: E402
from api.documents.xlsx import render_xlsx  # noqa: E402
from tests.documents.sample import sample  # noqa: E402


def main() -> None:
    for risks in (60, 200, 2000):
        analysis = sample(risks)
        for render in (render_pdf, render_docx, render_xlsx):
            begun = time.perf_counter()
            document = render(analysis, None)
            seconds = time.perf_counter() - begun
            child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            memory = f"{child:4} MB in the child" if render is render_pdf else ""
            print(f"{render.__name__:12} {risks:5} risks {seconds:6.2f} s {len(document) // 1024:5} KB {memory}")


if __name__ == "__main__":
    main()
