"""The back office of the language check: word lists, rules, and what was kept."""

from articles.checking.admin.kept_finding_admin import KeptFindingAdmin
from articles.checking.admin.rule_setting_admin import RuleSettingAdmin
from articles.checking.admin.word_list_admin import WordListAdmin

__all__ = ["KeptFindingAdmin", "RuleSettingAdmin", "WordListAdmin"]
