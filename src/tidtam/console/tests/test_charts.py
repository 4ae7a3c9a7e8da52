from hypothesis import given
from hypothesis import strategies as st

from tidtam.console.charts import GROUND, TOP, Bar, bar_plot, bullet_bar


def percent(text):
    return float(text.removesuffix("%"))


def test_the_tallest_bar_reaches_the_top():
    low, high = bar_plot([Bar("ธ.ค.", 5), Bar("ม.ค.", 10)]).columns
    assert percent(high.value_y) == TOP
    assert percent(low.value_height) * 2 == percent(high.value_height)


def test_misses_stand_on_the_bar():
    column = bar_plot([Bar("ก.พ.", 6, 1)]).columns[0]
    assert percent(column.rest_y) + percent(column.rest_height) == percent(column.value_y)


def test_a_target_above_every_bar_is_still_on_the_chart():
    plot = bar_plot([Bar("ศูนย์ 1", 40)], target=80)
    assert percent(plot.target) == TOP


def test_a_chart_of_zeros_or_nothing_draws():
    assert percent(bar_plot([Bar("ต.ค.", 0)]).columns[0].value_height) == 0
    assert bar_plot([]).columns == ()


def test_a_bar_without_words_prints_its_value():
    assert bar_plot([Bar("ต.ค.", 12.5)]).columns[0].text == "12.5"


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=24))
def test_no_bar_leaves_the_plot(values):
    for column in bar_plot([Bar(str(i), *pair) for i, pair in enumerate(values)]).columns:
        assert TOP - 0.02 <= percent(column.rest_y) <= percent(column.value_y) <= GROUND
        assert percent(column.x) + percent(column.width) <= 100.01


def test_a_figure_below_its_target_is_short():
    assert bullet_bar(value=79.99, target=80).short
    assert not bullet_bar(value=80, target=80).short


def test_a_figure_beyond_the_scale_fills_the_track():
    assert bullet_bar(value=130, target=100, top=100).width == "100.00%"
