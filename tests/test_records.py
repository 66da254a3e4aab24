"""Records share what they have in common."""

from itaextract.model import Box, Budget


def test_records_share_the_names_of_the_fields_that_were_given():
    one, other = (Box(page=1, x0=0.0, top=float(n), x1=1.0, bottom=2.0) for n in range(2))
    assert one.model_fields_set is other.model_fields_set
    assert Budget(raw="5").model_dump(exclude_unset=True) == {"raw": "5"}


def test_a_changed_copy_changes_nothing_of_the_others():
    first, second = Budget(raw="5"), Budget(raw="6")
    assert first.model_copy(update={"amount": 5.0}).model_fields_set == {"raw", "amount"}
    assert second.model_fields_set == {"raw"}
