"""What goes wrong in a way a person can do something about."""


class DomainError(Exception):
    """A refusal in one sentence a person can act on (lazy-translated Thai); views show it, never as a 500."""

    def __init__(self, sentence: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotPermitted(DomainError):
    """The person may not do this; views answer 403."""
