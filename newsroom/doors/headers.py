"""What no page of this site may use of a browser, whoever wrote what is shown on it."""

UNUSED = (
    *(
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
    ),
    *("hid", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb"),
    *("xr-spatial-tracking",),
)
OWN = ("clipboard-write", "fullscreen", "publickey-credentials-create", "publickey-credentials-get")
POLICY = ", ".join([*(f"{name}=()" for name in UNUSED), *(f"{name}=(self)" for name in OWN)])


class PermissionsPolicyMiddleware:
    """Adds the header that Django does not know. Only features that browsers know: they warn of others."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response
