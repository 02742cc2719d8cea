"""What the callbacks may use; built once by the application and passed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from callbacks._city import choose
from callbacks._identity import current_user
from model.calendar import parse_jalali
from model.catalogue import Catalogue, City
from model.settings import Settings
from model.store import Store
from pages._shell.frame import Heading

if TYPE_CHECKING:
    from callbacks._background import Manager


@dataclass(frozen=True)
class Services:
    """The store and the settings of one application.

    Attributes
    ----------
    store : Store
    settings : Settings
    background : Manager or None
        Who sees to what takes long; None where no page is served.
    """

    store: Store
    settings: Settings
    background: Manager | None = None

    def cities(self) -> tuple[City, ...]:
        """List the cities, the one first that is shown where an address names none."""
        return tuple(sorted(self.store.cities(), key=lambda one: one.city != self.settings.city))

    def catalogue(self, city: str | None = None) -> Catalogue:
        """Give all that is known of a city: the one named, else the request's.

        Raises
        ------
        NotFound
            ``error.city.unknown``
        """
        return self.store.catalogue(city or choose(self.cities()).city)

    def heading(self) -> Heading:
        """Give what the top bar says about the data."""
        catalogue = self.catalogue()
        days = [parse_jalali(source.published) for source in catalogue.sources if source.published]
        return Heading(
            city=catalogue.city,
            cities=self.cities(),
            version=catalogue.version.package_version,
            published=max(days, default=None),
            user=current_user(),
        )
