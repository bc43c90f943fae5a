"""A PAdES signature with a key of the office (PKCS#12), by pyHanko.

Follows: ETSI EN 319 142 (PAdES-B-B). The visible block with its QR code is printed by the letter itself, so the
signature field is invisible and the file stays PDF/A and tagged.
"""

from io import BytesIO

from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers

from wartapraja.letters.signing.asking import CannotSign, Request
from wartapraja.letters.signing.pkcs12 import check_time, read_pkcs12

FIELD = "Tandatangan"


def sign_with_key(request: Request, pkcs12: bytes, password: str) -> bytes:
    """The file with its signature.

    Args:
        request: what to sign.
        pkcs12: the key file.
        password: what opens it; not kept.

    Raises:
        CannotSign: the key does not open, has expired, or the file cannot be signed.
    """
    check_time(read_pkcs12(pkcs12, password), request.at)
    signer = signers.SimpleSigner.load_pkcs12_data(pkcs12, [], password.encode())
    if signer is None:
        raise CannotSign(_("The password does not open the signing key."), "password")
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=request.reason,
        location=request.location or None,
        name=request.signer,
    )
    try:
        writer = IncrementalPdfFileWriter(BytesIO(request.pdf))
        signed = signers.PdfSigner(
            metadata, signer=signer, new_field_spec=fields.SigFieldSpec(FIELD)
        ).sign_pdf(writer)
    except (PdfError, ValueError) as wrong:
        raise CannotSign(_("The file cannot be signed: %(why)s") % {"why": wrong}) from wrong
    return bytes(signed.getvalue())
