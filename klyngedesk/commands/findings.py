"""What a check found, for a person to read or for a machine."""

from __future__ import annotations

import json

from klyngedesk.model.checks.every import Checked


def tell_findings(found: Checked, *, as_json: bool) -> None:
    """Print the findings, errors first; as JSON a list of objects with rule, item, message and severity."""
    if as_json:
        rows = [
            {"rule": f.rule, "item": f.item_label or None, "message": f"{f.message} {f.advice}", "severity": f.severity}
            for f in found.findings
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for finding in found.findings:
        print(f"{finding.severity.danish}: {finding.message}\n  {finding.advice}")
    print(f"{found.quiet_rules} andre kontroller fandt ingenting." if found.findings else "Alt er i orden.")
