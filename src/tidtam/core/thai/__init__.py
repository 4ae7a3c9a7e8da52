"""How Thai offices write dates, years, numbers, letters and names. Pure: no Django, no database, no clock."""
