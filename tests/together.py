"""Several people acting at the same moment: threads, each with a database connection of its own.

For tests with `django_db(transaction=True)`: what a thread does is committed.
"""

import threading

from django.db import connections


def together(*acts):
    """Runs the functions at once. Returns what each returned, or the exception that it raised."""
    barrier = threading.Barrier(len(acts))
    outcomes = [None] * len(acts)

    def run(number, act):
        try:
            barrier.wait(30)
            outcomes[number] = act()
        except Exception as error:  # it is the outcome: the test says which it expects
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
