import http.server
import threading
import time

# Loopback has no latency, so the server makes up for a round trip of 10 ms: two
# of them (TCP and TLS 1.3 handshakes) a connection and one a request.
WHAT = "n GET requests over a simulated round trip of 10 ms, each with a new connection, against one session"
WAITS = True
UNIT = "requests"
SIZES = [20]
NEEDS = ["requests"]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet
    disable_nagle_algorithm = True  # no waiting for acknowledgements

    def setup(self):
        time.sleep(0.020)
        super().setup()

    def do_GET(self):
        time.sleep(0.010)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        pass


def setup(n):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return "http://127.0.0.1:%d/" % server.server_port, n


def before(url, n):
    import requests

    return [requests.get(url, timeout=10).status_code for _ in range(n)]


def after(url, n):
    import requests

    with requests.Session() as session:
        return [session.get(url, timeout=10).status_code for _ in range(n)]
