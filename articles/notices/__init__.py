"""What people are told: that a story came back, passed, appeared. In the back office and by e-mail."""
