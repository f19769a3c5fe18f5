"""A published photograph shows what was taken, and says nothing of where, when, by whom and with what."""

from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from plugins.core.source.errors import ContentError
from plugins.core.source.pictures.cache import PictureCache
from plugins.core.source.pictures.picture import Picture, read_picture
from tests.core.source.photographs import SECRET, TAKEN, draw, encode, make_exif, take_jpeg, take_png, take_webp

SHOWN = Path("content/images/x.jpg")


@pytest.fixture
def publish(tmp_path):
    """Gives what is published of a picture."""
    return lambda data: read_picture(data, SHOWN, PictureCache(tmp_path / "content"))


def look(picture: Picture) -> Image.Image:
    """Decode a published picture, which has the size that pages keep room for and says nothing of itself."""
    image = Image.open(BytesIO(picture.data))
    image.load()
    assert image.size == picture.size
    assert SECRET not in picture.data
    assert not image.getexif()
    assert {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp", "Author"} & image.info.keys() == set()
    return image


@pytest.mark.parametrize("kind", TAKEN)
@pytest.mark.parametrize("size", [(40, 30), (2000, 1500)])
@pytest.mark.parametrize("orientation", [1, 6])
def test_photograph(publish, kind, size, orientation):
    """EXIF, GPS, XMP, comments and what hangs behind are gone, it stands upright, and its longer side is 1,600 pixels at most."""
    data = TAKEN[kind](draw(*size), orientation)
    assert SECRET in data

    image = look(publish(data))

    wide, high = (min(side, round(1600 * side / max(size))) for side in size)
    assert image.size == ((wide, high) if orientation == 1 else (high, wide))
    corner = image.convert("RGB").getpixel((3, 3) if orientation == 1 else (image.width - 4, 3))
    assert corner[0] > 150 > 80 > corner[1]


@pytest.mark.parametrize("kind", TAKEN)
def test_pixels_of_a_small_photograph_stay(publish, kind):
    """What is small and upright is not encoded again: each pixel is the one that was taken."""
    data = TAKEN[kind](draw(60, 40))

    assert look(publish(data)).convert("RGB").tobytes() == Image.open(BytesIO(data)).convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_clean_picture(publish, kind):
    """A small picture that says nothing of itself goes out byte for byte."""
    data = encode(draw(60, 40), kind)

    assert publish(data) == (data, (60, 40))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_large_png_of_any_colours(publish, mode):
    """A large PNG keeps what can be seen through, whatever its colours."""
    image = look(publish(take_png(draw(2400, 1200, mode), 6)))

    assert image.size == (800, 1600)
    assert ("A" in image.mode) == ("A" in mode)


def test_two_pictures_in_one_file(publish):
    """Of a telephone's file with a second picture in it, such as one with depth, the first goes out."""
    data = encode(draw(60, 40), "MPO", save_all=True, append_images=[draw(30, 20)], exif=make_exif())

    assert look(publish(data)).format == "JPEG"


def test_colours_of_print_and_of_other_screens(publish):
    """A large CMYK file, or one with a profile, shows the colours of all screens."""
    image = look(publish(take_jpeg(draw(2000, 1000, "CMYK"))))

    assert image.mode == "RGB"
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("take", [take_png, take_webp])
def test_picture_that_moves(publish, take):
    """It keeps its steps, and says as little as others."""
    frames = [draw(1700, 8), draw(1700, 8).rotate(180)]

    picture = publish(take(frames[0], save_all=True, append_images=frames[1:], duration=100))

    assert Image.open(BytesIO(picture.data)).n_frames == 2
    assert SECRET not in picture.data
    assert picture.size == (1700, 8)


def test_scaling_that_saves_nothing(publish):
    """A large drawing of few colours, which would take more bytes when smaller, stays as it is."""
    data = encode(Image.new("1", (3000, 1000)), "PNG")

    assert publish(data) == (data, (3000, 1000))


def test_same_bytes_with_and_without_what_is_remembered(tmp_path):
    """A photograph is the same whether it was decoded before or not, and what is remembered and damaged is made again."""
    cache, data = PictureCache(tmp_path / "content"), take_jpeg(draw(2000, 1500), 6)
    first = read_picture(data, SHOWN, cache)
    [kept] = (tmp_path / ".glassbox/pictures").iterdir()

    again = read_picture(data, SHOWN, cache)
    kept.write_bytes(kept.read_bytes()[:-9])
    after_damage = read_picture(data, SHOWN, cache)
    kept.unlink()

    assert first == again == after_damage == read_picture(data, SHOWN, cache)


def test_folder_that_nobody_can_write_to(tmp_path):
    """Where nothing can be remembered, pictures go out all the same."""
    (tmp_path / ".glassbox").write_text("no folder", encoding="utf-8")

    assert read_picture(take_jpeg(draw(40, 30)), SHOWN, PictureCache(tmp_path / "content")).size == (40, 30)


def claim_size(width: int, height: int) -> bytes:
    """Return a PNG that says to be of a size and holds a few bytes."""
    data = encode(Image.new("L", (8, 8)), "PNG")
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + data[24:29]
    return data[:12] + head + crc32(head).to_bytes(4, "big") + data[33:]


@pytest.mark.parametrize(
    ("data", "mistake"),
    [
        (b"GIF89a", "is no image that can be read; export it again"),
        (b"", "is no image that can be read; export it again"),
        (b"<svg/>", "is no image that can be read; export it again"),
        (encode(draw(40, 30), "TIFF"), "is no image that can be read; export it again"),
        (b"\0\0\0\x18ftypheic", "is HEIC or AVIF, whatever its name says; export it as JPEG, PNG or WebP"),
        (claim_size(12_000, 7_000), "has more than 80 million pixels; export it smaller"),
        (claim_size(2_000_000, 2_000_000), "has more than 80 million pixels; export it smaller"),
        *(
            (encode(draw(90, 60), kind)[:-200], "is cut off or damaged; export it again")
            for kind in ("JPEG", "PNG", "WEBP")
        ),
        (take_jpeg(draw(90, 60))[:400], "is cut off or damaged; export it again"),
        (
            encode(draw(90, 60), "PNG")[:60] + b"\0" * 40 + encode(draw(90, 60), "PNG")[100:],
            "is cut off or damaged; export it again",
        ),
    ],
)
def test_what_is_no_picture(publish, data, mistake):
    """What cannot be shown, or would take more memory than there is, is a mistake before anything of it is decoded."""
    with pytest.raises(ContentError) as caught:
        publish(data)

    assert [str(each) for each in caught.value.problems] == [f"{SHOWN}:1: {mistake}"]


def test_any_cut_and_any_byte(publish):
    """However a file is cut or damaged, there is a picture or a mistake, and never a word of what it says about itself."""
    for take in TAKEN.values():
        data = take(draw(24, 16))
        for at in range(2, len(data), max(1, len(data) // 150)):
            for harmed in (data[:at], data[:at] + bytes((data[at] ^ 0x41,)) + data[at + 1 :]):
                try:
                    picture = publish(harmed)
                except ContentError:
                    continue
                assert SECRET not in picture.data
