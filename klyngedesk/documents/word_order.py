"""The order in which the standard wants the children of Word's elements; Word refuses a file that has another."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# ISO/IEC 29500-1, transitional schema; elements that revisions add are left out.
_RUN = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position"),
    *("sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
    *("eastAsianLayout", "specVanish", "oMath"),
)
_PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_TABLE = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"),
    *("tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
    "tblDescription",
)
_CELL = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("tcFitText", "vAlign", "hideMark"),
)
_SECTION = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection"),
    *("bidi", "rtlGutter", "docGrid", "printerSettings"),
)
_LEVEL = ("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy", "lvlJc")
_STYLE = (
    *("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"),
    *("unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr", "rPr"),
    *("tblPr", "trPr", "tcPr", "tblStylePr"),
)
ORDERS: dict[str, tuple[str, ...]] = {
    "rPr": _RUN,
    "pPr": _PARAGRAPH,
    "tblPr": _TABLE,
    "tcPr": _CELL,
    "sectPr": _SECTION,
    "lvl": (*_LEVEL, "pPr", "rPr"),
    "abstractNum": ("nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl"),
    "num": ("abstractNumId", "lvlOverride"),
    "numbering": ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"),
    "numPr": ("ilvl", "numId"),
    "style": _STYLE,
    "styles": ("docDefaults", "latentStyles", "style"),
    "tbl": ("bookmarkStart", "bookmarkEnd", "tblPr", "tblGrid", "tr"),
    "tr": ("tblPrEx", "trPr", "tc"),
    "sdt": ("sdtPr", "sdtEndPr", "sdtContent"),
}


def placed(parent: Any, name: str) -> Any:
    """Return the parent's child of that name, such as "lang"; a new one stands where the standard wants it."""
    found = parent.find(qn(f"w:{name}"))
    return found if found is not None else put(parent, OxmlElement(f"w:{name}"))


def put(parent: Any, child: Any) -> Any:
    """Return the child once it stands in the parent where the standard wants it."""
    order = ORDERS[_local(parent)]
    later = set(order[order.index(_local(child)) + 1 :])
    following = next((each for each in parent if _local(each) in later), None)
    parent.append(child) if following is None else following.addprevious(child)
    return child


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
