"""The screens of the language check, mounted in the back office by admin/."""
