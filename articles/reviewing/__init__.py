"""The reviewer's desk: a story to be read, what changed in it, remarks on a passage, the queues as a board."""
