"""Tokens and keys that their makers gave a shape, JSON web tokens, and hashes of passwords."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import Span, all_matches

# Prefixes as the vendors document them (GitHub, GitLab, Slack, Stripe, AWS, Google, npm, PyPI, …). A few characters fewer or
# more than today's length are taken too: a token that is cut off is still a part of one.
SHAPES = (
    r"(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AIPA|ANPA|ANVA|AROA|A3T[A-Z0-9])[A-Z0-9]{12,20}",
    r"gh[pousr]_[A-Za-z0-9]{16,255}",
    r"github_pat_[A-Za-z0-9_]{16,255}",
    r"gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[A-Za-z0-9_.=-]{10,255}",
    r"GR1348941[A-Za-z0-9_-]{16,60}",
    r"xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,255}|xapp-\d-[A-Za-z0-9-]{10,255}|xwfp-[A-Za-z0-9-]{10,255}",
    r"(?:sk|pk|rk)_(?:live|test|prod)_[A-Za-z0-9]{8,255}|whsec_[A-Za-z0-9+/=]{16,128}",
    r"AIza[A-Za-z0-9_-]{25,60}|ya29\.[A-Za-z0-9_-]{16,255}|GOCSPX-[A-Za-z0-9_-]{16,60}|1//0[A-Za-z0-9_-]{20,200}",
    r"SG\.[A-Za-z0-9_-]{10,60}(?:\.[A-Za-z0-9_-]{10,90})?|key-[0-9a-f]{32}|xkeysib-[0-9a-f]{32,80}-?[A-Za-z0-9]{0,20}",
    (
    r"npm_[A-Za-z0-9]{16,60}|pypi-[A-Za-z0-9_-]{16,255}|rubygems_[0-9a-f]{20,80}|cio[A-Za-z0-9]{32}|"
    r"dckr_pat_[A-Za-z0-9_-]{16,60}"
),
    (
    r"sk-(?:proj-|ant-|or-|svcacct-|admin-|lf-)?[A-Za-z0-9_-]{16,255}|hf_[A-Za-z0-9]{16,60}|"
    r"r8_[A-Za-z0-9]{30,60}|gsk_[A-Za-z0-9]{20,80}|xai-[A-Za-z0-9]{20,100}|pplx-[A-Za-z0-9]{20,80}"
),
    r"\d{8,10}:AA[A-Za-z0-9_-]{25,45}",
    r"[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{20,50}",
    r"eyJ[A-Za-z0-9_=-]{8,2000}(?:\.[A-Za-z0-9_=-]{2,2000}){0,4}",
    (
    r"(?:hv[sbr]|s|b)\.[A-Za-z0-9_-]{24,255}|atlasv1\.[A-Za-z0-9_=-]{20,100}|"
    r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{20,100}"
),
    (
    r"do[oprt]_v1_[0-9a-f]{20,80}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{20,60}|dp\.(?:pt|st|sa|"
    r"ct)\.[A-Za-z0-9.]{20,80}|dapi[0-9a-f]{30,40}(?:-\d)?"
),
    (
    r"sq0[a-z]{3}-[A-Za-z0-9_-]{16,60}|EAAA[A-Za-z0-9_-]{40,120}|EAACEdEose0cBA[A-Za-z0-9]{10,200}|"
    r"rzp_(?:live|test)_[A-Za-z0-9]{10,40}"
),
    r"(?:AC|SK|AP|PN|US)[0-9a-f]{32}",
    r"ATATT3[A-Za-z0-9_=-]{20,255}|ATCTT3[A-Za-z0-9_=-]{20,255}|ATBB[A-Za-z0-9]{20,60}|BBDC-[A-Za-z0-9+/]{20,60}",
    (
    r"glsa_[A-Za-z0-9_]{20,60}|glc_[A-Za-z0-9+/=]{20,255}|eyJrIjoi[A-Za-z0-9]{20,255}|"
    r"NRAK-[A-Z0-9]{20,40}|NRJS-[0-9a-f]{16,40}|sntry[su]_[A-Za-z0-9+/=_-]{20,200}"
),
    (
    r"ddp_[A-Za-z0-9]{20,60}|PMAK-[0-9a-f-]{30,80}|fio-u-[A-Za-z0-9_=-]{30,90}|pul-[0-9a-f]{40}|"
    r"lin_api_[A-Za-z0-9]{20,60}|secret_[A-Za-z0-9]{30,60}|ntn_[A-Za-z0-9]{30,60}|"
    r"figd_[A-Za-z0-9_-]{20,60}"
),
    (
    r"AGE-SECRET-KEY-1[A-Z0-9]{20,80}|T3Blbk[A-Za-z0-9]{10,60}|tskey-[a-z]{2,8}-[A-Za-z0-9-]{10,80}|"
    r"fly(?:v1|o1)[ _][A-Za-z0-9+/=_,-]{20,255}|nfp_[A-Za-z0-9]{20,60}|vercel_[A-Za-z0-9_]{16,60}|"
    r"v1\.0-[0-9a-f]{24}-[0-9a-f]{100,160}"
),
    (
    r"AccountKey=[A-Za-z0-9+/=]{20,100}|SharedAccessKey=[A-Za-z0-9+/=]{20,100}|SharedAccessSignature[= "
    r"][^\s\"']{20,255}|(?<![A-Za-z])sig=[A-Za-z0-9%+/=_-]{20,120}"
),
    r"\$(?:2[abxy]?|1|5|6|y|argon2(?:id|i|d)?|pbkdf2[\w-]{0,12}|apr1|P|H|7)\$[A-Za-z0-9./$=,+_-]{16,255}",
    (
    r"(?<![0-9A-Fa-f])[0-9a-fA-F]{32}:[0-9a-fA-F]{32}(?![0-9A-Fa-f])|(?:\{(?:SSHA|SHA|SMD5|MD5|CRYPT|"
    r"SSHA512)\})[A-Za-z0-9+/=]{16,120}"
),
)  # fmt: skip
TOKEN = re.compile(r"(?<![A-Za-z0-9])(?:" + "|".join(SHAPES) + ")")
HASH = re.compile(SHAPES[-2])
CHEAP = re.compile(r"[A-Za-z0-9+/=_~.:$-]{16}")  # without a run like that there is no token


def find_tokens(line: Line) -> Iterator[Span]:
    """Tokens by their vendors' shapes, whole."""
    if CHEAP.search(line.text):
        yield from all_matches(TOKEN, line.text, "token")
        yield from all_matches(HASH, line.text, "token")
