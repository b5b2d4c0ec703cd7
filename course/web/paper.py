"""A file to keep: one page that holds its own looks, loads nothing and opens on any phone, also on paper."""

import html

from course.web import language

# The same sizes as `letter.css` has for paper, so that a file prints on one page too.
STYLE = (
    ":root{color-scheme:light dark}*{box-sizing:border-box}"
    "body{font:1.0625rem/1.6 Georgia,serif;max-width:38rem;margin:0 auto;padding:1.25rem;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.125rem;margin:1.25rem 0 .25rem}"
    "p,ul,ol{margin:0 0 .75rem}ul,ol{padding-inline-start:1.25rem}h2+p,h2+ul,h2+ol{margin-top:0}"
    "mark{background:none;color:inherit;font-style:italic}.note{font-size:.875rem}"
    "@page{margin:14mm}@media print{body{max-width:none;padding:0;font-size:11pt;line-height:1.4}"
    "h1{font-size:15pt;margin:0 0 2mm}h2{font-size:12pt;margin:2.5mm 0 .5mm}p,ul,ol{margin:0 0 1.5mm}"
    ".note{font-size:8pt}"
    ".long{font-size:9.5pt;line-height:1.3}.long h2{font-size:10.5pt;margin-top:2mm}"
    ".very-long{font-size:8pt;line-height:1.2}.very-long h2{font-size:9pt;margin:1.2mm 0 0}"
    ".very-long p,.very-long ul,.very-long ol{margin-bottom:.6mm}}"
)


def document(title: str, body: str, *, locale: str) -> str:
    """The whole file. `body` is markup that a template made, and escaped."""
    tag, direction = locale.replace("_", "-"), language.direction(locale)
    return (
        f'<!doctype html>\n<html lang="{tag}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{html.escape(title)}</title>\n<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
