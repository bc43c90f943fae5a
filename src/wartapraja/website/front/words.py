"""The front's own sentences, in both languages, for when there is no baked page to show."""

from html import escape

NOT_FOUND = ("Halaman tidak ditemukan", "Page not found")
AWAY = (
    "Layanan ini sedang tidak dapat dijangkau. Coba lagi sebentar lagi; berita tetap dapat dibaca.",
    "This service cannot be reached now. Please try again shortly; the news can still be read.",
)
BUSY = (
    "Terlalu banyak permintaan saat ini. Coba lagi sebentar lagi.",
    "Too many requests at this moment. Please try again shortly.",
)
BROKEN = (
    "Terjadi kesalahan di pihak kami dan sudah dicatat. Coba lagi sebentar lagi.",
    "Something went wrong on our side and has been noted. Please try again shortly.",
)
ONLY_READING = ("Alamat ini hanya dapat dibaca.", "This address can only be read.")
NO_LENGTH = ("Kiriman tidak menyebut panjangnya.", "The submission does not say its length.")
BAD_LENGTH = ("Panjang kiriman tidak terbaca.", "The length of the submission is unreadable.")
TOO_SLOW = (
    "Kiriman tidak sampai pada waktunya. Periksa sambungan, lalu kirim lagi.",
    "The submission did not arrive in time. Check the connection, then send it again.",
)
CUT_OFF = ("Kiriman terputus di tengah jalan.", "The submission broke off halfway.")
TOO_LONG = ("Alamat terlalu panjang.", "The address is too long.")

Sentence = tuple[str, str]


def too_large(given: int, most: int) -> Sentence:
    """A submission over its limit; sizes in bytes."""
    return (
        f"Kiriman {given} bita terlalu besar; paling besar {most} bita.",
        f"The submission of {given} bytes is too large; {most} bytes are allowed.",
    )


def page(sentence: Sentence) -> bytes:
    """A small page that says a sentence in both languages and leads home."""
    indonesian, english = map(escape, sentence)
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{indonesian}</title></head><body><main><h1>{indonesian}</h1>"
        f'<p lang="en">{english}</p><p><a href="/">Beranda</a></p></main></body></html>'
    ).encode()
