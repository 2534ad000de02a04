import platform
import sys

platform.architecture()
platform.libc_ver()
platform.mac_ver()
platform.machine()
platform.node()
platform.platform()
platform.processor()
platform.python_branch()
platform.python_build()
platform.python_compiler()
platform.python_implementation()
platform.python_revision()
platform.python_version()
platform.python_version_tuple()
platform.release()
platform.system()
platform.system_alias("Linux", "1", "2")
u = platform.uname()
u.system
u.node
u.release
u.version
u.machine
u.processor
u[0]
platform.win32_edition()
platform.win32_is_iot()
platform.win32_ver()
("java_ver", "freedesktop_os_release", platform.uname_result)
