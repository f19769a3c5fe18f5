"""Names of machines: domain names, NetBIOS names, shares, and what is called a host."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.lexicon import built_in
from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import BLANK, Span
from scripts.tickets.redaction.word_sets import words_in

LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
UNC = re.compile(r"(?<![\w\\])(?:smb:)?(?:\\\\|//)(?P<host>[\w.$-]{1,80})(?:[\\/][^\s\\/,;]{0,80}){0,8}")
DOMAIN = re.compile(rf"(?<![\w@.-])(?:{LABEL}\.){{1,6}}[^\W\d_][\w-]{{0,23}}[^\W_]\.?(?::\d{{2,5}})?(?![\w-]|\.\w)")
# The beginnings that administrators give to names of machines; behind them a number, a site or a person.
KINDS = (
    "srv|svr|serv|server|ws|wks|wkst|pc|desktop|laptop|notebook|lap|nb|lt|lptp|dt|dsk|mbp|mba|mac|"
    "macbook|imac|ipad|iphone|surface|tab|tablet|thin|tc|wyse|win|win10|win11|lnx|linux|ubuntu|deb|rhel|"
    "aix|sol|esx|esxi|vm|vmhost|hyp|hv|hyperv|kvm|node|k8s|kube|docker|cluster|clu|clus"
    "|dc|addc|ads|ad|rodc|dns|dhcp|ntp|pki|ca|fs|file|fileserver|nas|san|stor|storage|nfs|smb|print|prn|"
    "prt|printer|ps|mfp|plt|mail|mx|smtp|exch|exchange|ex|imap|mbx|web|www|app|apps|api|db|sql|mssql|"
    "mysql|ora|oracle|pg|pgsql|postgres|mongo|redis|hana|sap|erp|crm|bi|bw|dwh|etl|prx|proxy|fw|firewall|"
    "asa|pan|gw|vpn|ras|rds|rdp|ts|term|citrix|ctx|xen|xa|vdi|view|jump|jumpbox|jmp|bastion|adm|mgmt|mon|"
    "monitor|nagios|zabbix|log|syslog|elk|splunk|bkp|backup|bak|veeam|dr|arch|archive|git|gitlab|jenkins|"
    "ci|build|bld|repo|nexus|jira|wiki|intranet|portal|sp|sharepoint|sp|sw|switch|rtr|router|core|dist|"
    "acc|access|ap|wap|wlc|wifi|lb|f5|ltm|ups|pdu|cam|cctv|nvr|ip-phone|sep|phone|tel|pbx|sip|sbc|cuc|"
    "cucm|ilo|idrac|ipmi|kiosk|pos|till|plc|hmi|scada|lic|license|lm|test|tst|dev|qa|uat|stg|stage|"
    "staging|int|prod|prd|pre|demo|edge|host|box|lab"
)
PREFIXED = re.compile(
    (
        rf"(?<![\w.\\/@-])(?:(?:{KINDS})(?P<dash>[-_])?|"
        rf"[A-Za-z]{{2,6}}[-_](?:{KINDS})[-_]?)(?=[\w-]{{0,40}}\d)"
        rf"[A-Za-z0-9]{{0,12}}(?:[-_][A-Za-z0-9]{{1,15}}){{0,4}}(?![\w])"
    ),
    re.IGNORECASE,
)
CAPITALS = re.compile(
    r"(?<![\w.\\/@-])(?:LAPTOP|DESKTOP|NOTEBOOK|WS|WKS|PC|MBP|MBA|IMAC|MAC|MACBOOK|SRV|SVR|NB|LT|VM|WIN|"
    r"DC|TC|PRN|PRT|IPAD|IPHONE|TAB|SURFACE)[-_][A-Z0-9]{2,15}(?:-[A-Z0-9]{1,10}){0,3}(?![\w])"
)
CUE = re.compile(
    r"(?<![^\W_])(?<!/)(?:host ?names?|hosts?|rechnername|computername|computer name|pc name|machine name|"
    r"server ?name|servername|netbios(?: name)?|fqdn|nom d'hote|nombre de host|nome host|hostnaam|device "
    r"name|workstation name)(?![^\W_])(?: is| ist|:|=)?:? ?(?P<value>[a-z0-9][\w.-]{1,80})"
)
MACHINE = re.compile(
    r"(?<![^\W_])(?:server|host|machine|node|box|vm|pc|workstation|rechner|serveur|servidor|ssh|rdp to|"
    r"ping|nslookup|traceroute|printer|drucker|imprimante|laptop|computer)[: ]+(?:named |called |namens |"
    r"nomme |name )(?P<value>[a-z0-9][\w.-]{1,80})"
)
OWN_ENDINGS = words_in(
    "local lan corp intern internal home localdomain ad priv private domain site office workgroup lokal zentrale hq "
)
STRAY = words_in(
    "is not name names file files header headers key not found unknown standard change changes changed field "
    "format file unreachable down up lookup resolution policy convention conventions migration cluster pool based "
    "server servers memory cpu disk disks bus controller adapter error errors process integration machine "
    "machines groups pool profile "
)


def find_hosts(line: Line) -> Iterator[Span]:
    """Machines, whole, with the share or port behind them."""
    text = line.text
    if "\\\\" in text or "//" in text:
        for match in UNC.finditer(text):
            yield Span(match.start(), match.end(), "host")
    for match in PREFIXED.finditer(text):
        if is_machine(match[0]):
            yield Span(match.start(), match.end(), "host")
    for match in CAPITALS.finditer(text):
        yield Span(match.start(), match.end(), "host")
    for pattern in (CUE, MACHINE):
        for match in pattern.finditer(line.plain):
            if match["value"] not in STRAY and BLANK not in match["value"]:
                yield Span(match.start("value"), match.end("value"), "host")
    if "." in text:
        for match in DOMAIN.finditer(text):
            if is_domain_name(match[0]):
                yield Span(match.start(), match.end(), "host")


LETTERS = re.compile(r"[^\W\d_]+")
KIND = re.compile(KINDS)
USUAL = re.compile(
    r"jira-[1-9]\d{2,5}|(?:ora|sql|lto|log|win|int|tab|edge|sp|ex|acc|cat|db)-\d{1,5}|(?:win|windows|office|exchange|"
    r"sharepoint|access|f5|sp|ps|int|log|mac|tab|core)\d{1,2}(?:\.\d{1,2})?"
    r"|(?:sp|ps|ad|win|int|api|ex|ps)[-_]?\d|win(?:dows)?[-_ ]?(?:7|8|10|11|20\d\d|xp)|(?:exchange|"
    r"sharepoint|office|sql|access|oracle|windows|server)[-_ ]?20\d\d"
    r"|sp\d|k8s|f5|ps[1-5]|rdp\d|int(?:8|16|32|64)|ex[1-9]|oracle ?\d{1,2}[cgi]|sap[-_ ]?r3|tab[-_ "
    r"]?[as]\d{1,2}|s\d{1,2}|test[-_]?\d|phase-?\d|core[-_ ]?i\d|lab[-_ ]?\d|hana[-_ ]?2|edge[-_ "
    r"]?\d{2,3}|app-?v\d?|win32|win64|sql-?92|ipad[-_ ]?\d{1,2}|iphone[-_ ]?\d{1,2}\w*",
    re.IGNORECASE,
)


def is_machine(name: str) -> bool:
    """Whether a name that begins as machines' do is none of the words, products and releases that do as well."""
    letters = LETTERS.match(name)
    word = letters[0].lower() if letters else ""
    others = [part.strip("0123456789").lower() for part in re.split("[-_]", name)[1:]]
    is_word = (
        word in built_in().known and not KIND.fullmatch(word) and not any(map(KIND.fullmatch, filter(None, others)))
    )
    return not is_word and not USUAL.fullmatch(name)


def is_domain_name(name: str) -> bool:
    """Whether labels between dots are a domain name: an ending that exists, or the inside of a company's."""
    labels = name.rstrip(".").split(":")[0].lower().split(".")
    if name.lower().rstrip(".") in PUBLIC or all(label.isdigit() for label in labels[:-1]):
        return False
    if labels[-1] in OWN_ENDINGS:
        return True
    if labels[-1] in FILES or (
        len(labels) == 2 and labels[-1] in ("net", "io", "js", "so", "py", "sh", "md", "rs", "pl")
    ):
        return len(labels) > 2 and labels[-1] in ("net", "io")
    return labels[-1] in ENDINGS


PUBLIC = words_in(
    "asp.net vb.net ado.net example.com example.org example.net office.com office365.com microsoft.com "
    "outlook.com live.com github.com gitlab.com google.com apple.com icloud.com amazon.com salesforce.com zoom.us "
    "slack.com dropbox.com wikipedia.org youtube.com linkedin.com twitter.com x.com facebook.com booking.com "
    "monday.com draw.io login.microsoftonline.com onmicrosoft.com sharepoint.com teams.microsoft.com "
    "portal.azure.com outlook.office.com outlook.office365.com portal.office.com admin.microsoft.com "
    "myapps.microsoft.com windows.com bing.com yahoo.com stackoverflow.com docker.io quay.io python.org php.net "
    "java.net paint.net nuget.org debian.org ubuntu.com adobe.com oracle.com sap.com atlassian.net atlassian.com "
)
FILES = words_in(
    "exe dll msi bat cmd ps1 docx xlsx pptx pdf txt log csv xml json yaml yml html htm jpg png gif zip config "
    "conf ini cfg pst ost "
)
ENDINGS = words_in(
    "com org net edu gov mil int info biz name pro io eu de at ch li fr es it nl be lu uk co ie pt pl cz sk hu ro "
    "bg gr tr se no dk fi is ee lv lt hr si rs ba mk al ua by ru us ca mx br ar cl pe co ve au nz jp kr cn tw hk "
    "sg my th vn id ph in pk bd lk ae sa qa il eg za ng ke ma tn example invalid test localhost cloud app dev ai "
    "tech online store shop site email company gmbh berlin hamburg bayern koeln wien swiss paris london nyc "
    "agency digital solutions systems services group software network host hosting link me tv cc ws sh xyz world "
    "global "
)
