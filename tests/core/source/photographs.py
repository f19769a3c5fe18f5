"""Photographs as telephones and programs write them: each piece of what they say about themselves holds the word SECRET."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw

SECRET = b"zqsecretzq"
GPS, DESCRIPTION, ORIENTATION = 0x8825, 0x010E, 0x0112
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def draw(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture whose upper left quarter is red, and which is not one colour, as photographs are not."""
    image = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), fill=(200, 30, 30))
    return image.convert(mode)


def make_exif(orientation: int = 1) -> bytes:
    """Return EXIF with a description, a place and a direction."""
    exif = Image.Exif()
    exif[DESCRIPTION], exif[ORIENTATION] = SECRET.decode(), orientation
    exif[GPS] = {1: "N", 2: (54.0, 21.0, 7.5), 3: "E", 4: (18.0, 38.0, 1.5), 29: SECRET.decode()}
    return exif.tobytes()


def encode(image: Image.Image, kind: str, **more: object) -> bytes:
    """Return the file of a picture."""
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def take_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """Return a JPEG with EXIF, XMP, words of a program, a comment, a profile, and a film behind its end."""
    data = encode(image, "JPEG", exif=make_exif(orientation), comment=SECRET, icc_profile=SRGB, quality=92)
    more = (
        (b"\xff\xe1", b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET),
        (b"\xff\xed", b"Photoshop 3.0\0" + SECRET),
    )
    segments = b"".join(marker + struct.pack(">H", len(words) + 2) + words for marker, words in more)
    return data[:2] + segments + data[2:] + b"\0\0\0\x18ftypmp42" + SECRET


def take_png(image: Image.Image, orientation: int = 1, **more: object) -> bytes:
    """Return a PNG with EXIF, text, XMP and a time."""
    data = encode(image, "PNG", exif=make_exif(orientation), **more)
    chunks = (b"tEXt", b"Author\0" + SECRET), (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET), (b"tIME", SECRET[:7])
    packed = b"".join(
        struct.pack(">I", len(words)) + kind + words + struct.pack(">I", zlib.crc32(kind + words))
        for kind, words in chunks
    )
    return data[:33] + packed + data[33:] + SECRET


def take_webp(image: Image.Image, orientation: int = 1, **more: object) -> bytes:
    """Return a WebP with EXIF and XMP."""
    return encode(image, "WEBP", exif=make_exif(orientation), xmp=b"<x:xmpmeta>" + SECRET, icc_profile=SRGB, **more)


TAKEN = {"jpg": take_jpeg, "png": take_png, "webp": take_webp}
