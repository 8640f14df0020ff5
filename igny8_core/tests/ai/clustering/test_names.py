import pytest

from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.clustering.names import LONGEST_NAME, name_group
from igny8_core.tests.ai.clustering.samples import GERMAN, HOSTILE, JAPANESE


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["how to make french press coffee", "best french press", "french press grind size"], "French Press"),
        (["french press brewing", "french press brewing time", "is french press brewing hard"], "French Press Brewing"),
        (["best adjustable dumbbells", "adjustable dumbbells for sale"], "Adjustable Dumbbells"),
        (["cancel for any reason insurance", "what is cancel for any reason"], "Cancel for Any Reason"),
        (["how to use a moka pot"], "Moka Pot"),
        (["v60 filters", "v60 ratio", "v60"], "V60"),
        (GERMAN, "Kaffeemaschine"),
        (JAPANESE[:2], "コーヒー豆"),
        (["咖啡豆推荐", "咖啡豆保存", "咖啡豆价格"], "咖啡豆"),
        (["lock my card", "please lock my card"], "Card"),
        (["fun facts about cats", "tell me fun facts about dogs"], "Fun Facts"),
        (["tea, cake", "tea, scones"], "Tea"),
        (["dr. pepper calories", "calories of dr. pepper", "dr. pepper"], "Dr. Pepper"),
    ],
)
def test_a_group_is_named_by_what_its_keywords_share(texts, name):
    assert name_group(texts) == name


def test_words_of_all_groups_say_little_about_one():
    group = ["cruise travel insurance", "best travel insurance for a cruise", "cruise insurance"]
    others = ["travel insurance europe", "student travel insurance", "ski travel insurance", "cheap travel insurance"]
    assert "Cruise" in name_group(group, others=others)


def test_a_bare_word_gets_the_head_term_beside_it():
    others = ["student insurance", "car insurance", "insurance quote", "insurance claim"]
    assert (
        name_group(["cruise insurance", "cruise ship doctor", "cruise port missed"], others=others)
        == "Cruise Insurance"
    )


def test_a_taken_name_is_avoided_while_there_is_another():
    texts = ["cold brew coffee", "cold brew coffee maker", "cold brew ratio"]
    first = name_group(texts)
    assert name_key(name_group(texts, taken={name_key(first)})) != name_key(first)


def test_a_taken_name_stands_when_there_is_no_other():
    assert name_group(["tea", "tea"], taken={"tea"}) == "Tea"


def test_keywords_that_share_nothing_are_named_by_one_of_them():
    name = name_group(["moka pot", "treadmill belt", "schengen visa"])
    assert name in {"Moka Pot", "Treadmill Belt", "Schengen Visa"}


@pytest.mark.parametrize("texts", [HOSTILE, [], [""], ["!!!"], ["how to"], ["😀"], ["x" * 300], ["to the"] * 3])
def test_any_group_gets_a_short_name(texts):
    name = name_group(texts)
    assert name.strip()
    assert len(name) <= LONGEST_NAME
    assert "\x00" not in name


def test_names_do_not_depend_on_the_order_of_the_keywords():
    texts = ["v60 filter", "v60 ratio", "chemex filter", "chemex ratio"]
    assert name_group(texts) == name_group(texts[::-1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coffee Bean", "coffee beans!"),
        ("Café Crème", "cafe creme"),
        ("Pre-Existing Conditions", "pre existing condition"),
        ("Beginner's Guide", "beginners guide"),
        ("  Cold   Brew ", "cold brew"),
        ("Batteries", "battery"),
        ("French Presses", "french press"),
        ("ＣＯＦＦＥＥ", "coffee"),
    ],
)
def test_near_duplicate_names_share_a_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Coffee", "Tea"), ("が", "か"), ("Glass", "Glas"), ("Cold Brew", "Cold Brew Ratio"), ("😀", "☕")],
)
def test_different_names_have_different_keys(one, other):
    assert name_key(one) != name_key(other)
