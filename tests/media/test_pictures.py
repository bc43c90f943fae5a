"""A picture leaves the house without place and author, in sensible sizes, made by the worker."""

import shutil
import subprocess
from io import BytesIO

import pytest
from PIL import Image

from tests.media import files
from wartapraja.media import commands, queries
from wartapraja.media.models import Picture, Rendition
from wartapraja.media.renditions import make
from wartapraja.media.types import Refused
from wartapraja.record import queries as recorded

pytestmark = pytest.mark.django_db
SECRETS = (b"Rahasia", b"PabrikKamera", b"GPS", b"Exif", b"xmpmeta", b"http://ns.adobe.com/xap")


def metadata_left(data: bytes) -> list[str]:
    """Everything about place, author and device that can still be read from a picture file."""
    image = Image.open(BytesIO(data))
    left = [f"exif {tag:#x}" for tag in image.getexif()] + [
        f"gps {tag}" for tag in image.getexif().get_ifd(files.GPS)
    ]
    left += [
        key
        for key in ("exif", "xmp", "comment", "icc_profile", "photoshop", "XML:com.adobe.xmp")
        if image.info.get(key)
    ]
    return left + [secret.decode() for secret in SECRETS if secret in data]


def exiftool(data: bytes, tmp_path) -> str:
    """What exiftool reads of place and author; empty when it is not installed."""
    program = shutil.which("exiftool")
    if not program:
        return ""
    path = tmp_path / "dilihat"
    path.write_bytes(data)
    wanted = [
        "-gps:all",
        "-xmp:all",
        "-iptc:all",
        "-exif:all",
        "-comment",
        "-author",
        "-artist",
        "-creator",
    ]
    return subprocess.run(
        [program, "-s", *wanted, str(path)], capture_output=True, text=True, check=False
    ).stdout


@pytest.fixture
def photo():
    return commands.add_picture(
        files.photo_with_place((800, 600)), "IMG_1.jpg", "Pasar", "Pedagang di pasar", "Humas"
    )


def test_the_control_photograph_does_hold_place_and_author(tmp_path):
    data = files.photo_with_place()
    assert {"exif 0x13b", "gps 1", "Rahasia"} <= set(metadata_left(data))
    if shutil.which("exiftool"):
        assert "GPSLatitude" in exiftool(data, tmp_path)


@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(
    "spec",
    [
        "original",
        "width-160",
        "max-165x165",
        "width-160|format-jpeg",
        "width-160|format-png",
        "width-160|format-webp",
        "width-160|format-avif",
    ],
)
def test_no_rendition_of_any_format_holds_place_or_author(source, spec, tmp_path):
    picture = commands.add_picture(
        files.photo_with_place((320, 240), format=source), f"IMG_1.{source.lower()}"
    )
    data, _ = queries.public_bytes(picture.get_rendition(spec))
    assert metadata_left(data) == []
    assert exiftool(data, tmp_path) == ""


def test_a_turned_photograph_is_shown_the_right_way_up():
    picture = commands.add_picture(files.photo_with_place((640, 480), orientation=6), "IMG_1.jpg")
    shown = picture.get_rendition("width-320|format-jpeg")
    assert (shown.width, shown.height) == (320, 426)
    make(picture)
    assert {
        (one.width, one.height)
        for one in picture.renditions.filter(filter_spec__contains="avifquality")
    } == {(320, 426), (480, 640)}


def test_a_wide_colour_profile_becomes_srgb_and_is_dropped():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = commands.add_picture(files.picture("JPEG", (400, 300), icc_profile=profile), "a.jpg")
    assert metadata_left(queries.public_bytes(picture.get_rendition("width-320"))[0]) == []


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1", "I;16"])
def test_pictures_of_every_colour_mode_are_made_into_every_format(mode):
    out = BytesIO()
    image = files.noise(400, 300).convert("L")
    image = (
        image.convert("I").point(lambda value: value * 256).convert("I;16")
        if mode == "I;16"
        else image.convert(mode)
    )
    image.save(out, "PNG")
    picture = commands.add_picture(out.getvalue(), "a.png", alt="a", credit="b")
    shown = queries.picture_set(picture, make_missing=True)
    assert shown.complete


def test_the_worker_makes_every_size_and_format_and_nothing_larger_than_the_original(photo, work):
    assert not queries.picture_set(photo).complete
    work()
    shown = queries.picture_set(photo, "(min-width: 60rem) 50vw, 100vw")
    assert shown.complete
    assert [source.mime for source in shown.sources] == ["image/avif", "image/webp", "image/jpeg"]
    for source in shown.sources:
        assert [one.width for one in source.candidates] == [320, 640, 800]
    assert (shown.width, shown.height, shown.fallback.width) == (800, 600, 800)
    assert (shown.alt, shown.credit) == ("Pedagang di pasar", "Humas")
    for candidate in shown.candidates():
        data, mime = queries.public_bytes(candidate.rendition)
        assert metadata_left(data) == []
        assert Image.open(BytesIO(data)).get_format_mimetype() == mime


def test_a_large_photograph_gets_all_five_widths(work):
    out = BytesIO()
    Image.radial_gradient("L").resize((3000, 1000)).save(out, "JPEG")
    big = commands.add_picture(out.getvalue(), "DSC.jpg")
    work()
    shown = queries.picture_set(big)
    assert [one.width for one in shown.sources[0].candidates] == [320, 640, 960, 1280, 1920]
    assert shown.complete


def test_making_renditions_twice_makes_nothing_twice(photo, work):
    work()
    before = Rendition.objects.count()
    assert make(photo) == 0
    assert Rendition.objects.count() == before


def test_a_page_in_the_office_can_show_a_picture_before_the_worker_came(photo):
    shown = queries.picture_set(photo)
    assert shown.sources == ()
    assert shown.fallback.url.startswith("/berkas-media/rendisi/")


def test_the_original_is_kept_whole_under_a_name_nobody_chose(photo, storage_of_its_own):
    stored = storage_of_its_own / photo.file.name
    assert stored.read_bytes() == files.photo_with_place((800, 600))
    assert "IMG_1" not in photo.file.name
    assert photo.filename == "IMG_1.jpg"


def test_the_record_says_which_file_came_in_and_from_whom(people):
    picture = commands.add_picture(files.picture(), "a.jpg", by_user=people.reporter.user)
    (event,) = recorded.events(f"media.picture.{picture.pk}")
    assert (event.kind, event.payload["sha256"], event.actor["person"]) == (
        "FileAdded",
        picture.sha256,
        people.reporter.key,
    )


def test_a_replaced_picture_loses_its_old_renditions_and_gets_new_ones(photo, work):
    work()
    from django.core.files.base import ContentFile

    old = {one.pk for one in photo.renditions.all()}
    photo.file = ContentFile(files.picture(size=(500, 400)), "baru.jpg")
    photo.save()
    work()
    assert not old & {one.pk for one in Picture.objects.get(pk=photo.pk).renditions.all()}
    assert queries.picture_set(Picture.objects.get(pk=photo.pk)).complete


def test_a_hostile_picture_is_refused_with_its_sentence_and_nothing_is_kept(storage_of_its_own):
    with pytest.raises(Refused, match=r"pasang\.exe"):
        commands.add_picture(b"MZ" + b"\x00" * 99, "pasang.exe")
    assert not Picture.objects.exists()
    assert not [path for path in storage_of_its_own.rglob("*") if path.is_file()]


def test_a_picture_may_be_saved_without_alt_text_but_not_be_published():
    bare = commands.add_picture(files.picture(), "a.jpg", "Pasar")
    whole = commands.add_picture(files.picture(), "b.jpg", "Pasar", "Pedagang", "Humas")
    (gap,) = queries.gaps(pictures=[bare, whole.pk])
    assert (gap.id, gap.missing) == (bare.pk, ("alt", "credit"))
    assert "Pasar" in gap.sentence


def test_a_paper_that_is_a_picture_is_stripped_for_the_public(tmp_path):
    paper = commands.add_paper(files.photo_with_place(), "surat.jpg", "Surat")
    public = queries.public_paper(paper)
    with public.opened as file:
        data = file.read()
    assert metadata_left(data) == []
    assert public.size == len(data)
