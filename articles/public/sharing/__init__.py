"""What a story looks like where it is passed on: the picture on a link card in a chat or a network."""
