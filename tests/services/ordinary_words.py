"""Words that a closed text shares with the open one, with the program's own, and with the formats."""

LETTERS = "abcdefghijklmnoprstuvyæøå"
ORDINARY = (
    *("dagsordenen", "punkt", "bilag", "side", "sagen", "drøftes", "på", "mødet", "den", "lukket", "indstilling"),
    *("beslutning", "referat", "normal", "table", "title", "heading", "font", "text", "name", "kajen", "skal"),
    *("males", "i", "foråret", "og", "rådet", "godkender", "planen", "fra", "regionen", "word", "document"),
)
