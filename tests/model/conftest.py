"""How long hypothesis looks: `pytest --hypothesis-profile=thorough tests/model` looks longer.

No deadline in either: how long an example takes says more about the machine than about the model.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("usual", deadline=None)
settings.register_profile(
    "thorough", deadline=None, max_examples=1_500, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("usual")
