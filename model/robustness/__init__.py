"""How sure an order of services is, and what would change it.

Every result carries the counts that a sentence for the council needs. Where something turns on a
tie it is decided in integers or fractions; floats only draw, sample and search.
"""
