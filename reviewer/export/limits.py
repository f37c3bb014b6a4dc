"""What a report says about itself: on what it rests, what was not checked, what it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import reviewer
from reviewer.export.articles import CitedArticles
from reviewer.export.blocks import Block, Heading, Item, Style, paragraph, paragraphs, words
from reviewer.export.notice_words import notice_words
from reviewer.export.wording import rules_words
from reviewer.law.library import Library
from reviewer.review import Review
from reviewer.text.dates import day_words

DISCLAIMER = (
    "本意见书是对合同条款效力风险的审查，所称“风险”不是对合同效力的认定，也不是对任何人构成违法、犯罪的判断。"
    "合同是否有效由人民法院或者仲裁机构依职权审查认定。"
    "本意见书由软件依规则生成初稿，未经执业律师复核并签署，不单独构成法律意见。"
)
PLATFORM_TERMS = (
    "平台协议、平台规则属于合同约定，不是法律、行政法规的强制性规定，"
    "本意见书只将其作为违约及履行风险列示。"
)
NOT_CHECKED = (
    "当事人的主体资格、签约授权、签名及印章的真实性。",
    "合同以外的事实：是否已实际履行、是否确已取得个人同意、账号的实名登记情况。",
    "账号、个人信息转让以外的其他合同风险（税务、劳动、知识产权、价格公允等）。",
    "图片、手写内容及合同所引但未随附的附件。",
)


def limits_blocks(review: Review, articles: CitedArticles, library: Library) -> Iterator[Block]:
    """What the opinion rests on and how far it goes: law, day, what was not read, disclaimer."""
    yield from basis_blocks(review, articles, library)
    yield Heading(words("声明"))
    yield from paragraphs(f"{DISCLAIMER}\n{PLATFORM_TERMS}")


def basis_blocks(review: Review, articles: CitedArticles, library: Library) -> Iterator[Block]:
    """On what the report rests, and what was not checked."""
    yield Heading(words("审查依据"))
    yield from _numbered(tuple(_basis(review, library)))
    yield Heading(words("未予核查的事项"))
    yield from _numbered(tuple(_not_checked(review, articles)))


def _numbered(lines: Sequence[str]) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        yield Item(f"{number}．", (paragraph(line, Style.PLAIN),))


def _basis(review: Review, library: Library) -> Iterator[str]:
    opinion = review.opinion
    day = day_words(opinion.day)
    if opinion.day_stated:
        yield f"适用法律以合同签订日（{day}）为准，条文取该日施行的文本。"
    else:
        yield f"合同未载明签订日期，条文取{day}施行的文本；签订日期如有不同，结论可能改变。"
    yield (
        f"法条库截至{day_words(opinion.law_as_of)}；规则版本{rules_words(opinion.rules_version)}；"
        f"软件版本{reviewer.__version__}。审查过程全程离线，合同内容未上传。"
    )
    yield from library.coverage
    yield f"所审文件的SHA-256：{review.document.sha256}"


def _not_checked(review: Review, articles: CitedArticles) -> Iterator[str]:
    yield from NOT_CHECKED
    unread = articles.unread()
    if unread:
        yield f"下列条文只列条号，文本未核：{'、'.join(unread)}。"
    if review.document.ocr:
        yield "合同文字由扫描件识别而来，识别可能有误，请与原件核对。"
    yield from map(notice_words, review.document.warnings)
