"""What the newsroom makes: stories, from the first draft to the day they are withdrawn.

Not the paper they stand in (`articles.issues`), nor the site where they are read
(`articles.public`): both are above and listen to `articles.signals`.
"""
