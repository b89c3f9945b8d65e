"""The list of vectors: what each shows, and what a reader must say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Vector:
    """One bundle and what is expected of a reader."""

    name: str  # "good/minimal"
    says: str
    make: Callable[[], bytes]
    exit_code: int = 0  # of `edesk verify` without a key
    check: str = ""  # the check that fails
    opens_with: tuple[str, ...] = ()  # identity files; a reader opens the case with all of them together
    exhibits: int = 0  # that can be opened
    with_key: str = ""  # what fails once the case is opened: "events", "fold" or "exhibit"
    random: bool = False  # made with randomness that cannot be fixed; not compared with what is stored


@dataclass
class Registry:
    """Collects vectors by decorator."""

    vectors: list[Vector] = field(default_factory=list)

    def good(
        self,
        name: str,
        says: str,
        *,
        opens_with: tuple[str, ...] = ("reader",),
        exhibits: int = 0,
        random: bool = False,
    ) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
        """Register a bundle that every reader accepts."""

        def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
            self.vectors.append(
                Vector(
                    name=f"good/{name}",
                    says=says,
                    make=make,
                    opens_with=opens_with,
                    exhibits=exhibits,
                    random=random,
                )
            )
            return make

        return register

    def bad(
        self, check: str, name: str, says: str, *, exit_code: int = 20
    ) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
        """Register a bundle that no reader accepts."""

        def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
            self.vectors.append(
                Vector(name=f"bad/{name}", says=says, make=make, exit_code=exit_code, check=check)
            )
            return make

        return register

    def inside(
        self, name: str, says: str, with_key: str = "events"
    ) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
        """Register a bundle whose outside is good and whose events are not."""

        def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
            self.vectors.append(
                Vector(name=f"bad/{name}", says=says, make=make, opens_with=("reader",), with_key=with_key)
            )
            return make

        return register
