"""From a meeting to outline, Word, PDF and packet."""
