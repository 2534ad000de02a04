import http.server
import threading

WHAT = "n GET requests to a server on loopback, without TLS, each with a new connection, against one session"
UNIT = "requests"
SIZES = [20]
NEEDS = ["requests"]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet, so that nobody waits for an acknowledgement

    def do_GET(self):
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
