from articles.checking.models.kept_finding import KeptFinding
from articles.checking.models.rule_setting import RuleEvent, RuleSetting
from articles.checking.models.word import Word
from articles.checking.models.word_list import WordList
from articles.checking.models.word_list_version import WordListVersion

__all__ = ["KeptFinding", "RuleEvent", "RuleSetting", "Word", "WordList", "WordListVersion"]
