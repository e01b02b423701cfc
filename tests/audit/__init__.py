"""What machines find on our pages: `make audit`. Slow, and needs programs that the tests do not."""
