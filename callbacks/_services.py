"""What the callbacks may use; built once by the application and passed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from callbacks._identity import current_user
from model.calendar import parse_jalali
from model.catalogue import Catalogue
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

    def catalogue(self) -> Catalogue:
        """Give all that is known of the city."""
        return self.store.catalogue(self.store.cities()[0].city)

    def heading(self) -> Heading:
        """Give what the top bar says about the data."""
        catalogue = self.catalogue()
        days = [parse_jalali(source.published) for source in catalogue.sources if source.published]
        return Heading(
            city=catalogue.city,
            version=catalogue.version.package_version,
            published=max(days, default=None),
            user=current_user(),
        )
