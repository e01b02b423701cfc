"""Files from outside are opened by a process of their own: with little time, little memory, a folder
of its own to write to, and no way out.

    parent: `ask` → `keeper`, one process that stays        its children: one for each file, and then gone

Starting Python and its libraries for every picture would cost a quarter of a second; a keeper, which
never opens a file itself, has them loaded and forks. What a child may do stands in `walls`.
"""

from newsroom.confined.asking import Limits, Unreadable, ask

__all__ = ["Limits", "Unreadable", "ask"]
