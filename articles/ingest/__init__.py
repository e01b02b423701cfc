"""The doors through which copy comes in by file. Each makes drafts, and nothing but drafts."""
