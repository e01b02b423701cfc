"""What will be reported, by whom, and from whom copy is wanted (选题, 征稿).

Assignments with their people, the calendar they stand in, events that come again, and calls
for copy. Stories begin here, but a story's own state is the business of `articles`.
"""
