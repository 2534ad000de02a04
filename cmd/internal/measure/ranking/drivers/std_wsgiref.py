"""Serve requests in process through a validated WSGI application."""
import io
from wsgiref.handlers import SimpleHandler
from wsgiref.util import request_uri, setup_testing_defaults, shift_path_info
from wsgiref.validate import validator


def application(environ, start_response):
    body = ("Hello %s %s" % (request_uri(environ), shift_path_info(environ))).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def main():
    for i in range(1500):
        environ = {"PATH_INFO": "/a/b/%d" % i, "QUERY_STRING": "x=%d" % i}
        setup_testing_defaults(environ)
        out = io.BytesIO()
        SimpleHandler(io.BytesIO(), out, io.StringIO(), environ).run(validator(application))


if __name__ == "__main__":
    main()
