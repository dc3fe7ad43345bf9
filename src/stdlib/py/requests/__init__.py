"""HTTP for people who do not mind to wait: the thread blocks until the answer is there."""
__version__ = "2.32.5"

from requests import auth, exceptions, packages
from requests.exceptions import (ConnectionError, ConnectTimeout, FileModeWarning, HTTPError,
                                 JSONDecodeError, ReadTimeout, RequestException, Timeout,
                                 TooManyRedirects, URLRequired)
from requests.models import PreparedRequest, Request, Response
from requests.sessions import Session, session
from requests.api import delete, get, head, options, patch, post, put, request
from requests.status_codes import codes
from requests import utils
