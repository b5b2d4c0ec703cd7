"""The code that decides on consent, claims, the window and tokens, broken on purpose: is it noticed?"""
