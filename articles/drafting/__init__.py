"""What is typed and not saved yet: rolling copies, and who has which story open."""
