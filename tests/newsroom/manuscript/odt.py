"""Builds small OpenDocument texts by hand."""

import zipfile
from io import BytesIO

SPACES = " ".join(
    f'xmlns:{short}="{url}"'
    for short, url in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "script": "urn:oasis:names:tc:opendocument:xmlns:script:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
TEXT = b"application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{}'
    "</manifest:file-entry></manifest:manifest>"
)


def odt(
    body: str,
    *,
    styles: str = "",
    common: str = "",
    parts: dict[str, bytes] | None = None,
    mimetype: bytes = TEXT,
) -> bytes:
    """An .odt with this body; ``styles`` are automatic, ``common`` are named ones."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    named = (
        f"<office:document-styles {SPACES}><office:styles>{common}</office:styles>"
        "</office:document-styles>"
    )
    whole = {
        "mimetype": mimetype,
        "content.xml": content.encode(),
        "styles.xml": named.encode(),
        "META-INF/manifest.xml": MANIFEST.format("").encode(),
        **(parts or {}),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in whole.items():
            new.writestr(name, part, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def image(address: str, inside: str = "") -> str:
    return f'<draw:frame><draw:image xlink:href="{address}"/>{inside}</draw:frame>'
