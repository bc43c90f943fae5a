"""The dinas of the demo: an invented regency, invented people, invented numbers."""

from typing import Final

from wartapraja.organisation.demo_cast.shape import DemoOffice, DemoPerson, DemoPosition
from wartapraja.organisation.terms import PositionKind

_HEAD = "Dinas Komunikasi, Informatika, dan Statistik"
_SECRETARIAT = "Sekretariat"
_IKP = "Bidang Informasi dan Komunikasi Publik"
_PIP = "Seksi Pengelolaan Informasi Publik"
_APTIKA = "Bidang Aplikasi Informatika"

_LADDER: dict[str, tuple[str, ...]] = {
    "staf": ("staf",),
    "kasi": ("kasi",),
    "kabid": ("kabid",),
    "sekdis": ("sekdis",),
    "kadis": ("kadis",),
}

KOMINFO: Final = DemoOffice(
    key="kominfo",
    columns={
        "name": "Dinas Komunikasi, Informatika, dan Statistik Kabupaten Nusa Bahari",
        "short_name": "Diskominfotik Nusa Bahari",
        "zone": "Asia/Jakarta",
        "government": "PEMERINTAH KABUPATEN NUSA BAHARI",
        "letterhead": "DINAS KOMUNIKASI, INFORMATIKA,\nDAN STATISTIK",
        "address": "Jalan Cendana Nomor 1, Teluk Bahari 29999",
        "phone": "(0700) 555010",
        "fax": "(0700) 555011",
        "email": "diskominfotik@nusabahari.example",
        "website": "https://nusabahari.example/",
        "place": "Teluk Bahari",
        "site_name": "Kabar Nusa Bahari",
        "tagline": "Kabar resmi Pemerintah Kabupaten Nusa Bahari",
    },
    units=(
        (_HEAD, ""),
        (_SECRETARIAT, _HEAD),
        (_IKP, _HEAD),
        (_PIP, _IKP),
        (_APTIKA, _HEAD),
    ),
    positions=(
        DemoPosition(
            key="kadis",
            unit=_HEAD,
            title="Kepala Dinas",
            short="Kadis",
            kind=PositionKind.JPT,
            eselon="II.b",
        ),
        DemoPosition(
            key="sekdis",
            unit=_SECRETARIAT,
            title="Sekretaris Dinas",
            short="Sekdis",
            kind=PositionKind.ADMINISTRATOR,
            eselon="III.a",
            above="kadis",
        ),
        DemoPosition(
            key="kabid",
            unit=_IKP,
            title="Kepala Bidang Informasi dan Komunikasi Publik",
            short="Kabid IKP",
            kind=PositionKind.ADMINISTRATOR,
            eselon="III.b",
            above="kadis",
        ),
        DemoPosition(
            key="kasi",
            unit=_PIP,
            title="Kepala Seksi Pengelolaan Informasi Publik",
            short="Kasi PIP",
            kind=PositionKind.PENGAWAS,
            eselon="IV.a",
            above="kabid",
        ),
        DemoPosition(
            key="editor",
            unit=_IKP,
            title="Sub Koordinator Pengelolaan Komunikasi dan Informasi Publik",
            short="Editor",
            kind=PositionKind.FUNGSIONAL,
            above="kabid",
        ),
        DemoPosition(key="data", unit=_PIP, title="Staf Pengolah Data", above="kasi"),
        DemoPosition(key="admin", unit=_PIP, title="Staf Admin", above="kasi"),
        DemoPosition(key="staf", unit=_PIP, title="Staf Peliputan", above="kasi", shared=True),
        DemoPosition(
            key="penulis",
            unit=_IKP,
            title="Penulis Artikel/Tim Peliput",
            short="Tim Peliput",
            kind=PositionKind.FUNGSIONAL,
            above="editor",
            shared=True,
        ),
        DemoPosition(key="web_admin", unit=_APTIKA, title="Web Administrator", above="kadis"),
        DemoPosition(
            key="web_dev",
            unit=_APTIKA,
            title="Pranata Komputer (Web Developer)",
            short="Web Developer",
            kind=PositionKind.FUNGSIONAL,
            above="kadis",
        ),
        DemoPosition(
            key="umum",
            unit=_SECRETARIAT,
            title="Kepala Subbagian Umum dan Kepegawaian",
            short="Kasubbag Umum",
            kind=PositionKind.PENGAWAS,
            eselon="IV.a",
            above="sekdis",
        ),
    ),
    people=(
        DemoPerson(
            sign_in_name="staf.data",
            name="Damar Panuluh, S.I.Kom.",
            nip="199107082015031004",
            grade="III/a",
            positions=("data",),
        ),
        DemoPerson(
            sign_in_name="kasi",
            name="Retno Widuri, S.I.Kom.",
            nip="198302152009012007",
            grade="III/d",
            positions=("kasi",),
        ),
        DemoPerson(
            sign_in_name="kabid",
            name="Bagas Perdana Kusumo, S.Kom.",
            nip="197811032005011012",
            grade="IV/a",
            positions=("kabid",),
        ),
        DemoPerson(
            sign_in_name="staf.admin",
            name="Laras Candrakirana, A.Md.",
            nip="199403262019032009",
            grade="II/d",
            positions=("admin",),
        ),
        DemoPerson(
            sign_in_name="sekdis",
            name="Nirmala Sekartaji, S.Sos.",
            nip="197205202000032006",
            grade="IV/b",
            positions=("sekdis",),
        ),
        DemoPerson(
            sign_in_name="kadis",
            name="Drs. Wiratama Lokajaya, M.Si.",
            nip="196804121993031008",
            grade="IV/c",
            positions=("kadis",),
        ),
        DemoPerson(
            sign_in_name="staf.liputan",
            name="Galih Samudra",
            nip="199609142022211003",
            grade="IX",
            positions=("staf",),
        ),
        DemoPerson(
            sign_in_name="penulis",
            name="Ayunda Kinasih, S.S.",
            nip="199301292019032015",
            grade="III/a",
            positions=("penulis", "staf"),
        ),
        DemoPerson(
            sign_in_name="editor",
            name="Handaru Jatmika, S.Sos.",
            nip="198510102010011021",
            grade="III/c",
            positions=("editor",),
        ),
        DemoPerson(
            sign_in_name="web.admin",
            name="Seruni Anggraita, S.Kom.",
            nip="199002282014032011",
            grade="III/b",
            positions=("web_admin",),
        ),
        DemoPerson(
            sign_in_name="web.dev",
            name="Jaka Tirtana, S.T.",
            nip="199212042018011005",
            grade="III/a",
            positions=("web_dev",),
        ),
        DemoPerson(
            sign_in_name="admin.organisasi",
            name="Gading Prasetya, S.AP.",
            nip="198609172010011018",
            grade="III/c",
            positions=("umum",),
            administers=True,
        ),
    ),
    bindings={
        "pesona-bengkalis": {
            "kabid": ("kabid",),
            "kasi": ("kasi",),
            "staf_pengolah_data": ("data",),
            "staf_admin": ("admin",),
        },
        "website-tabanan": _LADDER,
        "peliputan-bengkalis": _LADDER,
        "website-ketapang": {
            "penulis": ("penulis",),
            "editor": ("editor",),
            "redaktur": ("kabid",),
            "web_administrator": ("web_admin",),
            "web_developer": ("web_dev",),
        },
    },
)
