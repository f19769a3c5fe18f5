"""The turning and scaling of pictures by Pillow, which is imported for the first one."""

import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

LONGEST = 1600  # pixels of the longer side: twice the width of a page's text, for screens that draw finely
MOST_PIXELS = 80_000_000  # of a picture that is decoded: 240 MB of memory
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
COLOURS = frozenset(("1", "L", "LA", "P", "RGB", "RGBA", "CMYK"))
ORIENTATION = 0x0112
SRGB = ImageCms.createProfile("sRGB")


class UnreadableError(Exception):
    """The error of a picture that cannot be decoded, or would take too much memory; its words are the mistake."""


def scale_picture(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """Return a picture upright and no larger than a page needs, and its size in pixels.

    The bytes are empty where nothing has to be done: it is small and upright, or moves, or would only take more bytes.
    UnreadableError says what is wrong.
    """
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of damaged EXIF, which is not needed, and of many pixels, which are counted here
        image = open_picture(data)
        try:
            made, size = redraw(image, len(data), is_lossless=data[12:16] == b"VP8L")
        except Exception:  # each decoder has errors of its own
            raise UnreadableError("is cut off or damaged; export it again") from None
    return made, size


def open_picture(data: bytes) -> Image.Image:
    """Return a picture that is not decoded yet."""
    pixels = f"has more than {MOST_PIXELS // 1_000_000} million pixels; export it smaller"
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        raise UnreadableError(pixels) from None
    except Exception:
        raise UnreadableError("is no image that can be read; export it again") from None
    if image.width * image.height > MOST_PIXELS:
        raise UnreadableError(pixels)
    return image


def redraw(image: Image.Image, source_length: int, is_lossless: bool) -> tuple[bytes, tuple[int, int]]:
    """Decode a picture, and draw it anew where it lies on its side or is too large."""
    kind = "JPEG" if image.format == "MPO" else str(image.format)  # a telephone's, with a second picture behind it
    size, moves = image.size, kind != "JPEG" and getattr(image, "is_animated", False)
    image.draft(None, (LONGEST, LONGEST))  # a JPEG is decoded at about the size that is wanted
    image.load()
    is_upright = find_orientation(image) == 1
    if moves or kind == "GIF" or image.mode not in COLOURS or (is_upright and max(size) <= LONGEST):
        return b"", size
    drawn = ImageOps.exif_transpose(image)
    profile = drawn.info.get("icc_profile")
    if max(size) > LONGEST:
        drawn = shrink(drawn)
    elif kind == "PNG" and drawn.mode == "P" and "transparency" in drawn.info:
        drawn = drawn.convert("RGBA")
    drawn = convert_to_srgb(drawn, profile)
    drawn.info = {}  # some encoders write what stands there
    made = encode_picture(drawn, kind, is_lossless)
    return (b"", size) if is_upright and len(made) >= source_length else (made, drawn.size)


def encode_picture(image: Image.Image, kind: str, is_lossless: bool) -> bytes:
    """Return the file of a picture."""
    out = BytesIO()
    if kind == "JPEG":
        image.save(out, kind, quality=85, optimize=True, progressive=True)
    elif kind == "WEBP":
        image.save(out, kind, quality=85, lossless=is_lossless)
    else:
        image.save(out, kind, optimize=True)
    return out.getvalue()


def find_orientation(image: Image.Image) -> int:
    """Return how a picture lies (EXIF's number), 1 for upright and where nothing says so that can be read."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:
        return 1


def shrink(image: Image.Image) -> Image.Image:
    """Return a picture whose longer side is as long as it may be."""
    if image.mode in ("1", "P"):
        image = image.convert("RGBA" if "transparency" in image.info else "RGB" if image.mode == "P" else "L")
    ratio = LONGEST / max(image.size)
    size = tuple(max(1, round(side * ratio)) for side in image.size)
    return image.resize((size[0], size[1]), Image.Resampling.LANCZOS, reducing_gap=3.0)


def convert_to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in the colours of all screens; a profile that cannot be read is passed over, as browsers do."""
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, SRGB, outputMode=wanted)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted:
            return converted
    return image.convert("RGB") if image.mode == "CMYK" else image
