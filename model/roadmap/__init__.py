"""The roadmap: which service, system and prerequisite is worked on in which quarter, and why then.

`problem` says what is planned under which rules, `serial` finds a plan at once, `solve` a better
one with a bound; `city` makes the problem of a city's catalogue. Quarters inside are counted from
0, the first quarter of the horizon.
"""
