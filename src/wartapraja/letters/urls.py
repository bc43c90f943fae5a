"""Addresses of letters, all in the office behind sign-in."""

from django.urls import URLPattern, path

from wartapraja.letters.views import books, looking, orders, previewing, setting_up, settling

admin_urls: list[URLPattern] = [
    path("surat/", books.outgoing, name="letters_register"),
    path("surat/masuk/", books.incoming, name="letters_incoming"),
    path("surat/penomoran/", setting_up.numbering, name="letters_numbering"),
    path("surat/kunci/", setting_up.keys, name="letters_keys"),
    path("surat/pratinjau/<int:case_id>/", previewing.preview, name="letters_preview"),
    path("surat/<uuid:key>/", settling.letter, name="letters_letter"),
    path("surat/<uuid:key>/surat.pdf", looking.pdf, name="letters_pdf"),
    path("surat/<uuid:key>/naskah.docx", looking.docx, name="letters_docx"),
    path("surat/<uuid:key>/halaman-<int:number>.png", looking.page, name="letters_page"),
    path("surat/<uuid:key>/cetak/", looking.print_to_sign, name="letters_print"),
    path("surat/<uuid:key>/<slug:verb>/", settling.act_on, name="letters_act"),
    path("disposisi/", orders.inbox, name="letters_orders"),
]
