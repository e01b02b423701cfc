"""Pages set in type: a layout in, PDF and pictures out, through typst."""
