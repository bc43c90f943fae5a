"""What the signing block, the number and the date of any letter say: who signs as what, and how."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wartapraja.letters import dates
from wartapraja.letters.drawing import qr
from wartapraja.letters.types import BadLetter, Block, Initial, Official, Sign, Via, Way

DOTS = "." * 24
PREFIXES = {Via.PLT: "Plt. ", Via.PLH: "Plh. "}
NATURES = {"biasa": "Biasa", "segera": "Segera", "sangat_segera": "Sangat segera"}


def nip(digits: str) -> str:
    """8-6-1-3 digits, as letters print it; anything else as it stands."""
    if len(digits) != 18 or not digits.isdecimal():
        return digits
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def number(text: str, sign: Sign) -> str:
    """The number; dots as long as there is none to be believed."""
    return DOTS if sign.way is Way.DRAFT or not text.strip() else text.strip()


def day(at: datetime, zone: str, sign: Sign) -> str:
    """The date of the letter; dots in a draft, because signing gives the date."""
    return DOTS if sign.way is Way.DRAFT else dates.long_date(dates.local(at, zone))


def nature(word: str) -> str:
    """Sifat as it is printed; a word of the office's own stays."""
    return NATURES.get(word, word)


def signs_as(signer: Official, on_behalf: Sequence[Block]) -> list[str]:
    """The lines above the signature, positions in capitals, a.n. and u.b. in small letters, a comma at the end.

    Follows: Permendagri 54/2009: Plt. and Plh. stand before the office they fill, the own position on the next line.

    Raises:
        BadLetter: the chain is none, for instance u.b. without a.n.
    """
    if not on_behalf and signer.via is Via.DELEGASI and signer.own_position:
        lines = [f"a.n. {signer.position.upper()}", signer.own_position.upper()]
    else:
        lines = [*_chain(on_behalf), PREFIXES.get(signer.via, "") + signer.position.upper()]
        if signer.via in PREFIXES and signer.own_position:
            lines.append(signer.own_position)
    return [*lines[:-1], f"{lines[-1]},"]


def _chain(blocks: Sequence[Block]) -> list[str]:
    prefixes = [each.prefix for each in blocks]
    for n, each in enumerate(blocks):
        _check(each, prefixes[:n])
    return [" ".join(filter(None, (each.prefix, each.position.upper()))) for each in blocks]


def _check(block: Block, above: list[str]) -> None:
    if block.prefix not in {"", "a.n.", "u.b."}:
        raise BadLetter(f"on_behalf: got prefix {block.prefix!r}, expected a.n., u.b. or none.")
    if block.prefix == "a.n." and above:
        raise BadLetter("on_behalf: a.n. stands once, on the first line.")
    if block.prefix != "a.n." and "a.n." not in above:
        raise BadLetter(f"on_behalf: {block.prefix or block.position} needs a.n. above it.")
    if block.prefix == "u.b." and (block.position or above[-1] != ""):
        raise BadLetter(
            "on_behalf: u.b. stands alone, below the position in between and above the signer."
        )
    if block.prefix != "u.b." and not block.position.strip():
        raise BadLetter(f"on_behalf: {block.prefix or 'a line'} names no position.")


def signing(
    signer: Official, sign: Sign, zone: str, on_behalf: Sequence[Block] = ()
) -> dict[str, Any]:
    """The signing block as the template prints it.

    Raises:
        BadLetter: the chain above the signer is none.
    """
    return {
        "signs_as": signs_as(signer, on_behalf),
        "name": signer.name,
        "rank": signer.rank,
        "nip": nip(signer.nip),
        "way": sign.way.value,
        "code": sign.code,
        "verify_url": "" if sign.way is Way.DRAFT else sign.verify_url,
        "initials": [_initial(each, zone) for each in sign.initials],
    }


def _initial(initial: Initial, zone: str) -> dict[str, str]:
    return {
        "name": initial.name,
        "position": initial.position,
        "at": dates.brief(initial.at, zone) if initial.at else "",
    }


def drawings(sign: Sign) -> dict[str, str]:
    """The QR code; a draft has nothing to be verified."""
    return {"qr": qr(sign.verify_url)} if sign.verify_url and sign.way is not Way.DRAFT else {}
