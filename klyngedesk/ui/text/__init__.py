"""The rich text editor: the block tree in a QTextDocument and back."""
