from hypothesis import given
from hypothesis import strategies as st

from itaextract.page import Rule
from itaextract.table.grid import find_lattices


def horizontal(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y, x1, y)


def vertical(x: float, top: float, bottom: float) -> Rule:
    return Rule(x, top, x, bottom)


def full_grid(xs: list[float], ys: list[float]) -> list[Rule]:
    return [horizontal(y, xs[0], xs[-1]) for y in ys] + [vertical(x, ys[0], ys[-1]) for x in xs]


def test_a_plain_grid_has_one_cell_for_each_square() -> None:
    (lattice,) = find_lattices(full_grid([10, 100, 200], [10, 40, 80, 120]))
    assert sorted(lattice.cells) == [(r, c, 1, 1) for r in range(3) for c in range(2)]


def test_a_missing_vertical_rule_merges_two_columns() -> None:
    rules = [horizontal(y, 0, 200) for y in (0, 30, 60)]
    rules += [vertical(0, 0, 60), vertical(200, 0, 60), vertical(100, 30, 60)]
    (lattice,) = find_lattices(rules)
    assert sorted(lattice.cells) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_a_missing_horizontal_rule_merges_two_rows() -> None:
    rules = [vertical(x, 0, 60) for x in (0, 100, 200)]
    rules += [horizontal(0, 0, 200), horizontal(60, 0, 200), horizontal(30, 100, 200)]
    (lattice,) = find_lattices(rules)
    assert sorted(lattice.cells) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_neighbouring_cell_borders_are_one_rule() -> None:
    rules = full_grid([10, 99.6, 200], [10, 40, 80]) + full_grid([10, 100.4, 200], [10, 40.7, 80])
    (lattice,) = find_lattices(rules)
    assert len(lattice.cells) == 4


def test_a_double_border_makes_no_row_of_its_own() -> None:
    (lattice,) = find_lattices(full_grid([0, 100, 200], [0, 5, 30, 60]))
    assert {cell[0] for cell in lattice.cells} == {0, 1}


def test_a_cell_cut_by_the_page_end_is_closed_where_its_sides_end() -> None:
    rules = [horizontal(y, 0, 200) for y in (0, 30)]
    rules += [vertical(x, 0, 95) for x in (0, 100, 200)]
    (lattice,) = find_lattices(rules)
    assert lattice.ys == [0, 30, 95]
    assert len(lattice.cells) == 4


def test_a_frame_around_text_is_no_table() -> None:
    assert find_lattices(full_grid([0, 500], [0, 700])) == []


def test_a_table_inside_a_page_frame_is_found() -> None:
    frame = full_grid([20, 570], [20, 820])
    (lattice,) = find_lattices(frame + full_grid([60, 200, 400], [100, 130, 160]))
    assert lattice.xs == [60, 200, 400]


def test_two_tables_come_from_top_to_bottom() -> None:
    upper, lower = full_grid([0, 50, 100], [0, 20, 40]), full_grid([0, 50, 100], [100, 120, 140])
    assert [lattice.box.top for lattice in find_lattices(lower + upper)] == [0, 100]


positions = st.lists(st.integers(min_value=10, max_value=60), min_size=2, max_size=6).map(
    lambda steps: [sum(steps[:i]) for i in range(len(steps) + 1)]
)


@given(positions, positions, st.data())
def test_cells_cover_the_grid_without_overlap(
    xs: list[float], ys: list[float], data: st.DataObject
) -> None:
    rules = full_grid([float(x) for x in xs], [float(y) for y in ys])
    inner = data.draw(st.sets(st.sampled_from(range(len(rules))), max_size=3))
    outline = {0, len(ys) - 1, len(ys), len(rules) - 1}
    kept = [rule for i, rule in enumerate(rules) if i not in inner - outline]
    for lattice in find_lattices(kept):
        squares = [
            (row + r, column + c)
            for row, column, height, width in lattice.cells
            for r in range(height)
            for c in range(width)
        ]
        wanted = [(r, c) for r in range(len(lattice.ys) - 1) for c in range(len(lattice.xs) - 1)]
        assert sorted(squares) == wanted
