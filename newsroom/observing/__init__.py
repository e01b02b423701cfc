"""What can be seen of a running Newsroom from outside: log lines and figures, each request by its id.

It knows no app; an app that has a figure to show offers it by `metrics.gauge`.
"""
