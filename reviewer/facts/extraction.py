"""The facts of a contract, gathered from its clauses and from what the rules found in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.account_numbers import find_counted
from reviewer.facts.account_platforms import is_mail
from reviewer.facts.account_rows import names_account
from reviewer.facts.account_words import find_account_nouns, speaks_of_accounts
from reviewer.facts.accounts import Accounts, find_accounts
from reviewer.facts.disposals import (
    disposes_of_accounts,
    disposes_of_the_above,
    gives_accounts,
    is_bare_title,
    is_list_of_accounts,
    is_subject_heading,
    is_title_of_accounts,
    is_title_of_disposal,
    lists_accounts,
    names_subject,
)
from reviewer.facts.instalments import find_instalments
from reviewer.facts.kept_accounts import KEEPING, names_belonging
from reviewer.facts.model import Facts
from reviewer.facts.parties import find_parties
from reviewer.facts.persons import heads_persons, speaks_of_persons, speaks_of_records
from reviewer.facts.price import find_price
from reviewer.facts.readings import Reading, read_passage
from reviewer.facts.records import find_records
from reviewer.facts.service import find_in_service
from reviewer.facts.signing import find_signing
from reviewer.facts.subject import Passage, find_passages
from reviewer.facts.tables import Table, find_tables
from reviewer.facts.terms import DefinedTerm
from reviewer.facts.transfer_sides import find_sides
from reviewer.facts.unit_prices import Pieces
from reviewer.facts.word_lists import spelt_out
from reviewer.facts.words import Words
from reviewer.labels import MITIGATING, Label
from reviewer.text.numerals import narrow

_ACCOUNTS = frozenset({Label.ACCOUNT_TRANSFER, Label.ACCOUNT_LEASE})
_TERMS = frozenset({Label.TAINTED_CONSIDERATION, Label.TAINTED_REMEDY, Label.CONSENT_OBTAINED})
_BESIDES = frozenset({Label.CUSTOMER_RESOURCE_TRANSFER, Label.PAYMENT_INSTRUMENT_TRANSFER})
_DATA = frozenset(
    {
        Label.PERSONAL_DATA_TRANSFER,
        Label.SENSITIVE_DATA_TRANSFER,
        Label.MINOR_DATA,
        Label.CROSS_BORDER_TRANSFER,
        Label.CUSTOMER_RESOURCE_TRANSFER,
    }
)
_SHARES = _DATA | {Label.CONSENT_OBTAINED, Label.PERSONAL_DATA_EXCLUDED}
_SIGNS = frozenset(
    {
        Label.CREDENTIAL_HANDOVER,
        Label.REAL_NAME_EVASION,
        Label.IDENTITY_CONTINUATION,
        Label.PLATFORM_TERMS_EVASION,
    }
)
_ENOUGH_SIGNS = 2
_SHOP_KINDS = frozenset({"shop", "life", "travel"})
_PASSWORDS = re.compile(r"密码|口令|[交归]还")
_STOP = re.compile("[。；;]")
# What is said of data that stay, are deleted or made anonymous; 不低于 is a bound.
_SET_APART = re.compile(
    r"不(?!得?[低少下]于|足)|未|无|仅|删|去掉|抹|粉碎|销毁|注销|清[空除]|匿名|脱敏|去标识|汇总|统计|除外|留|禁|另行征|征得|同意|授权|退还"
)
# Terms for persons, days and sums: 甲方, “完成日”, “首期款”.
_NO_THING_MEANT = re.compile(
    r"[^“「:]{0,6}[“「]?[^”」，。:]{0,10}(?:方|人|日|期|款|价)[”」(（:]|[^，。:]{0,8}方[(:]"
)
_BACKGROUND_UNITS = 12
_HEADING_LENGTH = 14
_SENTENCE_LENGTH = 24  # a heading longer than that is a clause


def extract_facts(
    document: Document,
    clauses: ClauseTree,
    terms: Sequence[DefinedTerm],
    labels: Mapping[str, frozenset[Label]],
) -> Facts:
    """What the contract states. `labels` are those that the rules found, by clause id."""
    signing = find_signing(document, clauses)
    parties = find_parties(document, clauses)
    tables = find_tables(document, clauses)
    given = _Given(document, clauses, terms, labels, tables)
    sides = find_sides(document, clauses, parties, labels, given.plainly_disposes)
    handed_over = given.accounts()
    background = (given.background(), given.readings(_SIGNS))
    besides = given.readings(_BESIDES)
    giver = sides.transferor.value if sides.transferor else ""
    accounts = find_accounts(handed_over, besides, background, giver=giver, whole=given.whole)
    unknown = accounts.count is None or not accounts.platforms
    if unknown and given.surely_hands_over(handed_over):
        wider = find_accounts(given.speaking_of(speaks_of_accounts), (), (), stated_only=True)
        named = [fact for fact in wider.platforms if not is_mail(fact.value)]
        accounts = Accounts(accounts.count or wider.count, accounts.platforms or tuple(named))
    data = given.readings(_DATA)
    count = accounts.count.value if accounts.count else None
    if data or handed_over:
        more = given.with_rows(given.speaking_of(speaks_of_persons), tables)
        more += given.beside_mitigation()
    else:  # a contract that transfers something else may transfer records too
        spoken = given.speaking_of(speaks_of_records) if sides.transferor else []
        more = given.with_rows(spoken, tables) if spoken else []
    told = given.readings(_DATA - {Label.CUSTOMER_RESOURCE_TRANSFER})
    told = given.with_rows(told, {reading.table for reading in told if reading.table})
    terms_told = given.readings(_TERMS)
    records = find_records(
        (told, [*data, *more]), handed_over, terms_told, count, given.readings(_SHARES)
    )
    price = find_price(document, clauses, labels, tables, Pieces(count, records.exactly))
    signed = signing.day.value if signing.day else None
    return Facts(
        signing_date=signing.day,
        date_blank=signing.blank,
        parties=parties,
        transferor=sides.transferor,
        transferee=sides.transferee,
        price_cny=price,
        instalments=find_instalments(document, clauses, price, signed),
        account_count=accounts.count,
        platforms=accounts.platforms,
        records_min=records.fewest,
        records_max=records.most,
        records_each=records.each,
        in_service=find_in_service(document, clauses, parties, sides.transferor, data),
        defined_terms={term.name: term.definition for term in reversed(terms)},
    )


@dataclass(frozen=True)
class _Given:
    """What every reader of facts is given."""

    document: Document
    clauses: ClauseTree
    terms: Sequence[DefinedTerm]
    labels: Mapping[str, frozenset[Label]]
    tables: Sequence[Table]

    def readings(self, wanted: Collection[Label]) -> list[Reading]:
        """The clauses with one of the labels, and what they rest on."""
        return self._resting_on(
            [clause for clause, found in self.labels.items() if not found.isdisjoint(wanted)]
        )

    def _resting_on(self, subject: Collection[str]) -> list[Reading]:
        """The clauses of these ids, and what they rest on."""
        passages = find_passages(self.document, self.clauses, self.terms, subject, self.tables)
        return [read_passage(self.document, passage) for passage in passages]

    def accounts(self) -> list[Reading]:
        """What is transferred as an account; where nothing is, what is handed back or moved.

        Beside customers or data that go over, passwords tell an account only if it is a shop's.
        """
        found = self.readings(_ACCOUNTS)
        if found:
            meant = [*self._meant_elsewhere(found), *self._named_as_subject(found)]
            return [*found, *self._other_rows(found), *meant]
        if disposed := self.disposals():
            return disposed
        control = self.readings({Label.CREDENTIAL_HANDOVER})
        if self.readings(_BESIDES | _DATA):
            return [reading for reading in control if _names_shop(reading.text)]
        return control or self.readings({Label.PLATFORM_PROCEDURE})

    def surely_hands_over(self, accounts: Sequence[Reading]) -> bool:
        """An account changes hands or is lent by more than loose words, so that what the whole
        contract says of accounts is said of it. `accounts` are those that seem to."""
        titled = accounts and self.is_titled_by_accounts()
        return bool(self.readings(_ACCOUNTS) or titled) or self.hands_over_control()

    def hands_over_control(self) -> bool:
        """Several signs of an account that changes hands, although no clause was found to say so.

        SIM and bank cards change hands with the same signs.
        """
        found = frozenset().union(*self.labels.values())
        return len(found & _SIGNS) >= _ENOUGH_SIGNS and (
            Label.PAYMENT_INSTRUMENT_TRANSFER not in found
        )

    def _other_rows(self, found: Sequence[Reading]) -> list[Reading]:
        """Rows that name an account beside those in which a risk was found."""
        seen = {reading.passage.clause.id for reading in found}
        tables = {reading.table.rows: reading.table for reading in found if reading.table}
        others = [
            read_passage(self.document, Passage(row, row.body, 0, table))
            for table in tables.values()
            for row in table.rows
            if row.id not in seen and MITIGATING.isdisjoint(self.labels.get(row.id, ()))
        ]
        return [r for r in others if names_account(r) and not any(map(_keeps_account, r.cells))]

    def _meant_elsewhere(self, found: Sequence[Reading]) -> list[Reading]:
        """The terms that mean accounts, where a clause on their price, on payment or on
        customers uses the term: “社群资产”指微信号一个和十二个群; 社群资产作价三万元."""
        seen = {reading.passage.span for reading in found}
        return [
            r
            for r in self.readings(_BESIDES | {Label.TAINTED_CONSIDERATION})
            if r.passage.depth
            and not r.cells
            and r.passage.span not in seen
            and not _NO_THING_MEANT.match(r.text)
            and not spelt_out(KEEPING).search(r.text)
            and any(c.platform and not is_mail(c.platform) for c in find_counted(r.text))
        ]

    def _named_as_subject(self, found: Sequence[Reading]) -> list[Reading]:
        """The clauses that open with what is for sale: 标的:淘宝店铺一间."""
        seen = {reading.passage.clause.id for reading in found}
        return [
            r
            for r in self.speaking_of(speaks_of_accounts)
            if r.passage.clause.id not in seen
            and not r.cells
            and names_subject(r.text)
            and not spelt_out(KEEPING).search(r.text)
        ]

    def speaking_of(self, wanted: Callable[[str], bool]) -> list[Reading]:
        """Rows and clauses with such words, but those that forbid, mitigate or set remedies."""
        table_of = {row.id: table for table in self.tables for row in table.rows}
        passed = MITIGATING | {Label.TAINTED_REMEDY}
        return [
            read_passage(self.document, Passage(clause, clause.body, 0, table_of.get(clause.id)))
            for clause in self.clauses
            if clause.kind in (ClauseKind.CLAUSE, ClauseKind.ROW, ClauseKind.PARAGRAPH)
            or (clause.kind is ClauseKind.HEADING and len(clause.body) > _SENTENCE_LENGTH)
            if self.labels.get(clause.id, frozenset()).isdisjoint(passed)
            and wanted(clause.body.of(self.document.text))
        ]

    def whole(self) -> list[Reading]:
        """All clauses and rows, for what one of them says of another."""
        table_of = {row.id: table for table in self.tables for row in table.rows}
        return [
            read_passage(self.document, Passage(clause, clause.body, 0, table_of.get(clause.id)))
            for clause in self.clauses
            if len(clause.body)
        ]

    def with_rows(self, told: Sequence[Reading], tables: Collection[Table]) -> list[Reading]:
        """What is told, and the other rows of such tables as have a column that counts persons
        (会员人数 | 1,870), but those of what is kept."""
        seen = {reading.passage.clause.id for reading in told}
        rows = [
            read_passage(self.document, Passage(row, row.body, 0, table))
            for table in tables
            if table.header and heads_persons(table.header.body.of(self.document.text))
            for row in table.rows
            if row.id not in seen and MITIGATING.isdisjoint(self.labels.get(row.id, ()))
        ]
        return [*told, *(row for row in rows if not spelt_out(KEEPING).search(row.text))]

    def beside_mitigation(self) -> list[Reading]:
        """The sentences on persons that stand in a clause beside what is excluded or forbidden, and
        are not about that themselves: 付费学员18,800名的手机号；试听学员的资料已删除."""
        spans = [
            (clause, Span(start, end))
            for clause in self.clauses
            if not MITIGATING.isdisjoint(self.labels.get(clause.id, ()))
            for start, end in _sentences(clause.body, self.document.text)
        ]
        told = ((clause, span, narrow(span.of(self.document.text))) for clause, span in spans)
        return [
            read_passage(self.document, Passage(clause, span, 0))
            for clause, span, words in told
            if not _SET_APART.search(words) and speaks_of_persons(words)
        ]

    def disposals(self) -> list[Reading]:
        """Clauses and rows that hand over accounts by their own words or their heading."""
        clauses = [
            reading.passage.clause.id
            for reading in self.speaking_of(speaks_of_accounts)
            if disposes_of_accounts(reading.text)
            or names_subject(reading.text)
            or (lists_accounts(reading.text) and self._is_under_subject(reading.passage.clause))
        ]
        return self._resting_on(
            [*clauses, *self._listed_rows()]
            or self._given_by_title()
            or self._given_behind()
            or self._counted_under_title()
        )

    def _title(self) -> Clause | None:
        return next((clause for clause in self.clauses if len(clause.body)), None)

    def _title_words(self) -> str:
        title = self._title()
        return title.body.of(self.document.text) if title else ""

    def is_titled_by_accounts(self) -> bool:
        """The title says that accounts change hands."""
        return is_title_of_accounts(self._title_words())

    def _given_by_title(self) -> list[str]:
        """The clauses that give accounts away in loose words, where the title says as much."""
        if not self.is_titled_by_accounts():
            return []
        title = self._title()
        spoken = self.speaking_of(speaks_of_accounts)
        return [
            reading.passage.clause.id
            for reading in spoken
            if reading.passage.clause is not title and gives_accounts(reading.text)
        ]

    def _counted_under_title(self) -> list[str]:
        """The clauses that count accounts of a platform, where the title is that of a sale and
        nothing else is found to be sold."""
        if not (self.is_titled_by_accounts() or is_bare_title(self._title_words())):
            return []
        title = self._title()
        spoken = self.speaking_of(speaks_of_accounts)
        return [
            r.passage.clause.id
            for r in spoken
            if r.passage.clause is not title
            and lists_accounts(r.text)
            and any(c.platform for c in find_counted(r.text))
        ]

    def _given_behind(self) -> list[str]:
        """The clauses that list accounts right before one that hands over the above."""
        pairs = zip(self.clauses.clauses, self.clauses.clauses[1:], strict=False)
        words = {c.id: narrow(c.body.of(self.document.text)) for c in self.clauses}
        return [
            listed.id
            for listed, behind in pairs
            if disposes_of_the_above(words[behind.id]) and lists_accounts(words[listed.id])
        ]

    def _is_under_subject(self, clause: Clause) -> bool:
        """A heading above says that what follows is what is for sale."""
        return any(
            len(above.body) <= _HEADING_LENGTH
            and is_subject_heading(above.body.of(self.document.text))
            for above in self.clauses.ancestors(clause)
        )

    def _listed_rows(self) -> list[str]:
        """The rows of the lists of accounts, where the title is that of a sale."""
        if not is_title_of_disposal(self._title_words()):
            return []
        lists = [
            table
            for table in self.tables
            if is_list_of_accounts([row.body.of(self.document.text) for row in table.rows])
        ]
        return [row.id for table in lists for row in table.rows]

    def plainly_disposes(self) -> bool:
        """Some clause hands over accounts by its own words, and more than a firm's passwords."""
        return any(not _PASSWORDS.search(reading.text) for reading in self.disposals())

    def background(self) -> list[Reading]:
        """Title and recitals."""
        return [
            read_passage(self.document, Passage(clause, clause.body, 0))
            for clause in self.clauses.clauses[:_BACKGROUND_UNITS]
            if clause.kind in (ClauseKind.HEADING, ClauseKind.PARAGRAPH) and len(clause.body)
        ]


def _sentences(body: Span, text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a clause begin and end, in offsets of the document."""
    start = body.start
    for stop in _STOP.finditer(text, body.start, body.end):
        yield start, stop.start()
        start = stop.end()
    if start < body.end:
        yield start, body.end


def _keeps_account(cell: Words) -> bool:
    """The cell says that an account stays, not that what it holds does: 私信往来全部保留."""
    stays = spelt_out(KEEPING).search(cell.text)
    return bool(stays) and not names_belonging(cell.text, 0)


def _names_shop(text: str) -> bool:
    """The words name an account of a platform on which shops are kept."""
    nouns = find_account_nouns(text)
    return any(noun.platform and noun.platform.kind in _SHOP_KINDS for noun in nouns)
