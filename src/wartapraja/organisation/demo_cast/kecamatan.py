"""The kecamatan of the demo: a second office in the same installation."""

from typing import Final

from wartapraja.organisation.demo_cast.shape import DemoOffice, DemoPerson, DemoPosition
from wartapraja.organisation.terms import PositionKind

KECAMATAN: Final = DemoOffice(
    key="teluk-bahari",
    columns={
        "name": "Kecamatan Teluk Bahari",
        "short_name": "Kecamatan Teluk Bahari",
        "zone": "Asia/Jakarta",
        "government": "PEMERINTAH KABUPATEN NUSA BAHARI",
        "letterhead": "KECAMATAN TELUK BAHARI",
        "address": "Jalan Dermaga Lama Nomor 12, Teluk Bahari 29991",
        "phone": "(0700) 555070",
        "email": "teluk.bahari@nusabahari.example",
        "place": "Teluk Bahari",
        "brand": "#2f5d50",
        "brand_tint": "#e2efe9",
        "site_name": "Kecamatan Teluk Bahari",
        "tagline": "Situs resmi Kecamatan Teluk Bahari",
    },
    units=(("Kecamatan", ""), ("Seksi Pelayanan", "Kecamatan")),
    positions=(
        DemoPosition(
            key="camat",
            unit="Kecamatan",
            title="Camat Teluk Bahari",
            short="Camat",
            kind=PositionKind.ADMINISTRATOR,
            eselon="III.a",
        ),
        DemoPosition(
            key="operator", unit="Seksi Pelayanan", title="Operator Web Kecamatan", above="camat"
        ),
    ),
    people=(
        DemoPerson(
            sign_in_name="camat",
            name="Sembada Raharja, S.STP.",
            nip="197906302001121004",
            grade="IV/a",
            positions=("camat",),
        ),
        DemoPerson(
            sign_in_name="operator.kecamatan",
            name="Puspa Arum, S.E.",
            nip="198801192012012006",
            grade="III/b",
            positions=("operator",),
        ),
    ),
    bindings={
        "web-kecamatan-buleleng": {"administrator": ("operator",), "atasan": ("camat",)},
    },
)
