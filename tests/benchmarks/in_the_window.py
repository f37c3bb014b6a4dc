"""What the benchmarks run in processes of their own: the window, and measurements at work in it.

Pieces of code, put together and started by the tests.
"""

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
"""

# Argument: the folder for settings and marks. The whole start, as by the command, up to the first
# painting.
STARTED = """
import os, sys
os.environ["SHENQI_DATA_DIR"] = sys.argv[1]
from PySide6.QtWidgets import QApplication
QApplication.exec = lambda *_: QApplication.processEvents() or 0
from ui.launcher import main
main([])
"""

# Arguments: the folder for settings and marks; then what the piece that follows asks for.
OURS = """
from datetime import date
from pathlib import Path
import sys
from PySide6.QtWidgets import QApplication
from ui.app import App
from ui.kept.settings import Settings
qt = QApplication([])
app = App(qt, Settings(Path(sys.argv[1])), lambda: date(2026, 11, 26))
window = app.open_window()
window.resize(1280, 800)
qt.processEvents()
"""

LOADED = (
    OURS
    + """
import json
print(json.dumps(sorted(sys.modules)))
"""
)

# Arguments: the folder for settings and marks; the contracts that were open the last time. Starts
# the app with them, and prints what its window loads up to the first painting.
RESTORED = """
from datetime import date
from pathlib import Path
import json
import sys
from threading import current_thread, main_thread
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from ui.app import App
from ui.kept.remembered import TabMemory, WindowMemory, encode
from ui.kept.settings import Settings

class FirstPainting(QObject):
    # The helper thread keeps nobody waiting.
    loaded = []
    painted = False

    def find_spec(self, name, path=None, target=None):
        if not self.painted and current_thread() is main_thread():
            self.loaded.append(name)

    def eventFilter(self, watched, event):
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return False

first = FirstPainting()
sys.meta_path.insert(0, first)
qt = QApplication([])
settings = Settings(Path(sys.argv[1]))
tabs = tuple(TabMemory(Path(name)) for name in sys.argv[2:])
settings.set("windows", encode([WindowMemory("", tabs, 0)]))
app = App(qt, settings, lambda: date(2026, 11, 26))
window = app.restore()
qt.installEventFilter(first)
qt.processEvents()
assert first.painted and window.awaited is not None
print(json.dumps(first.loaded))
"""

WARM = (
    OURS
    + """
import json
import time
from PySide6.QtCore import QEventLoop, QTimer

def wait_until(is_so, seconds):
    end = time.perf_counter() + seconds
    while not is_so() and time.perf_counter() < end:
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

def wait(seconds):
    wait_until(lambda: False, seconds)

def open_contract(path):
    window.open(Path(path))
    wait_until(lambda: window.session.document is not None, 240)
    wait_until(lambda: window.desk.reading.view.is_filled, 60)

def mark_everywhere():
    from reviewer.document.model import Span
    from ui.reading.spans import MarkSpan
    step = len(window.session.document.text) // 500
    spans = [Span(n * step, n * step + 20) for n in range(500)]
    return [MarkSpan(str(n), span, "yellow", False) for n, span in enumerate(spans)]

warmed = []
app._warm()
from reviewer.worker import WarmJob
app.context.tasks.submit(WarmJob(), warmed.append)
quiet = QTimer()
quiet.start(10)
wait_until(lambda: warmed and app.context.library is not None, 120)
wait(0.5)
"""
)

# Argument: a PDF. Prints the seconds until its first page is drawn, and at which scale.
FIRST_PAGE = (
    WARM
    + """
from ui.reading.pages.view import PageView
shown = []
put = PageView.set_page_image
def note(view, page, scale, image):
    put(view, page, scale, image)
    view.viewport().repaint()
    shown.append((scale, time.perf_counter()))
PageView.set_page_image = note
started = time.perf_counter()
window.open(Path(sys.argv[2]))
wait_until(lambda: shown, 120)
print(shown[0][1] - started, shown[0][0])
app.context.close()
"""
)

# Arguments: a PDF and a scale. The same by PDFium alone.
BARE_PAGE = """
import sys, time
import pypdfium2
started = time.perf_counter()
pypdfium2.PdfDocument(sys.argv[1])[0].render(scale=float(sys.argv[2]))
print(time.perf_counter() - started)
"""

# Argument: a contract. Prints the longest stretch in which the window answers nothing, in seconds:
# idle and from opening to the review's end; by the clock, and by what its own thread worked.
GAPS = (
    WARM
    + """
class Gaps:
    def __init__(self):
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(1)
        self.reset()
    def reset(self):
        self.clock = self.work = 0.0
        self.last = time.perf_counter(), time.thread_time()
    def tick(self):
        now = time.perf_counter(), time.thread_time()
        self.clock = max(self.clock, now[0] - self.last[0])
        self.work = max(self.work, now[1] - self.last[1])
        self.last = now

gaps = Gaps()
wait(2)
idle = gaps.clock
gaps.reset()
open_contract(sys.argv[2])
wait_until(lambda: window.session.opinion is not None, 240)
wait(1.5)
print(json.dumps({"idle": idle, "clock": gaps.clock, "work": gaps.work}))
app.context.close()
"""
)

# Argument: a contract. Prints how much the opened contract adds to the memory, in bytes.
MEMORY = (
    WARM
    + """
from pathlib import Path
def resident(pid="self"):
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * 4096
before = resident()
open_contract(sys.argv[2])
wait_until(lambda: window.session.opinion is not None, 240)
wait(1)
view = window.desk.reading.page_view
bar = view.verticalScrollBar()
for step in range(40):
    bar.setValue(bar.maximum() * step // 40)
    wait(0.1)
tasks = app.context.tasks
print(json.dumps({"window": resident() - before, "reader": resident(tasks._reader.pid)}))
app.context.close()
"""
)

# Argument: a contract of pages. Prints the seconds of each of many paints while it is scrolled,
# with 500 highlights on it.
PAINTS = (
    WARM
    + """
open_contract(sys.argv[2])
view = window.desk.reading.page_view
view.set_marks(mark_everywhere())
bar = view.verticalScrollBar()
times = []
for step in range(200):
    bar.setValue(step * 300)
    if step % 5 == 0:
        wait(0.1)
    started = time.thread_time()
    view.viewport().repaint()
    times.append(time.thread_time() - started)
print(json.dumps(times))
app.context.close()
"""
)

# Argument: a contract. Prints the seconds it takes to put 500 highlights on it.
HIGHLIGHTS = (
    WARM
    + """
open_contract(sys.argv[2])
view = window.desk.reading.view
marks = mark_everywhere()
times = []
for turn in range(9):
    view.set_marks([])
    wait(0.1)
    started = time.thread_time()
    view.set_marks(marks)
    times.append(time.thread_time() - started)
print(sorted(times)[4])
app.context.close()
"""
)
