"""Scans made for tests: a page is typeset, drawn, and then treated as paper is.

Nothing here is kept as a file; what a test needs it draws.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2
import typst
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
Corners = tuple[tuple[float, float], ...]

PARAGRAPHS = (
    ("", "甲方：云州星河网络科技有限公司，统一社会信用代码：9133********000X。"),
    ("", "乙方：林知夏，身份证号码：3301**********0000，联系电话：138****0000。"),
    ("第一条", "标的"),
    (
        "1.1",
        "甲方将其注册并实际使用的九个微信号连同好友、群聊与聊天记录一并转让给乙方，"
        "乙方自交割日起独立经营。",
    ),
    ("1.2", "2019年9月22日为交割日，甲方应于当日换绑手机号码，并将登录密码书面告知乙方。"),
    ("第二条", "价款"),
    (
        "2.1",
        "转让价款合计人民币叁万元整（¥30,000.00），乙方于签署当日一次付清，"
        "逾期每日按万分之五支付违约金。",
    ),
    (
        "2.2",
        "客户资料共计一万四千条，含姓名、手机号码及住址，由甲方以移动硬盘交付，"
        "并保证其真实、完整、可用。",
    ),
    ("第三条", "其他"),
    (
        "3.1",
        "因本协议发生争议的，由甲方所在地人民法院管辖；本协议一式两份，"
        "自双方签字或者盖章之日起生效。",
    ),
)
TITLE = "账号转让协议"
TABLE = (("序号", "微信号", "好友数"), ("1", "星河客服01", "2310"), ("2", "星河客服02", "2875"))


def typeset(*, table: bool = False, size: int = 12) -> bytes:
    """The contract of `PARAGRAPHS` as a PDF of one page with a text layer."""
    lines = [
        '#set page(paper: "a4", margin: 72pt)',
        f'#set text(font: ("Noto Serif CJK SC",), size: {size}pt, lang: "zh")',
        "#set par(justify: true, leading: 0.9em)",
        f'#align(center)[#text(size: 18pt, weight: "bold")[{TITLE}]]',
    ]
    for number, words in PARAGRAPHS:
        lines += ["", f"#[{_typed(' '.join(filter(None, (number, words))))}]"]
    if table:
        cells = ", ".join(f"[{cell}]" for row in TABLE for cell in row)
        lines += ["", f"#table(columns: (1fr, 2fr, 2fr), {cells})"]
    return typst.compile("\n".join(lines).encode())


def _typed(words: str) -> str:
    return "".join(f"\\{char}" if char in "*#$_[]@" else char for char in words)


def picture_of(pdf: bytes, page: int = 0, scale: float = 200 / 72) -> Picture:
    """A page drawn: height by width by red, green, blue."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[page].render(scale=scale, rev_byteorder=True).to_numpy()
        return np.array(drawn[:, :, :3], dtype=np.uint8)
    finally:
        document.close()


def askew(picture: Picture, degrees: float) -> Picture:
    """The paper turned clockwise in the feeder."""
    image = Image.fromarray(picture)
    turned = image.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    return np.array(turned)


def on_its_side(picture: Picture, turns: int) -> Picture:
    """The paper laid in after some quarter turns clockwise."""
    return np.ascontiguousarray(np.rot90(picture, -turns))


def sealed(picture: Picture, x: float, y: float, across: float = 330.0) -> Picture:
    """A round red seal stamped on the page with its middle at (x, y).

    Ring, star and letters are of translucent ink over the print.
    """
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width]
    away = np.hypot(columns - x, rows - y)
    angle = np.arctan2(rows - y, columns - x)
    radius = across / 2
    ink = (away < radius) & (away > radius - 12)
    ink |= away < radius * 0.28 * (1 + 0.4 * np.cos(5 * angle))
    ink |= (abs(away - radius * 0.78) < 18) & (np.cos(24 * angle) > 0.1) & (rows < y + radius / 3)
    stamped = picture.astype(np.float64)
    stamped[ink] *= (0.86, 0.22, 0.2)
    return np.asarray(stamped, dtype=np.uint8)


def worn(picture: Picture, noise: float = 12.0, seed: int = 1) -> Picture:
    """A copy of a copy: shade from one edge to the other, grain, and strokes run together."""
    rng = np.random.default_rng(seed)
    shade = np.linspace(1.0, 0.82, picture.shape[1])[None, :, None]
    soft = (picture.astype(np.float64) + np.roll(picture, 1, 0) + np.roll(picture, 1, 1)) / 3
    grained = soft * shade + rng.normal(0, noise, picture.shape)
    return np.asarray(np.clip(grained, 0, 255), dtype=np.uint8)


def photographed(
    picture: Picture, corners: Corners = ((0.10, 0.07), (0.93, 0.12), (0.97, 0.95), (0.05, 0.90))
) -> Picture:
    """The paper photographed by hand on a dark table.

    `corners` are those of the paper from the top left on clockwise, as shares of the picture.
    """
    height, width = picture.shape[:2]
    targets = [(x * width, y * height) for x, y in corners]
    matrix = _perspective(targets, _square(width, height))
    image = Image.fromarray(picture).transform(
        (width, height), Image.Transform.PERSPECTIVE, matrix, Image.Resampling.BICUBIC
    )
    inside = Image.new("L", (width, height), 255).transform(
        (width, height), Image.Transform.PERSPECTIVE, matrix
    )
    grain = np.random.default_rng(1).normal(0, 6, (height, width, 1))
    table = np.array([74.0, 58.0, 45.0]) + grain + 8 * np.sin(np.arange(height) / 9)[:, None, None]
    mask = np.array(inside, float)[:, :, None] / 255
    mixed = np.array(image, float) * mask + table * (1 - mask)
    return np.asarray(np.clip(mixed, 0, 255), dtype=np.uint8)


def on_the_photograph(
    corners: Corners, width: float, height: float
) -> Callable[[float, float], tuple[float, float]]:
    """Where a point of the paper, of a picture of that size, is on its photograph."""
    targets = [(x * width, y * height) for x, y in corners]
    a, b, c, d, e, f, g, h = _perspective(_square(width, height), targets)

    def place(x: float, y: float) -> tuple[float, float]:
        n = g * x + h * y + 1
        return (a * x + b * y + c) / n, (d * x + e * y + f) / n

    return place


def _square(width: float, height: float) -> list[tuple[float, float]]:
    return [(0, 0), (width, 0), (width, height), (0, height)]


def _perspective(
    sources: list[tuple[float, float]], targets: list[tuple[float, float]]
) -> list[float]:
    """The eight numbers of the perspective that puts four points on four others."""
    rows, values = [], []
    for (x, y), (u, v) in zip(sources, targets, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solved: list[float] = np.linalg.solve(np.array(rows, float), np.array(values, float)).tolist()
    return solved


def shaded(picture: Picture, darkest: float = 0.35) -> Picture:
    """The light falls off to one corner, and the photographer's shadow lies over the lower part."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width]
    slope = 1 - (1 - darkest) * (rows / height + columns / width) / 2
    shadow = np.where(rows > height * (0.55 + 0.1 * columns / width), 0.7, 1.0)
    lit = picture * (slope * shadow)[:, :, None]
    return np.asarray(lit, dtype=np.uint8)


def scan(*pictures: Picture, quality: int = 75, dpi: int = 200) -> bytes:
    """A PDF in which every page is nothing but a JPEG."""
    images = [Image.fromarray(picture) for picture in pictures]
    stream = io.BytesIO()
    options: dict[str, Any] = {"resolution": dpi, "quality": quality}
    images[0].save(stream, "PDF", save_all=True, append_images=images[1:], **options)
    return stream.getvalue()
