"""The sending view: which document, for whom, and the draft of the mail."""
