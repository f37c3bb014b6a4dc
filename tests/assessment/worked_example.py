"""Nine WeChat accounts for 500,000 yuan, signed 2019-09-22: findings and facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assessment.gold_findings import findings_on

from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Instalment
from reviewer.labels import Label
from reviewer.rules.findings import Finding

SIGNED = date(2019, 9, 22)
_HERE = Span(0, 1)


def findings() -> tuple[Finding, ...]:
    """As the rules find them, in document order, with the candidates for price and remedy."""
    clauses = (
        (Label.ACCOUNT_TRANSFER, "乙方将其实名注册的九个微信号的使用权、所有权转让给甲方"),
        (Label.CUSTOMER_RESOURCE_TRANSFER, "每个微信号好友二至三千人，一并归甲方所有"),
        (Label.TAINTED_CONSIDERATION, "转让价款50万元，签订当日支付30万元"),
        (Label.TAINTED_CONSIDERATION, "余款20万元于2020年3月22日、9月22日各付10万元"),
        (Label.CREDENTIAL_HANDOVER, "乙方现场配合甲方变更密码、绑定手机"),
        (Label.REAL_NAME_EVASION, "乙方配合解除微信号实名认证"),
        (Label.PLATFORM_TERMS_EVASION, "乙方不得找回微信号"),
        (Label.CUSTOMER_RESOURCE_TRANSFER, "已转让微信号内客户与乙方有业务冲突的，归甲方所有"),
        (Label.TAINTED_REMEDY, "甲方逾期付款的，按年利率6%支付利息"),
        (Label.DISPUTE_RESOLUTION, "协商不成的，向人民法院起诉"),
    )
    return tuple(findings_on(*clauses))


def facts() -> Facts:
    return Facts(
        signing_date=Fact(SIGNED, (_HERE,)),
        transferor=Fact("乙方", (_HERE,)),
        transferee=Fact("甲方", (_HERE,)),
        price_cny=Fact(Decimal(500000), (_HERE,)),
        instalments=(
            Instalment(Decimal(300000), SIGNED, _HERE),
            Instalment(Decimal(100000), date(2020, 3, 22), _HERE),
            Instalment(Decimal(100000), date(2020, 9, 22), _HERE),
        ),
        account_count=Fact(9, (_HERE,)),
        platforms=(Fact("微信", (_HERE,)),),
        records_min=Fact(18000, (_HERE,)),
        records_max=Fact(27000, (_HERE,)),
    )
