"""Absolute addresses for messages and for staff. They come from the configured base URL, never from a request."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """Builds addresses below `base_url`, which has no trailing slash."""

    base_url: str

    def message(self, token: str) -> str:
        return f"{self.base_url}/l/{token}"

    def join(self, code: str) -> str:
        return f"{self.base_url}/join/{code}"

    def help_now(self) -> str:
        return f"{self.base_url}/help-now"

    def new_link(self) -> str:
        return f"{self.base_url}/link"

    def unsubscribe(self, token: str) -> str:
        return f"{self.base_url}/unsubscribe/{token}"

    def status_callback(self, ref: str) -> str:
        return f"{self.base_url}/webhooks/twilio/status/{ref}"

    def staff(self) -> str:
        return f"{self.base_url}/admin"

    def support_desk(self) -> str:
        return f"{self.base_url}/admin/support"

    def staff_setup(self, token: str) -> str:
        return f"{self.base_url}/admin/setup/{token}"

    def test_phone(self) -> str:
        return f"{self.base_url}/phone"
