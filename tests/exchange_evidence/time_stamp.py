"""A time stamp token of RFC 3161, for verify_evidence.py: RSA and SHA-256, with the signer told by who issued it."""

from certificates import (OID_CONTENT_TYPE, OID_DIGEST, OID_SHA256, OID_SIGNED_DATA, Der, attributes, demand, moment,
                          set_of, sha256)

OID_TIME_STAMP = bytes.fromhex('2a864886f70d0109100104')


class TimeStamp:
    """What it says of `content`, and whether it holds."""

    def __init__(self, der, content):
        outer = Der(der)
        info = outer.inside(0x30)
        outer.end()
        demand(info.next(0x06)[1] == OID_SIGNED_DATA, 'a time stamp that is no SignedData')
        signed = info.inside(0xA0).inside(0x30)
        signed.next(0x02)
        signed.next(0x31)
        inner = signed.inside(0x30)
        demand(inner.next(0x06)[1] == OID_TIME_STAMP, 'no time stamp')
        self.info = inner.inside(0xA0).next(0x04)[1]
        inner.end()
        while signed.peek() in (0xA0, 0xA1):
            signed.next()  # certificates are believed for other reasons
        signers = signed.inside(0x31)
        signed.end()
        self.read_signer(signers.inside(0x30))
        signers.end()
        self.read_info(Der(self.info).inside(0x30), content)

    def read_signer(self, signer):
        signer.next(0x02)
        name = signer.inside(0x30)
        self.issuer, self.serial = name.next(0x30)[2], name.next(0x02)[1]
        demand(signer.inside(0x30).next(0x06)[1] == OID_SHA256, 'a time stamp without SHA-256')
        self.attributes = signer.next(0xA0)[1]
        signer.next(0x30)
        self.value = signer.next(0x04)[1]

    def read_info(self, info, content):
        info.next(0x02)
        info.next(0x06)  # policy
        imprint = info.inside(0x30)
        demand(imprint.inside(0x30).next(0x06)[1] == OID_SHA256, 'a time stamp without SHA-256')
        demand(imprint.next(0x04)[1] == sha256(content), 'a time stamp of something else')
        info.next(0x02)  # serial number
        self.at = moment(*info.next(0x18)[:2])

    def names(self, certificate):
        return (self.issuer, self.serial) == (certificate.issuer, certificate.serial)

    def holds(self, certificate):
        named = attributes(self.attributes)
        if named.get(OID_CONTENT_TYPE, ())[1:2] != (OID_TIME_STAMP,) or named[OID_DIGEST][1] != sha256(self.info):
            return False
        if not certificate.begins <= self.at <= certificate.ends:
            return False
        return certificate.made(self.value, set_of(self.attributes))
