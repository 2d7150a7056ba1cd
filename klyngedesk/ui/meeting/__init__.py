"""The live view: taking decisions, minutes and attendance while people talk."""
