"""``tidtam figures`` refuses a year of the wrong era by name instead of counting the wrong days."""

import pytest

from tidtam.config.cli import main
from tidtam.performance.indicators.tests.office import make_indicators


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "2563-03-31"], "2563-03-31 ต้องเป็นปี ค.ศ."),
        (["--since", "2562-12-01", "--as-of", "2020-03-31"], "2562-12-01 ต้องเป็นปี ค.ศ."),
        (["--as-of", "31/3/2020"], "ค.ศ.-เดือน-วัน"),
        (["--fiscal-year", "2020"], "พ.ศ. เช่น 2563"),
        (["--fiscal-year", "ปีนี้"], "พ.ศ. เช่น 2563"),
    ],
)
def test_a_day_or_a_year_of_the_wrong_era_is_named(arguments, said, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["figures", *arguments])
    errors = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in errors
    assert "Traceback" not in errors and "ValueError" not in errors


def test_a_fiscal_year_counts_what_was_received_in_it(db, capsys):
    make_indicators()
    main(["figures", "--fiscal-year", "2563", "--indicator", "letters.users"])
    assert "[2019-10-01 – 2020-09-30]" in capsys.readouterr().out
