"""Tests of what leaves: texts against the stand-in for Twilio, e-mail against a real SMTP server."""
