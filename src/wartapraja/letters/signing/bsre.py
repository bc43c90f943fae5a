"""The e-sign client service of BSrE, which runs inside the agency: NIK and passphrase in, signed PDF out.

Two shapes of its interface are in the field: v1 (multipart) and v2 (JSON). NIK and passphrase go from the form into
one request and nowhere else; a refusal is never tried again, because wrong passphrases lock the certificate.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

import httpx
from django.utils.translation import gettext as _

from wartapraja.letters.signing.asking import CannotSign, Request

SIGN_SECONDS, STATUS_SECONDS = 120.0, 30.0
WRONG_PASSPHRASE, NOT_REGISTERED = 2031, 2011
READY = "ISSUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bsre:
    """One service.

    Attributes:
        url: its address, without a slash at the end.
        client: name of the client account.
        secret: its password.
        version: 1 or 2.
    """

    url: str
    client: str
    secret: str
    version: int = 2

    def sign(self, request: Request, *, nik: str, passphrase: str) -> bytes:
        """The signed file.

        Raises:
            CannotSign: refused, or not reachable.
        """
        send = self._sign_v1 if self.version == 1 else self._sign_v2
        signed = send(request, nik, passphrase)
        if not signed.startswith(b"%PDF-"):
            raise CannotSign(_("BSrE did not answer with a PDF. Nothing was signed."))
        return signed

    def status(self, nik: str) -> str:
        """What the service says of a certificate: ISSUE, EXPIRED, RENEW, SUSPEND, REVOKE and so on.

        Raises:
            CannotSign: not reachable, or refused.
        """
        with self._client(STATUS_SECONDS) as client:
            if self.version == 1:
                answer = _asked(client, "GET", f"/api/user/status/{nik}")
            else:
                body = {"nik": nik}
                answer = _asked(client, "POST", "/api/v2/user/check/status", json=body)
        return str(_read(answer).get("status") or _read(answer).get("message", ""))

    def _sign_v1(self, request: Request, nik: str, passphrase: str) -> bytes:
        fields = {
            "nik": nik,
            "passphrase": passphrase,
            "tampilan": "invisible",
            "reason": request.reason,
            "location": request.location,
        }
        files = {"file": ("surat.pdf", request.pdf, "application/pdf")}
        with self._client(SIGN_SECONDS) as client:
            answer = _asked(client, "POST", "/api/sign/pdf", data=fields, files=files)
            if answer.content.startswith(b"%PDF-"):
                return answer.content
            key = str(_read(answer).get("id_dokumen", ""))
            return _asked(client, "GET", f"/api/sign/download/{key}").content if key else b""

    def _sign_v2(self, request: Request, nik: str, passphrase: str) -> bytes:
        look = {"tampilan": "INVISIBLE", "reason": request.reason, "location": request.location}
        body = {
            "nik": nik,
            "passphrase": passphrase,
            "signatureProperties": [look],
            "file": [base64.b64encode(request.pdf).decode()],
        }
        with self._client(SIGN_SECONDS) as client:
            answer = _read(_asked(client, "POST", "/api/v2/sign/pdf", json=body))
        files = answer.get("file") or [""]
        first = files if isinstance(files, str) else files[0]
        try:
            return base64.b64decode(str(first), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def _client(self, seconds: float) -> httpx.Client:
        return httpx.Client(
            base_url=self.url,
            auth=(self.client, self.secret),
            timeout=httpx.Timeout(seconds, connect=10.0),
            follow_redirects=False,
        )


def _asked(client: httpx.Client, method: str, path: str, **what: Any) -> httpx.Response:
    try:
        answer = client.request(method, path, **what)
    except httpx.TimeoutException:
        raise CannotSign(
            _(
                "BSrE did not answer in time. Check whether the letter was signed before trying again."
            )
        ) from None
    except httpx.HTTPError:
        raise CannotSign(
            _("The BSrE service cannot be reached. Try again later, or sign another way."), "way"
        ) from None
    if answer.status_code >= 400:
        raise _refusal(answer)
    return answer


def _refusal(answer: httpx.Response) -> CannotSign:
    body = _read(answer)
    code = body.get("status_code")
    if code == WRONG_PASSPHRASE:
        words = _("BSrE refuses the passphrase. Nothing was signed; too many wrong tries lock it.")
        return CannotSign(words, "passphrase")
    if code == NOT_REGISTERED:
        return CannotSign(_("BSrE knows no certificate for this NIK."), "nik")
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        return CannotSign(
            _("BSrE refuses the office's client account. The administrator must set it anew."),
            "way",
        )
    said = str(body.get("error") or body.get("message") or answer.status_code)[:200]
    return CannotSign(_("BSrE refuses: %(why)s") % {"why": said})


def _read(answer: httpx.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
