"""What the apps above may hear of notices.

before_mail: mail is about to go out. Whoever knows of something that has become due since,
    without anybody doing anything, tells it now. Sent every few seconds, so ask little.
"""

from django.dispatch import Signal

before_mail = Signal()
