"""The ways a message can leave: one module a provider, all behind the Protocol of `sender.py`."""
