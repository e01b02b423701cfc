"""Planning (选题): assignments, recurring events, calls for copy, the calendar they stand in."""
