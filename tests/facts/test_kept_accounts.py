"""An account that is named only to say that it stays is not one that changes hands."""

from __future__ import annotations

import pytest

from reviewer.facts.kept_accounts import KEEPING, is_kept, names_belonging, says_it_stays
from reviewer.facts.word_lists import spelt_out
from reviewer.text.numerals import narrow


def kept(text, name):
    plain = narrow(text)
    start = plain.index(name)
    return is_kept(plain, start, start + len(name))


@pytest.mark.parametrize(
    "text",
    [
        "甲方的抖音号不卖。",
        "甲方家里人的抖音不抵。",
        "抖音不在移交范围内。",
        "乙方另行运营的抖音号两个，因涉诉暂不纳入。",
        "阿秋用来约朋友的微信，以及停更的抖音，都排除在外。",
        "抖音号“小满手记”，仍由甲方自办。",
        "抖音号甲方留着自己用。",
        "抖音由卖方继续使用或者注销。",
        "本合同不含抖音账号。",
        "私号、抖音、家长群都不含。",
        "乙方不提供任何抖音号。",
        "除抖音号外，其余归乙方。",
        "甲方自用的抖音归甲方自己。",
        "抖音、小红书两号留归乙方。",
        "抖音收款码甲方带走。",
        "抖音号及办公电话由甲方保留。",
        "他自己的抖音还是他的。",
        "抖音因被限流不要。",
        "抖音（保留项，甲方自用）",
        "转让方已把抖音卖给案外人，不在此内。",
        "乙方现有抖音“麦穗亲子”继续自己运营。",
        "☑ 视频号 □ 抖音",
        "公司自己的抖音、公众号本就归公司。",
        "甲方另有抖音账号一个，甲方自己留着。",
        "抖音号予以剥离。",
        "乙方收款用的抖音自行开通。",
        "抖音店因诉讼被查封，本次不动，以后另谈。",
        "抖音账号归客户所有，不在移交范围。",
        "坐诊医生的抖音属其个人，不动。",
        "抖音留着教儿子说书。",
        "抖音不算。",
        "乙方以其本人身份注册的抖音“阿沫”系乙方个人所有，甲方不主张权益。",
        "主播名下的微博、抖音等账号归主播所有，甲方不得索取。",
        "丙方名下之抖音小店、客户订单及合同均属丙方所有。",
        "员工个人的抖音属于员工。",
        "目标公司名下的抖音店始终由目标公司持有和经营，股东变动不改变主体。",
        "乙方用于接单的抖音号由乙方继续使用，甲方无权要求移交。",
        "抖音账号由乙方自行申请。",
        "抖音号系摄影师个人账号，由其带走。",
        "抖音上的店铺甲方已下架。",
        "办公桌归甲方，抖音店关掉。",
        "抖音店铺由甲方申请关闭。",
        "绑的抖音我自己解绑拿走。",
    ],
)
def test_accounts_that_stay(text):
    assert kept(text, "抖音")


@pytest.mark.parametrize(
    "text",
    [
        "抖音号归乙方。",
        "抖音得留下，不然三年白拍。",
        "抖音应留下。",
        "抖音号归乙方所有。",
        "抖音留着给乙方用。",
        "甲方将自用的抖音账号1个转让给乙方。",
        "抖音号从今往后还是乙方的。",
        "原列八个抖音号，剔除两个，其余归乙方。",
        "抖音号“果然香”，快手店已关，不交。",
        "抖音号本就归公司，离职时应移交公司。",
        "抖音号不得转让给他人。",
        "抖音号粉丝原样保留。",
        "抖音号所加租客由甲方保留。",
        "抖音号的实名登记仍由甲方保留。",
        "抖音号归乙方，甲方以后不再碰。",
        "抖音号因甲方违规被平台关掉的，甲方退款。",
        "抖音号交乙方，公众号不交。",
        "抖音号三个，7号机不作数。",
        "除抖音号外，视频号也一并给乙方。",
        "除了抖音号归乙方，别的照旧。",
        "抖音号一个，“小满”注销。",
        "抖音号十个（编号011由乙方自留）。",
        "标的：抖音“阿禾”，不含微博。",
        "甲方的抖音号自本日起归乙方所有。",
        "甲方把抖音给了乙方：抖音“满姐”一个，给了就是乙方的。",
        "乙方的抖音号晚间由甲方主播登录，其余时段归乙方。",
        "公司出资的抖音号归公司所有，乙方应予交还。",
        "抖音端口剩余使用期由乙方继续使用。",
        "抖音号系甲方个人注册的账号，归乙方。",
        "抖音里头甲方原来发过的那些老段子老照片老账目一概不动，甲方自用。",
    ],
)
def test_accounts_that_go(text):
    assert not kept(text, "抖音")


@pytest.mark.parametrize(
    "cell",
    [
        "机构留用",
        "甲方留",
        "不动",
        "不予移交",
        "仍归甲方",
        "维持现状，归乙方",
        "保留（甲方自用）",
        "甲方自己的，不给",
        "□ 交　☑ 不交",
        "□是 √否，卖方留着自己用",
    ],
)
def test_a_cell_says_of_its_row_that_it_stays(cell):
    assert says_it_stays(narrow(cell))


@pytest.mark.parametrize(
    "cell",
    ["转", "☑ 交　□ 不交", "☑ 不变更名称", "归乙方", "聊天记录留着", "好友保留", "打包给乙方"],
)
def test_a_cell_says_of_its_row_that_it_goes_or_keeps_something_of_it(cell):
    assert not says_it_stays(narrow(cell))


def test_a_row_says_in_one_of_its_cells_that_the_account_stays():
    assert spelt_out(KEEPING).search("抖音|南栀下厨|乙方|维持现状，归乙方")
    assert not spelt_out(KEEPING).search("小红书|南栀的一人食|乙方|归甲方使用和收益")


@pytest.mark.parametrize("text", ["微信号通讯录", "微信号里的好友", "微信的聊天记录"])
def test_something_of_an_account_is_not_the_account(text):
    assert names_belonging(text, len("微信"))


def test_an_account_is_nothing_of_itself():
    assert not names_belonging("微信号归乙方", len("微信"))
