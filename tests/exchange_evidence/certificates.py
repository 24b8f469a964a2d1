"""DER, RSA and the parts of X.509 and CMS that evidence is made of, for verify_evidence.py."""

import base64
import calendar
import hashlib
import re
import time

SHA256_PREFIX = bytes.fromhex('3031300d060960864801650304020105000420')
OID_SIGNED_DATA = bytes.fromhex('2a864886f70d010702')
OID_CONTENT_TYPE = bytes.fromhex('2a864886f70d010903')
OID_DIGEST = bytes.fromhex('2a864886f70d010904')
OID_RSA = bytes.fromhex('2a864886f70d010101')
OID_SHA256 = bytes.fromhex('608648016503040201')


class Wrong(Exception):
    """Why the bundle is not believed."""


def demand(holds, why):
    if not holds:
        raise Wrong(why)


def sha256(data):
    return hashlib.sha256(data).digest()


# DER -----------------------------------------------------------------------------------------------------------------

class Der:
    """Elements in a row. Lengths must be the shortest that say it, as DER wants."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def next(self, tag=None):
        """(tag, content, whole element)"""
        begin = self.at
        demand(begin + 2 <= len(self.data), 'DER ends too soon')
        found, size = self.data[begin], self.data[begin + 1]
        self.at = begin + 2
        if size >= 0x80:
            count = size & 0x7F
            demand(1 <= count <= 3 and self.at + count <= len(self.data), 'DER length')
            size = int.from_bytes(self.data[self.at:self.at + count], 'big')
            demand(size >= 0x80 and size >> (8 * (count - 1)) != 0, 'DER length is not the shortest')
            self.at += count
        demand(self.at + size <= len(self.data), 'DER ends too soon')
        content = self.data[self.at:self.at + size]
        self.at += size
        demand(tag is None or found == tag, 'unexpected element in DER')
        return found, content, self.data[begin:self.at]

    def inside(self, tag):
        return Der(self.next(tag)[1])

    def peek(self):
        return self.data[self.at] if self.at < len(self.data) else None

    def end(self):
        demand(self.at == len(self.data), 'something behind the end in DER')


def moment(tag, content):
    text = content.decode('ascii')
    if tag == 0x17:
        demand(re.fullmatch(r'\d{12}Z', text), 'time in DER')
        text = ('20' if int(text[:2]) < 50 else '19') + text
    demand(tag in (0x17, 0x18) and re.fullmatch(r'\d{14}Z', text), 'time in DER')
    return calendar.timegm(time.strptime(text, '%Y%m%d%H%M%SZ'))


class Certificate:
    def __init__(self, der):
        self.der = der
        self.fingerprint = hashlib.sha256(der).hexdigest()
        outer = Der(der)
        body = outer.inside(0x30).inside(0x30)
        outer.end()
        if body.peek() == 0xA0:
            body.next()
        self.serial = body.next(0x02)[1]
        body.next(0x30)  # algorithm
        self.issuer = body.next(0x30)[2]
        period = body.inside(0x30)
        self.begins, self.ends = (moment(*period.next()[:2]) for _ in range(2))
        body.next(0x30)  # subject
        key = body.inside(0x30)
        demand(key.inside(0x30).next(0x06)[1] == OID_RSA, 'no RSA key')
        bits = key.next(0x03)[1]
        numbers = Der(bits[1:]).inside(0x30)
        self.modulus, self.exponent = (int.from_bytes(numbers.next(0x02)[1], 'big') for _ in range(2))
        self.size = (self.modulus.bit_length() + 7) // 8
        demand(2048 <= self.modulus.bit_length() <= 4096, 'RSA key of another size')

    def made(self, signature, content):
        """RSASSA-PKCS1-v1_5 with SHA-256, whole (RFC 8017, 8.2.2)."""
        if len(signature) != self.size or int.from_bytes(signature, 'big') >= self.modulus:
            return False
        opened = pow(int.from_bytes(signature, 'big'), self.exponent, self.modulus).to_bytes(self.size, 'big')
        wanted = SHA256_PREFIX + sha256(content)
        return opened == b'\x00\x01' + b'\xff' * (self.size - len(wanted) - 3) + b'\x00' + wanted


def read_certificate(path):
    text = open(path, encoding='ascii').read()
    found = re.findall(r'-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----', text, re.S)
    demand(len(found) == 1, path + ': one certificate in PEM')
    return Certificate(base64.b64decode(''.join(found[0].split())))


# CMS -----------------------------------------------------------------------------------------------------------------

def attributes(content):
    """Each signed attribute once, with its only value as (tag, content)."""
    found, rest = {}, Der(content)
    while rest.peek() is not None:
        attribute = rest.inside(0x30)
        name = attribute.next(0x06)[1]
        values = attribute.inside(0x31)
        attribute.end()
        demand(name not in found, 'an attribute twice')
        found[name] = values.next()
        values.end()
    return found


def set_of(content):
    """How attributes are signed (RFC 5652, 5.4)."""
    size = len(content)
    if size < 0x80:
        return b'\x31' + bytes([size]) + content
    digits = size.to_bytes((size.bit_length() + 7) // 8, 'big')
    return b'\x31' + bytes([0x80 | len(digits)]) + digits + content
