"""How far a call is, told to whoever watches it."""

from typing import Any, Final


class Watch:
    """Is told of each step of a call before it begins. This one tells nobody."""

    def __call__(self, step: int, patience: float = 1.0) -> None:
        """Begin a step.

        Args:
            step: its number, such as a page's; 0 for what belongs to none.
            patience: how many times the time of an ordinary step it may take.
        """

    def tell(self, *news: Any) -> None:
        """Pass something on to the caller, such as how far the work is."""


unwatched: Final = Watch()
