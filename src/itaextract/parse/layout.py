"""What a table is and what its columns hold, as the parsers of each kind are told."""

from dataclasses import dataclass

from itaextract.model import TableKind
from itaextract.parse.timecolumns import TimeColumn


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its roles (the first is the main one), the year it names."""

    index: int
    header: str
    roles: tuple[str, ...]
    year: int | None = None
    time: TimeColumn | None = None

    @property
    def role(self) -> str | None:
        """The main role."""
        return self.roles[0] if self.roles else None


@dataclass(frozen=True, slots=True)
class Layout:
    """The kind of a table, with its columns."""

    kind: TableKind
    columns: tuple[Column, ...]

    def first(self, *roles: str) -> Column | None:
        """The first column whose main role is one of ``roles``, in the order of ``roles``."""
        for role in roles:
            for column in self.columns:
                if column.role == role:
                    return column
        return None

    def having(self, role: str) -> list[Column]:
        """All columns with a role, main or not."""
        return [column for column in self.columns if role in column.roles]
