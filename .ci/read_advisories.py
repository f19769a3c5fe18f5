"""Say what pip-audit found: `read_advisories.py FILE`, its report in JSON; exit status 1 where a pin has a known advisory."""

import json
import sys
from pathlib import Path

try:
    pins = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["dependencies"]
except (OSError, ValueError, KeyError):
    print("SKIPPED the service that knows advisories did not answer")
    raise SystemExit(0) from None
found = [(pin, each) for pin in pins for each in pin.get("vulns", ())]
for pin, each in found:
    versions = ", ".join(each["fix_versions"]) or "no version yet"
    print(f"{pin['name']} {pin['version']}: {each['id']}, mended in {versions}")
if unknown := [pin["name"] for pin in pins if "skip_reason" in pin]:
    print(f"SKIPPED the service knows nothing of {len(unknown)} of {len(pins)} pins, such as {unknown[0]}")
print(f"advisories: {len(found)}; pins asked for: {len(pins) - len(unknown)} of {len(pins)}")
raise SystemExit(1 if found else 0)
