"""The numbers (稿件统计): what was filed and used, by whom and where, and what is paid for it."""
