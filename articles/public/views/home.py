"""The home page: today's front page by weight, what came since, what stands inside."""

from django.shortcuts import render

from articles.public import keys
from articles.public.home_page import home_page
from articles.public.pages import public_page


@public_page
def home(request):
    found = home_page()
    shown = [*found.stories, *(newest for _address, _name, newest in found.columns)]
    keys.made_of(request, keys.HOME, *(keys.story(story.pk) for story in shown))
    for moment in found.ends_at:  # nobody is there to purge when a story's time at the top runs out
        keys.good_until(request, moment)
    return render(request, "public/home.html", {"home": found})
