"""What the signatures inside a PDF say, by pyHanko."""

from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFact:
    """One signature.

    Attributes:
        signer: common name in the certificate.
        intact: the signed bytes are as they were.
        valid: the signature itself is right.
        whole: it covers the whole file; nothing was added after it.
        trusted: its chain ends in a certificate that this machine trusts; false for an office's own key.
        at: the signer's claimed time, ISO 8601; empty when none.
    """

    signer: str
    intact: bool
    valid: bool
    whole: bool
    trusted: bool
    at: str


def facts_of(pdf: bytes) -> list[SignatureFact] | None:
    """Every signature in the order they were made; None when it is no PDF that can be read."""
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
        return [_fact(each) for each in signatures]
    except (PdfError, SignatureValidationError, ValueError, OSError):
        return None


def _fact(signature: object) -> SignatureFact:
    status = validate_pdf_signature(signature, ValidationContext(allow_fetching=False))
    at = status.signer_reported_dt
    return SignatureFact(
        signer=str(status.signing_cert.subject.native.get("common_name", "")),
        intact=bool(status.intact),
        valid=bool(status.valid),
        whole=status.coverage.name == "ENTIRE_FILE",
        trusted=bool(status.trusted),
        at=at.isoformat() if at else "",
    )
