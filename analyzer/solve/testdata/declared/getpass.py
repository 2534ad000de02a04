import getpass
import os

os.environ["USER"] = "me"
getpass.getuser()
(getpass.getpass, getpass.GetPassWarning)
