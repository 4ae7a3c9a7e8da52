"""What the floors above add to a contact's page, such as the cases; filled in ``AppConfig.ready()``."""

from tidtam.core.contacts.models import Contact
from tidtam.core.kernel.panels import Place

sections: Place[Contact] = Place()
