"""Who transfers and who receives: the roles, told by what the clauses have each party do.

Votes are counted: the names of the roles (转让方, 卖家, 承接方), who gives and who gets in the
clauses that the rules found risky, and who pays the price. A contract without risk that calls
itself a sale or a transfer has its sides told by all its clauses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact, Party
from reviewer.facts.parties import Naming
from reviewer.facts.words import words_of
from reviewer.labels import Label

TRANSFERRING = frozenset(
    {
        Label.ACCOUNT_TRANSFER,
        Label.ACCOUNT_LEASE,
        Label.PERSONAL_DATA_TRANSFER,
        Label.SENSITIVE_DATA_TRANSFER,
        Label.CUSTOMER_RESOURCE_TRANSFER,
        Label.PAYMENT_INSTRUMENT_TRANSFER,
        Label.CREDENTIAL_HANDOVER,
    }
)
_GIVER = re.compile(
    r"转让|出让|让与|让出|转出|出[售卖号租借店盘兑货料]|打出|往外|退出|走的人|[卖供销]方|卖[家主]|供[货号应]|赠与|转店|盘出|出盘|出手|转手|原承包|提供方|交出|移交|原[^单]|出资|流量方|债务人|[交让给](?:的人|者)"
)
_TAKER = re.compile(
    r"受[让赠]|承[接租继让]|接[手收盘店班兑门棒]|往里接|留的人|继任|使用方|买|收[购号货料]|购买|拿货|用号|求购|采购|需方|接收|资金方|债权人|引进|[接受](?:的人|者)"
)
_TRANSFEROR = re.compile(r"(?<![受承接])转让|出让|让与|让出|转出[方人]|转店")
_TRANSFEREE = re.compile(r"受让|承让|接[手店盘收]|受赠")
_GIVES = re.compile(
    r"转让|转给|移交|移转|交[付给由]|提供|出售|卖[给与断]|让[给与渡]|赠[与送]|出租|出借|过户|过[到给]|发[送给]|拷[给入贝]|导出"
    r"|告知|留[给下]|带走|放弃|不再(?:登录|使用|享有|保留|碰|用)|以后不碰|退出|不要了|交出|出资|盘[给与]|传给|告诉|配合|协助|供给"
)
_GETS = re.compile(r"(?:归|算|姓|交|给|与|予|至|到|向|让|属于?|转|为|成|付|供)$")
_BY = re.compile(r"由$")
_OWNS = re.compile(
    r"(?:以其?)?(?:名下|手[上里头]|持有|拥有|所持|实名|注册|开设|运营之?的|(?:本人|自己)?的)"
)
_RECEIVES = re.compile(
    r"受让|接收|承接|接手|取得|收购|购买|继续使用|接管|承继|支配|控制|所有|接着|沿用|享有|排他|指[定派]"
)
_PAYS = re.compile(r"支付|付[给款清至到]?|汇[入至给]|转账|打[给到入]|补给|结清|给付")
# 甲方应于首日前将店组交乙方; what is given back at the end tells nothing.
_DISPOSES = re.compile(r"[^，。；将把]{0,12}[将把](?!来)(?![^，。；]{0,20}(?:还|改回|退回|归位))")
_SALE = re.compile(r"转让(?!金)|出让|让与|买卖|[兑盘顶转]店|顶手|出[兑盘顶]")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Sides:
    """Who gives away and who gets, by the names the contract calls them."""

    transferor: Fact[str] | None
    transferee: Fact[str] | None


def find_sides(
    document: Document,
    clauses: ClauseTree,
    parties: Sequence[Party],
    labels: Mapping[str, frozenset[Label]],
) -> Sides:
    """The two roles, or None where the votes do not tell."""
    votes: Counter[str] = Counter()
    places: dict[str, list[Span]] = {party.role: list(party.spans) for party in parties}
    risky = any(not found.isdisjoint(TRANSFERRING) for found in labels.values())
    sale = not risky and _calls_itself_a_sale(document, clauses)
    for party in parties:
        votes[party.role] += 3 * _vote_of_names(party, plain=not risky and not sale)
    naming = Naming(parties)
    for clause in clauses:
        if clause.kind is ClauseKind.ROW:
            continue
        found = TRANSFERRING if sale else labels.get(clause.id, frozenset())
        for role, vote, span in _votes(document, clause, naming, found):
            votes[role] += vote
            places[role].append(span)
    ranked = votes.most_common()
    if len(ranked) < 2 or not any(votes.values()):
        return Sides(None, None)
    giver, taker = ranked[0][0], ranked[-1][0]
    if votes[giver] == votes[taker]:
        return Sides(None, None)
    return Sides(
        Fact(giver, tuple(places[giver][:3])) if votes[giver] > 0 or len(votes) == 2 else None,
        Fact(taker, tuple(places[taker][:3])) if votes[taker] < 0 or len(votes) == 2 else None,
    )


def _calls_itself_a_sale(document: Document, clauses: ClauseTree) -> bool:
    """By its title: the first line that is no page header."""
    lines = (c for c in clauses if c.kind not in (ClauseKind.HEADER, ClauseKind.FOOTER))
    title = next(lines, None)
    return title is not None and bool(_SALE.search(title.body.of(document.text)))


def _vote_of_names(party: Party, *, plain: bool) -> int:
    """Whether the role's names say who transfers; with `plain` only the word 转让 itself counts.

    In a contract without a risky transfer the seller of goods is no transferor.
    """
    names = " ".join((party.role, *party.aliases))
    if plain:
        return bool(_TRANSFEROR.search(names)) - bool(_TRANSFEREE.search(names))
    return bool(_GIVER.search(names)) - bool(_TAKER.search(names))


def _votes(
    document: Document, clause: Clause, naming: Naming, found: frozenset[Label]
) -> Iterator[tuple[str, int, Span]]:
    """Above 0 for a party that gives, below for one that gets or pays."""
    risky = bool(found & TRANSFERRING)
    priced = Label.TAINTED_CONSIDERATION in found
    if not (risky or priced):
        return
    words = words_of(document, clause.body)
    named = list(naming.mentions(words.text))
    for index, (start, end, party) in enumerate(named):
        span = words.span(start, end)
        stop = named[index + 1][0] if index + 1 < len(named) else len(words.text)
        after = words.text[end : min(stop, end + _REACH)]
        before = words.text[max(0, start - 3) : start]
        if "还" in before:  # 交还甲方: at the end, what was had for a time goes back
            continue
        if vote := _vote(before, after, risky=risky, priced=priced):
            yield party.role, vote, span


def _vote(before: str, after: str, *, risky: bool, priced: bool) -> int:
    """What the words round a party's name make of it: above 0 gives, below gets or pays."""
    gets = bool(_GETS.search(before))
    if risky:
        if gets:
            return -1
        if _BY.search(before) and _RECEIVES.search(after):
            return -1
        if _OWNS.match(after) or _GIVES.search(after) or _DISPOSES.match(after):
            return 1
        if _RECEIVES.search(after):
            return -1
    if priced and (gets or _PAYS.search(after)):
        return 2 if gets else -2
    return 0
