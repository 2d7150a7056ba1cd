"""Reading a finished file back, layer by layer, as someone would who looks for what is hidden in it."""
