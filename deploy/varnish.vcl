# Varnish as the edge: keeps by name. In newsroom.env: EDGES=varnish+http://127.0.0.1:6081
vcl 4.1;

backend newsroom {
    .path = "/run/newsroom/gunicorn.sock";
}

acl workers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "BAN") {
        if (client.ip !~ workers) {
            return (synth(403));
        }
        ban("obj.http.Surrogate-Key ~ " + req.http.X-Ban-Keys);
        return (synth(200));
    }
    if (req.url ~ "^/((en/)?preview|admin|accounts|healthz|readyz|metrics)(/|$)") {
        return (pass);
    }
    if (req.url ~ "^/media/" && req.http.Cookie ~ "sessionid=") {
        return (pass);  # staff see photos that readers do not see yet
    }
    if (req.url !~ "^/(en/)?(search/|issues/\?)") {
        set req.url = regsub(req.url, "\?(?!page=).*$", "");
    }
    unset req.http.Cookie;
    unset req.http.Authorization;
}

sub vcl_backend_response {
    # s-maxage and stale-while-revalidate are read from Cache-Control. In trouble, any copy will do.
    if (beresp.http.Cache-Control ~ "s-maxage") {
        set beresp.keep = 1y;
        if (beresp.status >= 500) {
            return (abandon);
        }
    }
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.X-Accel-Expires;
}
