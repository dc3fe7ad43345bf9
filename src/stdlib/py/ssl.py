"""TLS as far as a program on the virtual network can tell: contexts that hold their settings."""
from enum import IntEnum as _IntEnum, IntFlag as _IntFlag
from collections import namedtuple as _namedtuple

OPENSSL_VERSION = "OpenSSL 3.0.15 3 Sep 2024"
OPENSSL_VERSION_INFO = (3, 0, 0, 15, 0)
OPENSSL_VERSION_NUMBER = 0x300000F0
HAS_SNI = HAS_ALPN = HAS_ECDH = HAS_TLSv1_2 = HAS_TLSv1_3 = True
HAS_SSLv2 = HAS_SSLv3 = HAS_NPN = False
HAS_TLSv1 = HAS_TLSv1_1 = True


class VerifyMode(_IntEnum):
    CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2


class TLSVersion(_IntEnum):
    MINIMUM_SUPPORTED, MAXIMUM_SUPPORTED = -2, -1
    SSLv3, TLSv1, TLSv1_1, TLSv1_2, TLSv1_3 = 768, 769, 770, 771, 772


class _SSLMethod(_IntEnum):
    PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 2, 16, 17
    PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2 = 3, 4, 5


class Options(_IntFlag):
    OP_ALL = 0x80000050
    OP_NO_SSLv2, OP_NO_SSLv3, OP_NO_COMPRESSION = 0, 0x2000000, 0x20000
    OP_NO_TLSv1, OP_NO_TLSv1_1, OP_NO_TLSv1_2 = 0x4000000, 0x10000000, 0x8000000
    OP_NO_TLSv1_3, OP_NO_TICKET, OP_NO_RENEGOTIATION = 0x20000000, 0x4000, 0x40000000
    OP_LEGACY_SERVER_CONNECT, OP_IGNORE_UNEXPECTED_EOF = 4, 128
    OP_CIPHER_SERVER_PREFERENCE, OP_SINGLE_DH_USE, OP_SINGLE_ECDH_USE = 0x400000, 0, 0
    OP_ENABLE_MIDDLEBOX_COMPAT = 0x100000


class VerifyFlags(_IntFlag):
    VERIFY_DEFAULT, VERIFY_CRL_CHECK_LEAF, VERIFY_CRL_CHECK_CHAIN = 0, 4, 12
    VERIFY_X509_STRICT, VERIFY_X509_TRUSTED_FIRST, VERIFY_X509_PARTIAL_CHAIN = 32, 32768, 524288


for _kind in (VerifyMode, _SSLMethod, Options, VerifyFlags):
    globals().update(_kind.__members__)
PROTOCOL_SSLv23 = PROTOCOL_TLS


class Purpose(_namedtuple("Purpose", "nid shortname longname oid")):
    pass


Purpose.SERVER_AUTH = Purpose(129, "serverAuth", "TLS Web Server Authentication",
                              "1.3.6.1.5.5.7.3.1")
Purpose.CLIENT_AUTH = Purpose(130, "clientAuth", "TLS Web Client Authentication",
                              "1.3.6.1.5.5.7.3.2")


class SSLError(OSError):
    """What goes wrong with TLS."""
    reason = library = None

    def __str__(self):
        return str(self.strerror if len(self.args) > 1 else "".join(map(str, self.args)))


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate that nobody vouches for."""
    verify_code = 20
    verify_message = "unable to get local issuer certificate"


class SSLZeroReturnError(SSLError):
    pass


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLSyscallError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


CertificateError = SSLCertVerificationError
socket_error = OSError


class SSLContext:
    """Settings of TLS connections."""

    def __init__(self, protocol=PROTOCOL_TLS):
        self._protocol = _SSLMethod(protocol)
        is_client = protocol == PROTOCOL_TLS_CLIENT
        self._verify_mode = CERT_REQUIRED if is_client else CERT_NONE
        self._check_hostname = is_client
        self.minimum_version = TLSVersion.TLSv1_2
        self.maximum_version = TLSVersion.MAXIMUM_SUPPORTED
        self.options = Options(0x82520050)
        self.verify_flags = VERIFY_X509_TRUSTED_FIRST
        self.post_handshake_auth = False
        self.sni_callback = self.keylog_filename = None

    @property
    def protocol(self):
        return self._protocol

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, wanted):
        self._check_hostname = bool(wanted)
        if wanted and self._verify_mode == CERT_NONE:
            self._verify_mode = CERT_REQUIRED

    @property
    def verify_mode(self):
        return self._verify_mode

    @verify_mode.setter
    def verify_mode(self, mode):
        if mode == CERT_NONE and self._check_hostname:
            raise ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
        self._verify_mode = VerifyMode(mode)

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        if cafile is capath is cadata is None:
            raise TypeError("cafile, capath and cadata cannot be all omitted")

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        pass

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        pass

    def set_default_verify_paths(self):
        pass

    def set_ciphers(self, ciphers):
        pass

    def set_alpn_protocols(self, protocols):
        pass

    def get_ca_certs(self, binary_form=False):
        return []

    def cert_store_stats(self):
        return {"x509": 0, "crl": 0, "x509_ca": 0}


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    if not isinstance(purpose, Purpose):
        raise TypeError(purpose)
    return SSLContext(PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH
                      else PROTOCOL_TLS_SERVER)


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False,
                               purpose=Purpose.SERVER_AUTH, certfile=None, keyfile=None,
                               cafile=None, capath=None, cadata=None):
    context = SSLContext(protocol or PROTOCOL_TLS_CLIENT)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def _verifies(context):
    """Does a connection with this context look at the certificate?"""
    if context is None:
        context = _create_default_https_context()
    return context.verify_mode != CERT_NONE
