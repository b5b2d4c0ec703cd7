"""What decides on consent, claims, the window and tokens, and the tests that hold it."""

MODULES: dict[str, str] = {
    # Consent.
    "course/consents.py": "tests/test_consents.py",
    "course/opt_outs.py": "tests/test_links.py",
    # The claim, and what is asked within it.
    "course/claims.py": "tests/test_claims.py",
    "course/holds.py": "tests/test_holds.py tests/test_holds_until.py tests/test_holds_reading.py",
    "course/unasked.py": "tests/test_unasked.py",
    # The window.
    "course/rules/local_time.py": "tests/rules/test_local_time.py",
    "course/rules/hours.py": "tests/rules/test_hours.py",
    "course/rules/pauses.py": "tests/rules/test_pauses.py",
    "course/rules/closings.py": "tests/rules/test_closings.py",
    "course/windows.py": "tests/test_windows.py",
    "course/quiet_dates.py": "tests/test_quiet_dates.py",
    # Tokens and links.
    "course/codes.py": "tests/test_tokens.py tests/test_codes.py",
    "course/proving.py": "tests/test_proving_limits.py tests/test_proving.py",
    "course/pins.py": "tests/test_pins.py",
    "course/links.py": "tests/test_links.py",
    "course/message_links.py": "tests/test_tokens.py tests/test_codes.py",
    "course/sessions.py": "tests/test_sessions.py",
    "course/api_tokens.py": "tests/test_api_tokens.py tests/web/admin/test_admin_tokens.py",
    "course/seal.py": "tests/test_seal.py",
}
