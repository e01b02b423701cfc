# Varnish as the edge: it knows what its copies are made of, and is told names. It has no TLS, so
# something that has it stands in front (hitch, nginx, a load balancer) and sets X-Forwarded-Proto;
# MEDIA_ACCEL stays empty. Purging has a door of its own, as in nginx:
#
#   varnishd -f /srv/newsroom/app/deploy/varnish.vcl -s malloc,4g
#            -a public=:6081 -a purging=127.0.0.1:6082
#
# In newsroom.env: EDGES=varnish+http://127.0.0.1:6082
vcl 4.1;

import std;

backend newsroom {
    .path = "/run/newsroom/gunicorn.sock";
    .first_byte_timeout = 60s;
}

sub vcl_recv {
    if (req.method == "BAN") {
        if (local.socket != "purging") {
            return (synth(405));
        }
        if (!std.ban("obj.http.Surrogate-Key ~ " + req.http.X-Ban-Keys)) {
            return (synth(400, std.ban_error()));
        }
        return (synth(200));
    }
    if (req.restarts == 0) {
        unset req.http.X-In-Trouble;
        set req.http.X-Forwarded-For = client.ip;  # what a visitor claims counts for nothing
    }

    # The back office, previews, and what watches over Newsroom: never kept, cookies and all.
    if (req.url ~ "^/((en/)?preview|admin|accounts|healthz|readyz|metrics)(/|$|\?)") {
        return (pass);
    }
    if (req.url ~ "^/media/" && req.http.Cookie ~ "sessionid=") {
        return (pass);  # staff see photos that readers do not see yet
    }

    # The public site: one copy for all readers, made without knowing of any. Arguments that mean
    # nothing there (those of messengers and of campaigns) are dropped.
    if (req.url ~ "[?&]page=[0-9]+(&|$)" && req.url !~ "^/(en/)?search/") {
        set req.url = regsub(req.url, "^([^?]*)\?(.*&)?(page=[0-9]+)(&.*)?$", "\1?\3");
    } else if (req.url !~ "^/(en/)?(search/|issues/\?)") {
        set req.url = regsub(req.url, "\?.*$", "");
    }
    unset req.http.Cookie;
    unset req.http.Authorization;

    # A copy is right up to the second, or it is not shown; in trouble any will do (vcl_deliver).
    set req.grace = 0s;
    if (req.http.X-In-Trouble) {
        set req.grace = 365d;
    }
}

sub vcl_hash {
    hash_data(req.http.X-Forwarded-Proto);  # without TLS there is only the way to it
}

sub vcl_backend_response {
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch) {
            return (abandon);  # the copy stays
        }
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    if (!beresp.http.Cache-Control) {
        set beresp.ttl = 120s;  # remembered as something to be asked for each time
        set beresp.uncacheable = true;
        return (deliver);
    }
    if (beresp.http.Cache-Control ~ "stale-if-error") {
        set beresp.grace = 365d;  # an outage is no time to ask for it
    }
}

sub vcl_backend_error {
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "30";
    set beresp.body = std.fileread("/srv/newsroom/app/deploy/nginx/unavailable.html");
    return (deliver);
}

sub vcl_deliver {
    # Newsroom or its database is away: what was served once is served again.
    if (resp.status >= 500 && req.restarts == 0 && req.method ~ "^(GET|HEAD)$" && req.grace == 0s) {
        set req.http.X-In-Trouble = "1";
        return (restart);
    }
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
        if (req.http.X-In-Trouble) {
            set resp.http.X-Cache = "STALE";
        }
    } else if (req.grace == 0s || req.http.X-In-Trouble) {
        set resp.http.X-Cache = "MISS";
    }
    unset resp.http.Surrogate-Key;
    unset resp.http.X-Accel-Expires;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}
