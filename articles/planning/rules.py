"""Who may do what with assignments and calls. Answers are yes or no; verbs say why not."""

PLAN = "planning.plan_assignment"


def may_plan(user):
    """True for those who plan: desk editors, desk chiefs, chief editors."""
    return user.has_perm(PLAN)


def may_write(user):
    return user.has_perm("articles.add_article")
