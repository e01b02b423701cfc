"""The picture library: finding photos, describing many at once, choosing them for a story.

Part of the stories' own layer and not of articles/photos, because it is asked where a photo
is used: a photo itself knows no story.
"""
