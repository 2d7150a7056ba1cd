"""Why a bilag has no pages of its own, where more than one place must know the words."""

from __future__ import annotations

LOCKED = "Filen er låst med en adgangskode. Skriv adgangskoden, når bilaget tilføjes, eller bed om filen uden."
