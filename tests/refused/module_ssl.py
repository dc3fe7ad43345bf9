from ssl import SSLContext
